import { ActionIcon, Button, Drawer, Loader, Menu, UnstyledButton } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouter, useRouterState, type ErrorComponentProps } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Problem } from '../api/problem';
import { signOut } from '../api/session';
import { LANGUAGES } from '../i18n/messages';
import { IconBell, IconChevronDown, IconHome, IconLogout, IconMenu, IconMoon, IconSearch, IconSettings, IconSun, IconUser } from '../icons';
import { pageOf, useMetaIfThere } from '../meta/meta';
import { useHasModules } from '../plugins/manifest';
import { setAccent } from '../ui/accent';
import { Face } from '../ui/Face';
import { useApp } from './app';
import { Beside } from './Beside';
import { useLive } from './live';
import { favourites, type NavItem, unseen, useNavigation } from './manifest';
import { NavIcon } from './NavIcon';
import { development, refused } from './development';
import { isSafe, leaveSafe } from './safe';
import { useSequences } from './sequences';
import classes from './Shell.module.css';
import { useTheme } from './theme';
import { Trouble } from './Trouble';

const loadPalette = () => import('./Palette');
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
const ShortcutList = lazy(async () => ({ default: (await import('./Shortcuts')).ShortcutList }));
const Notices = lazy(async () => ({ default: (await import('./Notices')).Notices }));
const DevelopmentBar = lazy(async () => ({ default: (await import('../plugins/DevelopmentBar')).DevelopmentBar }));
const PluginRoot = lazy(async () => ({ default: (await import('../plugins/PluginRoot')).PluginRoot }));

/** The frame around every page. */
export function Shell() {
  const { t } = useApp();
  const [palette, setPalette] = useState(false);
  const [keys, setKeys] = useState(false);
  const [drawer, setDrawer] = useState(false);
  const isNarrow = useMediaQuery('(max-width: 760px)') ?? false;
  const at = useRouterState({ select: (state) => state.location.pathname });
  const navigate = useNavigate();
  const theme = useTheme();
  const { records, pages, administration } = useNavigation();
  const [notices, setNotices] = useState(false);
  const isOnline = useLive();
  const hasModules = useHasModules();

  useEffect(() => setDrawer(false), [at]);
  // it is there when it is asked for, and no page waits for it
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette().catch(() => undefined), 1000);
    return () => clearTimeout(timer);
  }, []);
  useHotkeys(
    [
      ['mod+K', () => setPalette(true)],
      ['mod+J', theme.toggle],
    ],
    [],
  );
  useHotkeys([
    ['shift+?', () => setKeys(true)],
    ['?', () => setKeys(true)],
  ]);
  const go = (to: string) => () => void navigate({ to });
  useSequences('g', {
    h: go('/'),
    n: () => setNotices(true),
    s: go('/settings'),
    ...(administration.length > 0 ? { a: go('/system') } : {}),
    ...Object.fromEntries([...records, ...pages].slice(0, 9).map((item, index) => [String(index + 1), go(item.page)])),
  });
  const sidebar = <Sidebar onSearch={() => setPalette(true)} onKeys={() => setKeys(true)} onNotices={() => setNotices(true)} />;

  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {t('shell.skip')}
      </a>
      {isNarrow ? (
        <>
          <header className={classes.bar}>
            <ActionIcon size={36} aria-label={t('shell.menu')} onClick={() => setDrawer(true)}>
              <IconMenu size={20} />
            </ActionIcon>
            <span className={classes.barTitle}>
              <BrandName />
            </span>
            <NoticeBell onOpen={() => setNotices(true)} />
            <ActionIcon size={36} aria-label={t('shell.search')} onClick={() => setPalette(true)}>
              <IconSearch size={20} />
            </ActionIcon>
          </header>
          <Drawer opened={drawer} onClose={() => setDrawer(false)} size={272} withCloseButton={false} padding={0} classNames={{ body: classes.drawer }} attributes={{ content: { 'aria-label': t('shell.menu') } }}>
            {sidebar}
          </Drawer>
        </>
      ) : (
        <div className={classes.side}>{sidebar}</div>
      )}
      <main id="content" className={classes.content} tabIndex={-1}>
        {!isOnline && (
          <div className={classes.offline} role="status">
            {t('shell.offline')}
          </div>
        )}
        <Suspense>{(development !== undefined || refused !== null) && <DevelopmentBar />}</Suspense>
        {isSafe() && (
          <div className={classes.offline} role="status">
            {t('plugin.safe')}{' '}
            <button type="button" className={classes.leave} onClick={leaveSafe}>
              {t('plugin.leave_safe')}
            </button>
          </div>
        )}
        <Suspense
          fallback={
            <div className={classes.loading}>
              <Loader size="sm" aria-label={t('shell.loading')} />
            </div>
          }
        >
          <Outlet />
        </Suspense>
      </main>
      <Beside>{palette && <Palette onClose={() => setPalette(false)} />}</Beside>
      <Beside>{keys && <ShortcutList onClose={() => setKeys(false)} />}</Beside>
      <Beside>{notices && <Notices onClose={() => setNotices(false)} />}</Beside>
      <Beside>{hasModules && <PluginRoot />}</Beside>
    </div>
  );
}

