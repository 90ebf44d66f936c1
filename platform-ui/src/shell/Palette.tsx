import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { search } from '../api/search';
import { IconBell, IconBolt, IconHome, IconMoon, IconPlus, IconSearch, IconSettings, IconUser } from '../icons';
import { pageOf } from '../meta/meta';
import { useCommands } from '../plugins/manifest';
import { keysOf } from '../plugins/shortcuts';
import { runCommand } from '../plugins/runner';
import { Face } from '../ui/Face';
import { fold } from '../ui/fold';
import { useApp } from './app';
import { favourites, recent, useNavigation } from './manifest';
import { NavIcon } from './NavIcon';
import { useOffered } from './offers';
import classes from './Palette.module.css';
import { useTheme } from './theme';

interface Entry {
  key: string;
  group: string;
  label: string;
  hint?: ReactNode;
  /** The keys that do the same. */
  keys?: string;
  icon: ReactNode;
  to?: string;
  search?: Record<string, unknown>;
  run?: () => void;
}

/** Where one goes from anywhere, and what can be done there, by typing. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useApp();
  return (
    <Modal opened onClose={onClose} withCloseButton={false} padding={0} size={600} yOffset="12vh" attributes={{ content: { 'aria-label': t('shell.search') } }}>
      <Finder onClose={onClose} />
    </Modal>
  );
}

/** Where words stand in a label, however they are written: sign by sign, since folded signs are other ones. */
function placeOf(label: string, words: string): [number, number] | undefined {
  const signs = [...label];
  const wanted = fold(words);
  for (let from = 0; wanted !== '' && from < signs.length; from++) {
    for (let to = from, folded = ''; to < signs.length && folded.length < wanted.length; to++) {
      folded += fold(signs[to]!);
      if (folded === wanted) {
        return [signs.slice(0, from).join('').length, signs.slice(0, to + 1).join('').length];
      }
    }
  }
  return undefined;
}

