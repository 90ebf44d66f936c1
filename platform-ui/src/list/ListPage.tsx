import { ActionIcon, Button, Menu, Skeleton, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedCallback, useHotkeys } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { type ListQuery } from '../api/records';
import { refresh } from '../api/refresh';
import { IconDots, IconDownload, IconPlus, IconPrinter, IconSearch } from '../icons';
import { fieldOf, importOf, isShown, mayCreate, pageOf, titleOf, useMeta, usualColumns } from '../meta/meta';
import type { ActionMeta, EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useLayouts } from '../plugins/layouts';
import { useCommands } from '../plugins/manifest';
import { useShortcuts } from '../plugins/shortcuts';
import { useApp } from '../shell/app';
import { Beside } from '../shell/Beside';
import { useOffers } from '../shell/offers';
import { Partial as PartialNote } from '../shell/Partial';
import { say, sayTrouble } from '../shell/toasts';
import { Columns } from './Columns';
import { Filters } from './Filters';
import { GroupBy } from './GroupBy';
import { groupingOf } from './groups';
import { Layouts } from './Layouts';
import classes from './ListPage.module.css';
import { type ListState, PLAIN_LAYOUT } from './state';
import './table';
import { TableContext } from './tableState';
import { takeOut } from './takeOut';
import { useLook } from './useLook';
import { filtersOf, isChanged, useViews, valuesOf, whereOf } from './views';
import { ViewTabs } from './ViewTabs';

