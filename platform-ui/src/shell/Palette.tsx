import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { search } from '../api/search';
import { IconBolt, IconHome, IconPlus, IconSearch } from '../icons';
import { pageOf } from '../meta/meta';
import { useCommands } from '../plugins/manifest';
import { runCommand } from '../plugins/runner';
import { Face } from '../ui/Face';
import { useApp } from './app';
import { favourites, recent, useNavigation } from './manifest';
import { NavIcon } from './NavIcon';
import classes from './Palette.module.css';

interface Entry {
  key: string;
  group: string;
  label: string;
  hint?: string;
  icon: React.ReactNode;
  to: string;
  search?: Record<string, unknown>;
  run?: () => void;
}

/** Where one goes from anywhere, by typing. */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useApp();
  return (
    <Modal opened={opened} onClose={onClose} withCloseButton={false} padding={0} size={600} yOffset="12vh" attributes={{ content: { 'aria-label': t('shell.search') } }}>
      {opened && <Finder onClose={onClose} />}
    </Modal>
  );
}

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase();

function Finder({ onClose }: { onClose: () => void }) {
  const { t, session } = useApp();
  const navigate = useNavigate();
  const { records, pages: own, administration } = useNavigation();
  const commands = useCommands('palette');
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
    const pages: Entry[] = [
      { key: 'home', group: t('palette.pages'), label: t('shell.home'), icon: <IconHome size={16} />, to: '/' },
      ...[...records, ...own, ...administration].map((item) => ({ key: item.id, group: t('palette.pages'), label: item.label, icon: <NavIcon name={item.icon} />, to: item.page })),
    ].filter((entry) => has(entry.label));
    const make = records
      .filter((item) => (session.entities[item.entity]?.create ?? []).length > 0)
      .map((item) => ({ key: `make ${item.id}`, group: t('palette.create'), label: t('palette.new_in', { list: item.label }), icon: <IconPlus size={16} />, to: item.page, search: { make: true } }))
      .filter((entry) => wanted !== '' && has(entry.label));
    const remembered = wanted === '' ? [...(marked ?? []), ...(lately ?? [])] : [];
    const seen = new Set<string>();
    const known = remembered
      .filter((each) => !seen.has(each.id) && seen.add(each.id) !== undefined)
      .slice(0, 8)
      .map((each) => ({ key: each.id, group: t('palette.recent'), label: each.title, icon: <Face id={each.id} title={each.title} round={each.entity === 'system.user'} />, to: pageOf(each) }));
    const hits =
      wanted === ''
        ? []
        : (found.data ?? []).map((hit) => ({
            key: hit.id,
            group: hit.label,
            label: hit.title,
            hint: hit.reason,
            icon: <Face id={hit.id} title={hit.title} round={hit.entity === 'system.user'} />,
            to: pageOf(hit.page),
          }));
    const done = commands
      .filter(({ command }) => wanted !== '' && has(command.label))
      .map((each) => ({ key: `run ${each.key}`, group: t('palette.commands'), label: each.command.label, hint: each.plugin.id, icon: <IconBolt size={16} />, to: '', run: () => runCommand(each) }));
    return [...known, ...hits, ...make, ...done, ...(wanted === '' ? pages.slice(0, 8) : pages.slice(0, 6))];
  }, [words, records, own, commands, administration, marked, lately, found.data, session, t]);

  const current = Math.min(at, Math.max(entries.length - 1, 0));
  const go = (entry: Entry | undefined) => {
    if (entry !== undefined) {
      onClose();
      if (entry.run !== undefined) {
        entry.run();
        return;
      }
      void navigate({ to: entry.to, search: entry.search ?? {} });
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
              <span className={classes.label}>{entry.label}</span>
              {entry.hint !== undefined && <span className={classes.hint}>{entry.hint}</span>}
            </div>
          </div>
        ))}
      </div>
      {entries.length === 0 && <div className={classes.nothing}>{t('palette.nothing')}</div>}
    </div>
  );
}