function Marked({ label, words }: { label: string; words: string }) {
  const place = placeOf(label, words);
  return place === undefined ? (
    <>{label}</>
  ) : (
    <>
      {label.slice(0, place[0])}
      <mark className={classes.mark}>{label.slice(...place)}</mark>
      {label.slice(place[1])}
    </>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const { t, session } = useApp();
  const navigate = useNavigate();
  const { records, pages: own, administration } = useNavigation();
  const commands = useCommands('palette');
  const offers = useOffered();
  const theme = useTheme();
  const [words, setWords] = useState('');
  const [settled] = useDebouncedValue(words.trim(), 120);
  const [at, setAt] = useState(0);
  const list = useId();
  const marked = useQuery(favourites).data;
  const lately = useQuery(recent).data;
  const found = useQuery({ ...search(settled), enabled: settled !== '', placeholderData: keepPreviousData });

  const entries = useMemo<Entry[]>(() => {
    const wanted = fold(words.trim());
    const has = (label: string) => wanted === '' || fold(label).includes(wanted);
    const here: Entry[] = offers
      .filter((offer) => has(offer.label))
      .map((offer) => ({ key: `do ${offer.id}`, group: t('palette.here'), label: offer.label, keys: offer.keys, icon: <IconBolt size={16} />, run: offer.run }));
    const admin = administration.length > 0;
    const pages: Entry[] = [
      { key: 'home', label: t('shell.home'), icon: <IconHome size={16} />, to: '/', keys: 'g h' },
      ...[...records, ...own].map((item, index) => ({ key: item.id, label: item.label, icon: <NavIcon name={item.icon} />, to: item.page, keys: index < 9 ? `g ${index + 1}` : undefined })),
      { key: 'mine', label: t('settings.mine'), icon: <IconUser size={16} />, to: '/settings', keys: 'g s' },
      { key: 'notices', label: t('notices.all'), icon: <IconBell size={16} />, to: '/system/notice', keys: undefined },
      ...(admin ? [{ key: 'admin', label: t('shell.administration'), icon: <IconSettings size={16} />, to: '/system', keys: 'g a' }] : []),
      ...administration.map((item) => ({ key: item.id, label: item.label, icon: <NavIcon name={item.icon} />, to: item.page })),
      ...(session.permissions.includes('system.read_audit') ? [{ key: 'audit', label: t('audit.title'), icon: <IconSettings size={16} />, to: '/system/audit' }] : []),
      { key: 'trash', label: t('trash.title'), icon: <IconSettings size={16} />, to: '/system/trash' },
      ...(wanted === ''
        ? []
        : ([
            ['profile', 'settings.profile'],
            ['work', 'settings.work'],
            ['notices', 'settings.notices'],
            ['password', 'settings.password'],
            ['sessions', 'settings.sessions'],
            ['tokens', 'settings.tokens'],
          ] as const
          ).map(([part, label]) => ({ key: `mine ${part}`, label: `${t('settings.mine')}: ${t(label)}`, icon: <IconUser size={16} />, to: '/settings', search: { part } }))),
    ]
      .filter((entry) => has(entry.label))
      .map((entry) => ({ ...entry, group: t('palette.pages') }));
    const make = [...records, ...administration]
      .filter((item) => (session.entities[item.entity]?.create ?? []).length > 0 && !item.page.startsWith('/system/settings'))
      .map((item) => ({ key: `make ${item.id}`, group: t('palette.create'), label: t('palette.new_in', { list: item.label }), icon: <IconPlus size={16} />, to: item.page, search: { make: true } }))
      .filter((entry) => wanted !== '' && has(entry.label));
    const looks: Entry[] = [{ key: 'theme', group: t('palette.commands'), label: t(theme.shown === 'dark' ? 'shell.to_light' : 'shell.to_dark'), keys: 'Ctrl J', icon: <IconMoon size={16} />, run: theme.toggle }].filter(
      (entry) => wanted !== '' && has(entry.label),
    );
    const remembered = wanted === '' ? [...(marked ?? []), ...(lately ?? [])] : [];
    const seen = new Set<string>();
    const known = remembered
      .filter((each) => !seen.has(each.id) && seen.add(each.id) !== undefined)
      .slice(0, 8)
      .map((each) => ({ key: each.id, group: t('palette.recent'), label: each.title, icon: <Face id={each.id} title={each.title} round={each.entity === 'system.user'} />, to: pageOf(each) }));
    const hits =
      wanted === ''
        ? []
        : (found.data?.hits ?? []).map((hit): Entry => ({
            key: hit.id,
            group: hit.label,
            label: hit.title,
            hint: hit.reason && (
              <>
                {hit.reason.field}: {hit.reason.before}
                <mark className={classes.mark}>{hit.reason.found}</mark>
                {hit.reason.after}
              </>
            ),
            icon: <Face id={hit.id} title={hit.title} round={hit.entity === 'system.user'} />,
            to: pageOf(hit.page),
          }));
    if (wanted !== '') {
      for (const { entity, label } of found.data?.more ?? []) {
        const last = hits.findLastIndex((hit) => hit.group === label);
        hits.splice(last + 1, 0, { key: `all ${entity}`, group: label, label: t('palette.all', { what: label }), icon: <IconSearch size={16} />, to: `/${entity.replace('.', '/')}`, search: { view: 'all', q: settled } });
      }
    }
    const done = commands
      .filter(({ command }) => wanted !== '' && has(command.label))
      .map((each) => ({ key: `run ${each.key}`, group: t('palette.commands'), label: each.command.label, hint: each.plugin.id, keys: keysOf(each), icon: <IconBolt size={16} />, run: () => runCommand(each) }));
    return [...(wanted === '' ? here.slice(0, 5) : here), ...known, ...hits, ...make, ...done, ...looks, ...pages.slice(0, 8)];
  }, [words, records, own, commands, offers, administration, marked, lately, found.data, settled, session, theme, t]);

  const isPartial = settled !== '' && found.data?.isPartial === true;
  // nobody knows yet whether there is something
  const isAsking = words.trim() !== settled || found.isFetching;
  const current = Math.min(at, Math.max(entries.length - 1, 0));
  const go = (entry: Entry | undefined) => {
    if (entry !== undefined) {
      onClose();
      if (entry.run !== undefined) {
        entry.run();
        return;
      }
      void navigate({ to: entry.to ?? '/', search: entry.search ?? {} });
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = (current + step + entries.length) % Math.max(entries.length, 1);
      setAt(next);
      document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      go(entries[current]);
    }
  };
  return (
    <div className={classes.palette}>
      <div className={classes.line}>
        <IconSearch size={17} aria-hidden="true" />
        <input
          className={classes.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={entries.length === 0 ? undefined : `${list}-${current}`}
          aria-label={t('shell.search')}
          placeholder={t('shell.search_hint')}
          data-autofocus
          autoFocus
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={keys}
        />
      </div>
      <div id={list} role="listbox" aria-label={t('palette.results')} className={classes.list}>
        {entries.map((entry, index) => (
          <div key={entry.key}>
            {(index === 0 || entries[index - 1]!.group !== entry.group) && (
              <div className={classes.group} role="presentation">
                {entry.group}
              </div>
            )}
            <div
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === current}
              className={classes.entry}
              data-current={index === current || undefined}
              onMouseMove={() => setAt(index)}
              onClick={() => go(entry)}
            >
              {entry.icon}
              <span className={classes.label}>
                <Marked label={entry.label} words={words.trim()} />
              </span>
              {entry.hint !== undefined && <span className={classes.hint}>{entry.hint}</span>}
              {entry.keys !== undefined && <kbd className={classes.key}>{entry.keys}</kbd>}
            </div>
          </div>
        ))}
      </div>
      {isPartial && (
        <div className={classes.partial} role="status">
          {t('search.partial')}
        </div>
      )}
      {entries.length === 0 && !isPartial && !isAsking && <div className={classes.nothing}>{t('palette.nothing')}</div>}
    </div>
  );
}
