import { ActionIcon, Button, Menu, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { ListQuery } from '../api/records';
import { IconDots, IconDownload, IconPlus, IconSearch, IconTable } from '../icons';
import { layoutOf, layoutsOf } from '../layouts/registry';
import { both, fieldOf, isShown, mayCreate, pageOf, titleOf, useMeta, usualColumns } from '../meta/meta';
import type { ActionMeta, EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { say, sayTrouble } from '../shell/toasts';
import { Columns } from './Columns';
import { Filters } from './Filters';
import { Layouts } from './Layouts';
import classes from './ListPage.module.css';
import { conditionOf, type ListState, PLAIN_LAYOUT } from './state';
import './table';
import { takeOut } from './takeOut';
import { useViews } from './views';

const MakeForm = lazy(async () => ({ default: (await import('../record/MakeForm')).MakeForm }));
const ActionForm = lazy(async () => ({ default: (await import('../record/ActionForm')).ActionForm }));

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
  const box = useRef<HTMLInputElement>(null);
  const [count, setCount] = useState<{ value: number; exact: boolean }>();
  const [start, setStart] = useState<Partial<Rec>>();
  const [act, setAct] = useState<{ record: Rec; action: ActionMeta }>();

  const set = (change: Partial<ListState>, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace });

  const layouts = layoutsOf(meta);
  const layout = layouts.find((each) => each.id === (state.layout ?? view.layout)) ?? layouts[0]!;
  // what a view says of its way to look is of use to that way only
  const said = layout.id === view.layout ? view.options : {};
  const options = { by: state.by ?? said.by, ends: state.ends ?? said.ends, measure: state.measure ?? said.measure, mode: state.mode ?? said.mode, date: state.date };
  const make = (from?: Partial<Rec>) => {
    setStart(from);
    set({ make: true });
  };
  const columns = useMemo<FieldMeta[]>(() => {
    // a card that says no more than its name is none that somebody has arranged
    const usual = layout.id === view.layout ? [] : (layout.usual?.(meta) ?? []);
    const wanted = state.columns ?? (usual.length > 1 ? usual : view.columns.length > 0 ? view.columns : usualColumns(meta));
    return wanted.map((each) => fieldOf(meta, each)).filter((field): field is FieldMeta => field !== undefined && isShown(field));
  }, [state.columns, view, meta, layout]);
  const sort = useMemo(() => state.sort ?? view.sort, [state.sort, view]);
  const where = useMemo(() => both(view.where, ...(state.filters ?? []).map(conditionOf)), [view, state.filters]);
  const query: ListQuery = { entity: meta.name, where, sort, q: state.q ?? view.words ?? '', fields: columns.map((column) => column.name) };

  const search = useDebouncedCallback((words: string) => set({ q: words === '' ? undefined : words }, true), 250);
  useEffect(() => {
    document.title = `${meta.plural} · Kontor`;
  }, [meta.plural]);
  useHotkeys([
    ['/', () => box.current?.focus()],
    ['c', () => mayCreate(meta) && make()],
  ]);

  // whoever makes a record on a board or a calendar goes on working there
  const made = (record: Rec) => say(t('layout.made', { what: titleOf(meta, record) }), t('layout.open'), () => navigate({ to: pageOf({ entity: meta.name, id: record.id }) }));
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
          </Menu.Dropdown>
        </Menu>
        {mayCreate(meta) && (
          <Tooltip label={`${t('list.new', { what: meta.label })} (c)`}>
            <Button leftSection={<IconPlus size={15} />} onClick={() => make()}>
              {t('list.new', { what: meta.label })}
            </Button>
          </Tooltip>
        )}
      </header>
      <div className={classes.tabs} role="tablist" aria-label={t('list.views')}>
        {views.map((each) => {
          const Icon = layoutOf(each.layout)?.icon ?? IconTable;
          return (
          <button
            key={each.key}
            type="button"
            role="tab"
            aria-selected={each === view}
            className={classes.tab}
            onClick={() => set({ view: each.key, filters: undefined, sort: undefined, columns: undefined, ...PLAIN_LAYOUT })}
          >
            <Icon size={15} stroke={1.7} aria-hidden="true" />
            {each.label}
          </button>
          );
        })}
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
        <Layouts layouts={layouts} value={layout.id} onChange={(id) => set({ ...PLAIN_LAYOUT, layout: id === view.layout ? undefined : id })} />
        {layout.hasColumns && <Columns meta={meta} columns={columns.map((column) => column.name)} onChange={(next) => set({ columns: next })} />}
      </div>
      <Suspense fallback={<div className={classes.coming} />}>
        <layout.Part
          key={layout.id}
          meta={meta}
          columns={columns}
          query={query}
          options={options}
          onOptions={(change) => set(change)}
          onSort={(next) => set({ sort: next.length === 0 ? undefined : next })}
          onCount={setCount}
          isNarrowed={isChanged || view !== views[0]}
          onReset={() => set({ filters: undefined, q: undefined, view: undefined, ...PLAIN_LAYOUT, layout: layout.id === 'table' ? undefined : layout.id })}
          onMake={mayCreate(meta) ? make : undefined}
          onAct={(record, action) => setAct({ record, action })}
          onNarrow={(further) => set({ ...PLAIN_LAYOUT, layout: 'table', filters: [...(state.filters ?? []), ...further] })}
        />
      </Suspense>
      <Suspense>
        {state.make === true && (
          <MakeForm
            meta={meta}
            start={start}
            onClose={() => {
              setStart(undefined);
              set({ make: undefined }, true);
            }}
            onMade={layout.id === 'table' ? undefined : made}
          />
        )}
        {act !== undefined && <ActionForm meta={meta} record={act.record} action={act.action} onClose={() => setAct(undefined)} />}
      </Suspense>
    </div>
  );
}
