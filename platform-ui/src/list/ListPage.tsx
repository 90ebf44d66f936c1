import { ActionIcon, Button, Menu, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { ListQuery } from '../api/records';
import { IconDots, IconDownload, IconPlus, IconSearch, IconTable } from '../icons';
import { both, fieldOf, isShown, mayCreate, useMeta, usualColumns } from '../meta/meta';
import type { EntityMeta, FieldMeta } from '../meta/types';
import { useCommands } from '../plugins/manifest';
import { useApp } from '../shell/app';
import { sayTrouble } from '../shell/toasts';
import { Columns } from './Columns';
import { Filters } from './Filters';
import { Grid } from './Grid';
import classes from './ListPage.module.css';
import { conditionOf, type ListState } from './state';
import { takeOut } from './takeOut';
import { useViews } from './views';

const CommandItems = lazy(async () => ({ default: (await import('../plugins/Commands')).CommandItems }));
const MakeForm = lazy(async () => ({ default: (await import('../record/MakeForm')).MakeForm }));

/** A list of records of one kind, as its address says. */
export function ListPage() {
  const { plugin, entity } = useParams({ from: '/$plugin/$entity' });
  const name = `${plugin}.${entity}`;
  const meta = useMeta(name);
  // another list is another page: nothing of the one before may stay
  return <List key={name} meta={meta} />;
}

function List({ meta }: { meta: EntityMeta }) {
  const { t } = useApp();
  const state = useSearch({ from: '/$plugin/$entity' });
  const navigate = useNavigate({ from: '/$plugin/$entity' });
  const views = useViews(meta);
  const view = views.find((each) => each.key === state.view) ?? views[0]!;
  const commands = useCommands('list', meta.name);
  const box = useRef<HTMLInputElement>(null);
  const [count, setCount] = useState<{ value: number; exact: boolean }>();

  const set = (change: Partial<ListState>, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace });

  const columns = useMemo<FieldMeta[]>(() => {
    const wanted = state.columns ?? (view.columns.length > 0 ? view.columns : usualColumns(meta));
    return wanted.map((each) => fieldOf(meta, each)).filter((field): field is FieldMeta => field !== undefined && isShown(field));
  }, [state.columns, view, meta]);
  const sort = useMemo(() => state.sort ?? view.sort, [state.sort, view]);
  const where = useMemo(() => both(view.where, ...(state.filters ?? []).map(conditionOf)), [view, state.filters]);
  const query: ListQuery = { entity: meta.name, where, sort, q: state.q ?? view.words ?? '', fields: columns.map((column) => column.name) };

  const search = useDebouncedCallback((words: string) => set({ q: words === '' ? undefined : words }, true), 250);
  useEffect(() => {
    document.title = `${meta.plural} · Kontor`;
  }, [meta.plural]);
  useHotkeys([
    ['/', () => box.current?.focus()],
    ['c', () => mayCreate(meta) && set({ make: true })],
  ]);

  const isChanged = state.filters !== undefined || state.sort !== undefined || state.columns !== undefined || state.q !== undefined;
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <h1 className={classes.title}>{meta.plural}</h1>
        {count !== undefined && (
          <span className={classes.count} role="status">
            {t(count.exact ? 'list.count' : 'list.about', { count: count.value })}
          </span>
        )}
        <span className={classes.gap} />
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('list.more')}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconDownload size={15} />}
              disabled={(meta.may.export ?? []).length === 0}
              onClick={() => void takeOut(query, meta.plural).catch((refused: unknown) => sayTrouble(refused, t))}
            >
              {t('list.export')}
            </Menu.Item>
            {commands.length > 0 && (
              <Suspense>
                <CommandItems commands={commands} about={{ entity: meta.name, selection: { query: { where, ...(query.q === '' ? {} : { q: query.q }) } } }} />
              </Suspense>
            )}
          </Menu.Dropdown>
        </Menu>
        {mayCreate(meta) && (
          <Tooltip label={`${t('list.new', { what: meta.label })} (c)`}>
            <Button leftSection={<IconPlus size={15} />} onClick={() => set({ make: true })}>
              {t('list.new', { what: meta.label })}
            </Button>
          </Tooltip>
        )}
      </header>
      <div className={classes.tabs} role="tablist" aria-label={t('list.views')}>
        {views.map((each) => (
          <button
            key={each.key}
            type="button"
            role="tab"
            aria-selected={each === view}
            className={classes.tab}
            onClick={() => set({ view: each.key, filters: undefined, sort: undefined, columns: undefined })}
          >
            <IconTable size={15} stroke={1.7} aria-hidden="true" />
            {each.label}
          </button>
        ))}
      </div>
      <div className={classes.tools}>
        <TextInput
          ref={box}
          key={state.q === undefined ? 'none' : 'some'}
          className={classes.search}
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          leftSection={<IconSearch size={15} aria-hidden="true" />}
          defaultValue={state.q ?? ''}
          autoFocus={state.q !== undefined && document.activeElement === box.current}
          onChange={(event) => search(event.currentTarget.value.trim())}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        <Filters meta={meta} filters={state.filters ?? []} onChange={(filters) => set({ filters: filters.length === 0 ? undefined : filters })} />
        <span className={classes.gap} />
        {isChanged && (
          <Button variant="subtle" color="gray" onClick={() => set({ filters: undefined, sort: undefined, columns: undefined, q: undefined })}>
            {t('list.reset')}
          </Button>
        )}
        <Columns meta={meta} columns={columns.map((column) => column.name)} onChange={(next) => set({ columns: next })} />
      </div>
      <Grid
        meta={meta}
        columns={columns}
        query={query}
        onSort={(next) => set({ sort: next.length === 0 ? undefined : next })}
        onCount={setCount}
        isNarrowed={isChanged || view !== views[0]}
        onReset={() => set({ filters: undefined, q: undefined, view: undefined })}
        onMake={mayCreate(meta) ? () => set({ make: true }) : undefined}
      />
      <Suspense>{state.make === true && <MakeForm meta={meta} onClose={() => set({ make: undefined }, true)} />}</Suspense>
    </div>
  );
}