const CommandItems = lazy(async () => ({ default: (await import('../plugins/Commands')).CommandItems }));
const MakeForm = lazy(async () => ({ default: (await import('../record/MakeForm')).MakeForm }));
const ActionForm = lazy(async () => ({ default: (await import('../record/ActionForm')).ActionForm }));
const Print = lazy(async () => ({ default: (await import('./Print')).Print }));

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
  const client = useQueryClient();
  const state = useSearch({ from: '/$plugin/$entity' });
  const navigate = useNavigate({ from: '/$plugin/$entity' });
  const { views, told, isPending } = useViews(meta);
  const key = state.view ?? told?.opens ?? 'all';
  const view = views.find((each) => each.key === key) ?? views[0]!;
  // by which view a list opens, and what a kept one asks, nobody knows before they are there
  const isComing = isPending && (state.view === undefined || view.key !== key);
  const commands = useCommands('list', meta.name);
  const box = useRef<HTMLInputElement>(null);
  const [count, setCount] = useState<{ value: number; exact: boolean }>();
  const [isPartial, setPartial] = useState(false);
  const [start, setStart] = useState<Partial<Rec>>();
  const [act, setAct] = useState<{ record: Rec; action: ActionMeta }>();
  const [isPrinting, setPrinting] = useState(false);

  const set = (change: Partial<ListState>, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace });

  const layouts = useLayouts(meta);
  const layout = layouts.find((each) => each.id === (state.layout ?? view.layout)) ?? layouts[0]!;
  const isTable = layout.id === 'table';
  // what a view says of its way to look is of use to that way only
  const said = layout.id === view.layout ? view.options : {};
  const options = { by: state.by ?? said.by, ends: state.ends ?? said.ends, measure: state.measure ?? said.measure, mode: state.mode ?? said.mode, date: state.date };
  const make = (from?: Partial<Rec>) => {
    setStart(from);
    set({ make: true });
  };
  const own = useLook(meta, view, told);
  // a card that says no more than its name is none that somebody has arranged
  const usual = layout.id === view.layout ? [] : (layout.usual?.(meta) ?? []);
  const names = state.columns ?? own.columns ?? (usual.length > 1 ? usual : view.columns.length > 0 ? view.columns : usualColumns(meta));
  const columns = useMemo<FieldMeta[]>(
    () => names.map((each) => fieldOf(meta, each)).filter((field): field is FieldMeta => field !== undefined && isShown(field)),
    [names.join(), meta],
  );
  const shown = columns.map((column) => column.name);
  const sort = useMemo(() => state.sort ?? view.sort, [state.sort, view]);
  const nodes = filtersOf(view, state);
  const where = useMemo(() => whereOf(view, nodes), [view, state.filters]);
  const words = state.q ?? view.words ?? '';
  const group = state.group === 'none' ? undefined : (state.group ?? view.group);
  // counts and sums are of conditions; of words there are none
  const grouping = useMemo(() => (words === '' ? groupingOf(meta, group) : undefined), [meta, group, words]);
  const query: ListQuery = { entity: meta.name, where, sort, q: words, fields: shown };
  // what the list shows, for what is done with all of it
  const whole = { entity: meta.name, selection: { query: { where, ...(query.q === '' ? {} : { q: query.q }) } } };
  useShortcuts(commands, whole);
  const arrange = (next: string[]) => {
    own.keep(next, own.look);
    set({ columns: next });
  };
  const table = {
    look: own.look,
    grouping,
    peek: state.peek,
    onLook: (look: typeof own.look) => own.keep(shown, look),
    onColumns: arrange,
    onGroup: (path: string | undefined) => set({ group: path ?? (view.group === undefined ? undefined : 'none') }),
    onPeek: (id: string | undefined) => set({ peek: id }, true),
  };

  const search = useDebouncedCallback((words: string) => set({ q: words === '' ? undefined : words }, true), 250);
  useEffect(() => {
    document.title = `${meta.plural} · Kontor`;
  }, [meta.plural]);
  useHotkeys([
    ['/', () => box.current?.focus()],
    ['c', () => mayCreate(meta) && make()],
    ['mod+P', () => setPrinting(true)],
  ]);

  const takeIn = () => void navigate({ to: importOf(meta.name) });
  const takeAll = () => void takeOut(query, meta.plural).catch((refused: unknown) => sayTrouble(refused, t));
  useOffers([
    ...(mayCreate(meta) ? [{ id: 'make', label: t('list.new', { what: meta.label }), keys: 'c', run: () => make() }] : []),
    { id: 'print', label: t('list.print'), keys: 'Ctrl P', run: () => setPrinting(true) },
    ...(mayCreate(meta) ? [{ id: 'import', label: t('list.import'), run: takeIn }] : []),
    ...((meta.may.export ?? []).length > 0 ? [{ id: 'export', label: t('list.export'), run: takeAll }] : []),
    ...layouts.filter((each) => each.id !== layout.id).map((each) => ({ id: `layout ${each.id}`, label: t('palette.look', { how: each.name ?? t(each.label) }), run: () => set({ ...PLAIN_LAYOUT, layout: each.id === view.layout ? undefined : each.id }) })),
  ]);

  // whoever makes a record on a board or a calendar goes on working there
  const made = (record: Rec) => say(t('layout.made', { what: titleOf(meta, record) }), t('layout.open'), () => navigate({ to: pageOf({ entity: meta.name, id: record.id }) }));
  const hasChanged = isChanged(state) || own.isKept;
  const reset = () => {
    own.forget();
    void navigate({ search: { view: state.view } });
  };
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <h1 className={classes.title}>{meta.plural}</h1>
        {count !== undefined && (count.exact || count.value > 0) && (
          <span className={classes.count} role="status">
            {t(count.exact || count.value === 0 ? 'list.count' : 'list.about', { count: count.value })}
          </span>
        )}
        <span className={classes.gap} />
        <Tooltip label={`${t('list.print')} (Ctrl P)`}>
          <ActionIcon className={classes.wideOnly} aria-label={t('list.print')} loading={isPrinting} onClick={() => setPrinting(true)}>
            <IconPrinter size={18} />
          </ActionIcon>
        </Tooltip>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('list.more')}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPrinter size={15} />} onClick={() => setPrinting(true)}>
              {t('list.print')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconDownload size={15} />}
              disabled={(meta.may.export ?? []).length === 0}
              onClick={takeAll}
            >
              {t('list.export')}
            </Menu.Item>
            {mayCreate(meta) && (
              <Menu.Item leftSection={<IconPlus size={15} />} onClick={takeIn}>
                {t('list.import')}
              </Menu.Item>
            )}
            {commands.length > 0 && (
              <Beside>
                <CommandItems commands={commands} about={whole} />
              </Beside>
            )}
          </Menu.Dropdown>
        </Menu>
        {mayCreate(meta) && (
          <Tooltip label={`${t('list.new', { what: meta.label })} (c)`}>
            <Button className={classes.make} leftSection={<IconPlus size={15} />} aria-label={t('list.new', { what: meta.label })} onClick={() => make()}>
              <span className={classes.wideOnly}>{t('list.new', { what: meta.label })}</span>
            </Button>
          </Tooltip>
        )}
      </header>
      <ViewTabs
        meta={meta}
        views={views}
        view={view}
        told={told}
        isChanged={hasChanged}
        values={() => valuesOf(meta, view, state, { where, sort, columns: shown, look: own.look, group, words })}
        onView={(to) => void navigate({ search: { view: to } })}
        onReset={reset}
      />
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
        <Filters meta={meta} nodes={nodes} onChange={(filters) => set({ filters: filters.length === 0 && view.filters.length === 0 ? undefined : filters })} />
        <div className={classes.ways}>
          {isTable && <GroupBy meta={meta} grouping={grouping} group={group} onGroup={table.onGroup} />}
          <Layouts layouts={layouts} value={layout.id} onChange={(id) => set({ ...PLAIN_LAYOUT, layout: id === view.layout ? undefined : id })} />
          {layout.hasColumns && <Columns meta={meta} columns={shown} onChange={arrange} />}
        </div>
      </div>
      {isPartial && <PartialNote onAgain={() => refresh(client, meta.name)} />}
      {isComing ? (
        <div className={classes.coming} role="status" aria-label={t('shell.loading')}>
          <Skeleton height={12} width="60%" />
        </div>
      ) : (
        <TableContext.Provider value={table}>
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
              onPartial={setPartial}
              isNarrowed={hasChanged || view !== views[0]}
              onReset={() => void navigate({ search: { view: 'all', ...(isTable ? {} : { layout: layout.id }) } })}
              onMake={mayCreate(meta) ? make : undefined}
              onAct={(record, action) => setAct({ record, action })}
              onNarrow={(further) => set({ ...PLAIN_LAYOUT, layout: 'table', filters: [...nodes, ...further] })}
            />
          </Suspense>
        </TableContext.Provider>
      )}
      <Beside>{isPrinting && <Print meta={meta} title={view.key === 'all' ? meta.plural : `${meta.plural} – ${view.label}`} columns={columns} query={query} grouping={isTable ? grouping : undefined} nodes={nodes} onClose={() => setPrinting(false)} />}</Beside>
      <Beside>
        {state.make === true && mayCreate(meta) && (
          <MakeForm
            meta={meta}
            start={start}
            onClose={() => {
              setStart(undefined);
              set({ make: undefined }, true);
            }}
            onMade={isTable ? undefined : made}
          />
        )}
        {act !== undefined && <ActionForm meta={meta} record={act.record} action={act.action} onClose={() => setAct(undefined)} />}
      </Beside>
    </div>
  );
}