function BrandName() {
  const { brand } = useNavigation();
  return <>{brand?.organisation ?? brand?.product ?? 'Kontor'}</>;
}

/** What waits, where there is no room for the menu. */
function NoticeBell({ onOpen }: { onOpen: () => void }) {
  const { t } = useApp();
  const count = useQuery(unseen).data?.count?.value ?? 0;
  return (
    <ActionIcon size={36} className={classes.bell} aria-label={count === 0 ? t('shell.notices') : `${t('shell.notices')}, ${t('shell.unseen', { count })}`} onClick={onOpen}>
      <IconBell size={20} />
      {count > 0 && <span className={classes.waits} aria-hidden="true" />}
    </ActionIcon>
  );
}

function Sidebar({ onSearch, onKeys, onNotices }: { onSearch: () => void; onKeys: () => void; onNotices: () => void }) {
  const { t, session } = useApp();
  const { records, pages, administration, brand } = useNavigation();
  useEffect(() => {
    if (brand !== undefined) {
      setAccent(brand.accent);
    }
  }, [brand]);
  const marked = useQuery(favourites).data ?? [];
  const waiting = useQuery(unseen).data?.count?.value ?? 0;
  const at = useRouterState({ select: (state) => state.location.pathname });
  const isThere = at.startsWith('/system');
  const [open, setOpen] = useState(isThere);
  const name = brand?.organisation ?? brand?.product ?? 'Kontor';

  return (
    <nav className={classes.nav} aria-label={t('shell.menu')}>
      <div className={classes.brand}>
        {brand?.logo ? <img className={classes.logo} src={brand.logo} alt="" /> : <span className={classes.mark}>{name.slice(0, 1)}</span>}
        <span className={classes.name}>{name}</span>
      </div>
      <UnstyledButton className={classes.search} onClick={onSearch}>
        <IconSearch size={15} aria-hidden="true" />
        <span>{t('shell.search_hint')}</span>
        <kbd>Ctrl K</kbd>
      </UnstyledButton>
      <div className={classes.scroll}>
        <NavLink to="/" label={t('shell.home')} isCurrent={at === '/'}>
          <IconHome size={16} stroke={1.7} aria-hidden="true" />
        </NavLink>
        <UnstyledButton className={classes.item} onClick={onNotices} title="g n">
          <IconBell size={16} stroke={1.7} aria-hidden="true" />
          <span className={classes.label}>{t('shell.notices')}</span>
          <Count of={waiting} />
        </UnstyledButton>
        {marked.length > 0 && (
          <section aria-labelledby="nav-favourites">
            <h2 id="nav-favourites" className={classes.group}>
              {t('shell.favourites')}
            </h2>
            {marked.slice(0, 12).map((each) => (
              <NavLink key={each.id} to={pageOf(each)} label={each.title} isCurrent={at.endsWith(each.id)}>
                <Face id={each.id} title={each.title} />
              </NavLink>
            ))}
          </section>
        )}
        <section aria-labelledby="nav-records">
          <h2 id="nav-records" className={classes.group}>
            {t('shell.records')}
          </h2>
          <Items items={records} at={at} />
          <Items items={pages} at={at} />
        </section>
        {administration.length > 0 && (
          <section>
            <h2 className={classes.group}>
              <UnstyledButton className={classes.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
                {t('shell.administration')}
                <IconChevronDown size={13} aria-hidden="true" data-open={open || undefined} />
              </UnstyledButton>
            </h2>
            {open && (
              <>
                <NavLink to="/system" label={t('admin.overview')} isCurrent={at === '/system'}>
                  <IconSettings size={16} stroke={1.7} aria-hidden="true" />
                </NavLink>
                <Items items={administration} at={at} />
              </>
            )}
          </section>
        )}
      </div>
      <Account name={session.user.name} id={session.user.id} onKeys={onKeys} />
    </nav>
  );
}

function Items({ items, at }: { items: Omit<NavItem, 'entity'>[]; at: string }) {
  return items.map((item) => (
    <NavLink key={item.id} to={item.page} label={item.label} isCurrent={at === item.page || at.startsWith(`${item.page}/`)}>
      <NavIcon name={item.icon} />
    </NavLink>
  ));
}

function NavLink({ to, label, isCurrent, children }: { to: string; label: string; isCurrent: boolean; children: React.ReactNode }) {
  return (
    <Link className={classes.item} to={to} activeOptions={{ exact: true, includeSearch: false }} aria-current={isCurrent ? 'page' : undefined}>
      {children}
      <span className={classes.label}>{label}</span>
    </Link>
  );
}

function Count({ of }: { of: number }) {
  const { t } = useApp();
  return of === 0 ? null : (
    <span className={classes.count} role="img" aria-label={t('shell.unseen', { count: of })}>
      {of > 99 ? '99+' : of}
    </span>
  );
}

function Account({ name, id, onKeys }: { name: string; id: string; onKeys: () => void }) {
  const { t, setLocale, locale } = useApp();
  const { colorScheme, shown, choose, toggle } = useTheme();
  const speak = (tag: string) => {
    setLocale(tag);
    void import('../api/settings').then(({ changeMyself }) => changeMyself(id, { locale: tag })).catch(() => undefined);
  };
  return (
    <div className={classes.account}>
      <Menu position="top-start" width={216}>
        <Menu.Target>
          <UnstyledButton className={classes.me} aria-label={t('shell.account', { name })}>
            <Face id={id} title={name} round size={24} />
            <span className={classes.label}>{name}</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} to="/settings" leftSection={<IconUser size={15} />}>
            {t('settings.mine')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('shell.language')}</Menu.Label>
          {Object.entries(LANGUAGES).map(([tag, label]) => (
            <Menu.Item key={tag} lang={tag} aria-current={locale === tag || undefined} onClick={() => speak(tag)} fw={locale === tag ? 600 : 400}>
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>{t('shell.theme')}</Menu.Label>
          {(['light', 'dark', 'auto'] as const).map((scheme) => (
            <Menu.Item key={scheme} onClick={() => choose(scheme)} fw={colorScheme === scheme ? 600 : 400}>
              {t(`shell.theme_${scheme}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={onKeys}>{t('shell.keys')}</Menu.Item>
          <Menu.Item
            leftSection={<IconLogout size={15} />}
            onClick={() => {
              void signOut().finally(() => window.location.assign('/'));
            }}
          >
            {t('shell.sign_out')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ActionIcon aria-label={t(shown === 'dark' ? 'shell.to_light' : 'shell.to_dark')} title="Ctrl J" onClick={toggle}>
        {shown === 'dark' ? <IconSun size={16} /> : <IconMoon size={16} />}
      </ActionIcon>
    </div>
  );
}

/** Where an address leads nowhere, or to what failed: why, and where one can go on. */
export function Missing() {
  return <PageTrouble error={new Problem(404, {})} reset={() => undefined} />;
}

export function PageTrouble({ error }: ErrorComponentProps) {
  const { t, session } = useApp();
  const router = useRouter();
  const [, plugin, entity, id] = useRouterState({ select: (state) => state.location.pathname }).split('/');
  const name = `${plugin}.${entity}`;
  const meta = useMetaIfThere(id !== undefined && name in session.entities ? name : undefined);
  // asking again for what is not there, or not for this reader, finds nothing else
  const isFinal = error instanceof Problem && (error.status === 404 || error.status === 403);
  useEffect(() => {
    if (isFinal) {
      document.title = `${t('trouble.missing')} · Kontor`;
    }
  }, [isFinal, t]);
  return (
    <Trouble t={t} error={error} onRetry={isFinal ? undefined : () => void router.invalidate()}>
      {isFinal && meta !== undefined && (
        <Button component={Link} to={`/${plugin}/${entity}`}>
          {meta.plural}
        </Button>
      )}
      {isFinal && (
        <Button variant="default" component={Link} to="/">
          {t('shell.home')}
        </Button>
      )}
    </Trouble>
  );
}
