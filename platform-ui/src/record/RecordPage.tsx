import { ActionIcon, Button, Menu, Tabs, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { bringBack, deskOf, mark, remove, visit } from '../api/records';
import { refresh } from '../api/refresh';
import { IconArrowLeft, IconDots, IconKey, IconPencil, IconPrinter, IconShare, IconStar, IconStarFilled, IconTrash } from '../icons';
import { titleOf, useMeta } from '../meta/meta';
import type { ActionMeta } from '../meta/types';
import { usePanels, useRecordCommands } from '../plugins/panels';
import { useShortcuts } from '../plugins/shortcuts';
import { useApp } from '../shell/app';
import { Beside } from '../shell/Beside';
import { useOffers } from '../shell/offers';
import { say, sayTrouble } from '../shell/toasts';
import { Face } from '../ui/Face';
import { ActionForm } from './ActionForm';
import { Details } from './Details';
import { EditForm } from './EditForm';
import { Files } from './files/Files';
import { History } from './History';
import { Neighbours } from './Neighbours';
import { NewMenu } from './NewMenu';
import { Related } from './Related';
import { TimeLine } from './TimeLine';
import classes from './RecordPage.module.css';

/** A record with all that belongs to it. */
export function RecordPage() {
  const { plugin, entity, id } = useParams({ from: '/$plugin/$entity/$id' });
  return <Page key={id} name={`${plugin}.${entity}`} id={id} />;
}

/** How many actions stand as buttons; the others are in the menu. */
const BUTTONS = 2;

const SidePanel = lazy(async () => ({ default: (await import('../plugins/Panel')).SidePanel }));
const PanelBody = lazy(async () => ({ default: (await import('../plugins/Panel')).PanelBody }));
const UserItems = lazy(async () => ({ default: (await import('./UserItems')).UserItems }));
const SecretDialog = lazy(async () => ({ default: (await import('./UserItems')).SecretDialog }));
const Paths = lazy(async () => ({ default: (await import('./Path')).Paths }));
const Approval = lazy(async () => ({ default: (await import('./Approval')).Approval }));
const Shares = lazy(async () => ({ default: (await import('./Shares')).Shares }));
const Rights = lazy(async () => ({ default: (await import('./Rights')).Rights }));
const Print = lazy(async () => ({ default: (await import('./Print')).Print }));
const CommandItems = lazy(async () => ({ default: (await import('../plugins/Commands')).CommandItems }));

function Page({ name, id }: { name: string; id: string }) {
  const { t, session } = useApp();
  const meta = useMeta(name);
  const client = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  const desk = useSuspenseQuery(deskOf(name, id)).data;
  const record = desk.record;
  const title = titleOf(meta, record);
  const can = record.can;
  const mayEdit = can?.update === true && meta.fields.some((field) => field.update);
  const [isEditing, setEditing] = useState(false);
  const [action, setAction] = useState<ActionMeta>();
  const [secret, setSecret] = useState<string>();
  const [open, setOpen] = useState<'shares' | 'rights' | 'print'>();
  const [plugin, entity] = name.split('.') as [string, string];
  const actions = meta.actions.filter((each) => can?.actions.includes(each.name));
  const panels = usePanels(name, record);
  const commands = useRecordCommands(name, record);
  useShortcuts(commands, { entity: name, record });
  const related = meta.related.slice().sort((a, b) => a.order - b.order);
  const isMoved = meta.fields.some((field) => field.moved === true);
  const canMake = related.filter((each) => (session.entities[each.of]?.create ?? []).some((right) => right !== 'none'));

  useEffect(() => {
    document.title = `${title} · Kontor`;
  }, [title]);
  useEffect(() => {
    visit(name, id).then(
      () => void client.invalidateQueries({ queryKey: ['recent'] }),
      () => undefined,
    );
  }, [client, name, id]);
  useHotkeys([['e', () => mayEdit && setEditing(true)]]);

  useOffers([
    ...(mayEdit ? [{ id: 'edit', label: t('action.edit'), keys: 'e', run: () => setEditing(true) }] : []),
    ...actions.map((each) => ({ id: each.name, label: each.label, run: () => setAction(each) })),
    { id: 'star', label: t(desk.favourite ? 'record.unstar' : 'record.star'), run: () => void star() },
    ...(can?.delete === true ? [{ id: 'delete', label: t('action.delete'), run: () => void take() }] : []),
  ]);

  async function star() {
    client.setQueryData(deskOf(name, id).queryKey, { ...desk, favourite: !desk.favourite });
    try {
      await mark(name, id, !desk.favourite);
    } catch (refused) {
      client.setQueryData(deskOf(name, id).queryKey, desk);
      sayTrouble(refused, t);
    }
    void client.invalidateQueries({ queryKey: ['favourites'] });
  }

  async function take() {
    try {
      await remove(name, id, record.version);
      refresh(client, name);
      void navigate({ to: '/$plugin/$entity', params: { plugin, entity } });
      say(t('record.deleted', { what: title }), t('action.undo'), async () => {
        try {
          await bringBack(id);
          refresh(client, name, id);
        } catch (refused) {
          sayTrouble(refused, t);
        }
      });
    } catch (refused) {
      sayTrouble(refused, t);
    }
  }

  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <ActionIcon
          aria-label={t('record.back', { list: meta.plural })}
          onClick={() => (router.history.canGoBack() ? router.history.back() : void navigate({ to: '/$plugin/$entity', params: { plugin, entity } }))}
        >
          <IconArrowLeft size={18} />
        </ActionIcon>
        <Face id={id} title={title} size={32} round={name === 'system.user'} />
        <div className={classes.names}>
          <h1 className={classes.title}>{title}</h1>
          <div className={classes.kind}>{meta.label}</div>
        </div>
        <ActionIcon aria-label={t(desk.favourite ? 'record.unstar' : 'record.star')} aria-pressed={desk.favourite} onClick={() => void star()}>
          {desk.favourite ? <IconStarFilled size={17} className={classes.starred} /> : <IconStar size={17} />}
        </ActionIcon>
        <span className={classes.gap} />
        <Neighbours entity={name} id={id} />
        {canMake.length > 0 && <NewMenu related={canMake} of={{ entity: name, id, title }} />}
        {actions.slice(0, BUTTONS).map((each) => (
          <Button key={each.name} variant="default" className={classes.action} onClick={() => setAction(each)}>
            {each.label}
          </Button>
        ))}
        {mayEdit && (
          <Tooltip label={`${t('action.edit')} (e)`}>
            <Button variant="default" leftSection={<IconPencil size={15} />} aria-label={t('action.edit')} className={classes.edit} onClick={() => setEditing(true)}>
              <span className={classes.wide}>{t('action.edit')}</span>
            </Button>
          </Tooltip>
        )}
        <Menu position="bottom-end" width={240}>
          <Menu.Target>
            <ActionIcon aria-label={t('record.more')}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {actions.map((each, index) => (
              <Menu.Item key={each.name} className={index < BUTTONS ? classes.narrowOnly : undefined} onClick={() => setAction(each)}>
                {each.label}
              </Menu.Item>
            ))}
            {name === 'system.user' && (
              <Beside>
                <UserItems meta={meta} record={record} onSecret={setSecret} />
              </Beside>
            )}
            {commands.length > 0 && (
              <Beside>
                <CommandItems commands={commands} about={{ entity: name, record }} />
              </Beside>
            )}
            {(actions.length > 0 || commands.length > 0) && <Menu.Divider />}
            {meta.templates.length > 0 && (
              <Menu.Item leftSection={<IconPrinter size={15} />} onClick={() => setOpen('print')}>
                {t('record.print')}
              </Menu.Item>
            )}
            {can?.share === true && (
              <Menu.Item leftSection={<IconShare size={15} />} onClick={() => setOpen('shares')}>
                {t('view.share')}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconKey size={15} />} onClick={() => setOpen('rights')}>
              {t('record.rights')}
            </Menu.Item>
            {can?.delete === true && <Menu.Divider />}
            {can?.delete === true && (
              <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => void take()}>
                {t('action.delete')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </header>
      {panels.header.length > 0 && (
        <div className={classes.above}>
          {panels.header.map((each) => (
            <Suspense key={each.key}>
              <SidePanel of={each} entity={name} record={record} />
            </Suspense>
          ))}
        </div>
      )}
      {isMoved && (
        <Suspense fallback={<div className={classes.pathRoom} />}>
          <Paths meta={meta} record={record} />
          <Approval meta={meta} record={record} />
        </Suspense>
      )}
      <div className={classes.body}>
        <aside className={classes.details} aria-label={t('record.details')}>
          <Details meta={meta} record={record} />
        </aside>
        <div className={classes.middle}>
          <Tabs defaultValue="time" keepMounted={false} classNames={{ root: classes.tabs, list: classes.tabList, tab: classes.tab, panel: classes.panel }}>
            <Tabs.List aria-label={t('record.around')}>
              <Tabs.Tab value="time">{t('record.time_line')}</Tabs.Tab>
              {related.map((each) => (
                <Tabs.Tab key={each.id} value={each.id}>
                  {each.label}
                </Tabs.Tab>
              ))}
              {panels.tab.map((each) => (
                <Tabs.Tab key={each.key} value={each.key}>
                  {each.panel.label}
                </Tabs.Tab>
              ))}
              <Tabs.Tab value="history">{t('record.history')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="time">
              <TimeLine meta={meta} desk={desk} />
            </Tabs.Panel>
            {related.map((each) => (
              <Tabs.Panel key={each.id} value={each.id}>
                <Related related={each} of={{ entity: name, id, title }} />
              </Tabs.Panel>
            ))}
            {panels.tab.map((each) => (
              <Tabs.Panel key={each.key} value={each.key}>
                <div className={classes.own}>
                  <Beside>
                    <PanelBody of={each} entity={name} record={record} />
                  </Beside>
                </div>
              </Tabs.Panel>
            ))}
            <Tabs.Panel value="history">
              <History meta={meta} record={record} />
            </Tabs.Panel>
          </Tabs>
        </div>
        {(meta.takes_attached || panels.side.length > 0) && (
          <aside className={classes.panels} aria-label={t('record.panels')}>
            {panels.side.map((each) => (
              <Suspense key={each.key}>
                <SidePanel of={each} entity={name} record={record} />
              </Suspense>
            ))}
            {meta.takes_attached && <Files entity={name} desk={desk} />}
          </aside>
        )}
      </div>
      {isEditing && <EditForm meta={meta} record={record} onClose={() => setEditing(false)} />}
      <Beside>{secret !== undefined && <SecretDialog who={title} secret={secret} onClose={() => setSecret(undefined)} />}</Beside>
      <Beside>
        {open === 'shares' && <Shares meta={meta} record={record} onClose={() => setOpen(undefined)} />}
        {open === 'rights' && <Rights meta={meta} record={record} onClose={() => setOpen(undefined)} />}
        {open === 'print' && <Print meta={meta} record={record} onClose={() => setOpen(undefined)} />}
      </Beside>
      {action !== undefined && <ActionForm meta={meta} record={record} action={action} onClose={() => setAction(undefined)} />}
    </div>
  );
}
