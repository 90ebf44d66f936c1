import { Button, Skeleton } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { lazy, memo, Suspense, useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { deskOf, keep, type ListQuery, listOf, totalsOf, update, WINDOW } from '../api/records';
import { Problem } from '../api/problem';
import { useFormats } from '../fields/formats';
import { partOf } from '../fields/registry';
import { Value } from '../fields/Value';
import { IconArrowDown, IconArrowUp } from '../icons';
import { titleOf } from '../meta/meta';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { say, sayTrouble } from '../shell/toasts';
import { Trouble } from '../shell/Trouble';
import { Face } from '../ui/Face';
import classes from './Grid.module.css';

const BulkBar = lazy(async () => ({ default: (await import('./BulkBar')).BulkBar }));

const ROW = 36;

interface Props {
  meta: EntityMeta;
  columns: FieldMeta[];
  query: ListQuery;
  onSort: (sort: string[]) => void;
  onCount: (count: { value: number; exact: boolean } | undefined) => void;
  isNarrowed: boolean;
  onReset: () => void;
  onMake?: () => void;
}

interface Cell {
  row: number;
  column: number;
}

/** A window over any number of rows: what is near is loaded, what is in sight is drawn. */
export function Grid({ meta, columns, query, onSort, onCount, isNarrowed, onReset, onMake }: Props) {
  const { t } = useApp();
  const client = useQueryClient();
  const router = useRouter();
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Cell>();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [isAll, setAll] = useState(false);

  const list = useInfiniteQuery({ ...listOf(query), placeholderData: keepPreviousData });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.records) ?? [], [list.data]);
  const count = list.data?.pages[0]?.count;
  useEffect(() => onCount(count), [count?.value, count?.exact]); // eslint-disable-line
  useEffect(() => {
    setTicked(new Set());
    setAll(false);
    setAt({ row: 0, column: 0 });
    scroller.current?.scrollTo({ top: 0 });
  }, [query.where, query.q, query.sort.join()]);

  const template = useMemo(
    () => ['44px', ...columns.map((column, index) => `minmax(${index === 0 ? 250 : (partOf(column.type).width ?? 160)}px, ${index === 0 ? 1.6 : 1}fr)`)].join(' '),
    [columns],
  );
  const width = useMemo(() => 44 + columns.reduce((sum, column, index) => sum + (index === 0 ? 250 : (partOf(column.type).width ?? 160)), 0), [columns]);

  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 14 });
  const items = virtual.getVirtualItems();
  const last = items[items.length - 1]?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - WINDOW / 2) {
      void fetchNextPage();
    }
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const open = useCallback(
    (record: Rec) => {
      const [plugin, entity] = meta.name.split('.') as [string, string];
      void navigate({ to: '/$plugin/$entity/$id', params: { plugin, entity, id: record.id } });
    },
    [navigate, meta.name],
  );
  const near = useCallback(
    (record: Rec) => {
      // what the mouse rests on is most probably opened next
      void client.prefetchQuery(deskOf(meta.name, record.id));
      const [plugin, entity] = meta.name.split('.') as [string, string];
      void router.preloadRoute({ to: '/$plugin/$entity/$id', params: { plugin, entity, id: record.id } });
    },
    [client, router, meta.name],
  );
  const tick = useCallback((id: string) => {
    setAll(false);
    setTicked((before) => {
      const next = new Set(before);
      if (!next.delete(id)) {
        next.add(id);
      }
      return next;
    });
  }, []);
  const save = useCallback(
    async (record: Rec, field: FieldMeta, value: unknown) => {
      setEditing(undefined);
      grid.current?.focus();
      const before = record[field.name];
      if (JSON.stringify(before ?? null) === JSON.stringify(value ?? null)) {
        return;
      }
      // shown at once; what the server refuses is put back with its reason
      keep(client, meta.name, { ...record, [field.name]: value });
      try {
        const saved = await update(meta.name, record.id, record.version, { [field.name]: value });
        keep(client, meta.name, saved);
        say(t('list.changed', { what: titleOf(meta, saved), field: field.label }), t('action.undo'), async () => {
          try {
            keep(client, meta.name, await update(meta.name, saved.id, saved.version, { [field.name]: before ?? null }));
          } catch (refused) {
            sayTrouble(refused, t);
          }
        });
      } catch (refused) {
        const current = refused instanceof Problem && typeof refused.body.current === 'object' ? (refused.body.current as Rec) : record;
        keep(client, meta.name, current);
        sayTrouble(refused, t);
      }
    },
    [client, meta, t],
  );

  const move = (rowBy: number, columnBy: number) => {
    const row = Math.max(0, Math.min(rows.length - 1, at.row + rowBy));
    setAt({ row, column: Math.max(0, Math.min(columns.length - 1, at.column + columnBy)) });
    virtual.scrollToIndex(row);
  };
  const isEditable = (cell: Cell) => {
    const field = columns[cell.column];
    return field !== undefined && field.update && partOf(field.type).inline === true;
  };
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    if (editing !== undefined || event.target !== event.currentTarget) {
      return;
    }
    const record = rows[at.row];
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / ROW) - 2);
    const moves: Record<string, [number, number]> = {
      ArrowDown: [1, 0],
      j: [1, 0],
      ArrowUp: [-1, 0],
      k: [-1, 0],
      ArrowRight: [0, 1],
      ArrowLeft: [0, -1],
      PageDown: [page, 0],
      PageUp: [-page, 0],
      Home: [0, -columns.length],
      End: [0, columns.length],
    };
    const step = moves[event.key];
    if (step !== undefined && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      move(...step);
    } else if (record === undefined) {
      return;
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(record);
    } else if (event.key === 'F2' && isEditable(at)) {
      event.preventDefault();
      setEditing(at);
    } else if (event.key === ' ' || event.key === 'x') {
      event.preventDefault();
      tick(record.id);
    } else if (event.key === 'Escape') {
      setTicked(new Set());
      setAll(false);
    }
  };

  if (list.isError && rows.length === 0) {
    return <Trouble t={t} error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (list.isPending) {
    return (
      <div className={classes.waiting} aria-label={t('shell.loading')}>
        {Array.from({ length: 14 }, (_each, index) => (
          <Skeleton key={index} height={12} width={`${88 - ((index * 7) % 40)}%`} my={12} />
        ))}
      </div>
    );
  }
  if (rows.length === 0) {
    return (
      <div className={classes.empty}>
        <h2 className={classes.emptyTitle}>{t(isNarrowed ? 'list.nothing_found' : 'list.empty', { what: meta.plural })}</h2>
        <p className={classes.emptyText}>{isNarrowed ? t('list.nothing_found_text') : (meta.help ?? '')}</p>
        {isNarrowed ? (
          <Button variant="default" onClick={onReset}>
            {t('list.show_all')}
          </Button>
        ) : onMake === undefined ? null : (
          <Button onClick={onMake}>{t('list.new', { what: meta.label })}</Button>
        )}
      </div>
    );
  }
  const isTicked = isAll || (ticked.size > 0 && rows.every((record) => ticked.has(record.id)));
  return (
    <div className={classes.around}>
      <div ref={scroller} className={classes.scroller} data-stale={list.isPlaceholderData || undefined}>
        <div
          ref={grid}
          role="grid"
          tabIndex={0}
          className={classes.grid}
          aria-label={meta.plural}
          aria-rowcount={count?.exact ? count.value + 1 : -1}
          aria-colcount={columns.length + 1}
          aria-multiselectable="true"
          aria-activedescendant={`cell-${at.row}-${at.column}`}
          style={{ minWidth: width, height: virtual.getTotalSize() + 32 }}
          onKeyDown={keys}
        >
          <div role="row" aria-rowindex={1} className={classes.head} style={{ gridTemplateColumns: template }}>
            <div role="columnheader" className={classes.headTick}>
              <input
                type="checkbox"
                aria-label={t('list.tick_all')}
                checked={isTicked}
                onChange={() => {
                  setAll(false);
                  setTicked(isTicked ? new Set() : new Set(rows.map((record) => record.id)));
                }}
              />
            </div>
            {columns.map((column) => (
              <Head key={column.name} column={column} sort={query.sort} onSort={onSort} />
            ))}
          </div>
          {items.map((item) => {
            const record = rows[item.index]!;
            return (
              <Row
                key={record.id}
                meta={meta}
                record={record}
                index={item.index}
                top={item.start + 32}
                template={template}
                columns={columns}
                current={at.row === item.index ? at.column : -1}
                editing={editing?.row === item.index ? editing.column : -1}
                isTicked={isAll || ticked.has(record.id)}
                onTick={tick}
                onOpen={open}
                onNear={near}
                onAt={setAt}
                onEdit={setEditing}
                onSave={save}
              />
            );
          })}
        </div>
      </div>
      <Foot meta={meta} columns={columns} query={query} template={template} count={count} />
      <Suspense>{(ticked.size > 0 || isAll) && (
        <BulkBar
          meta={meta}
          query={query}
          ids={isAll ? undefined : [...ticked]}
          total={count}
          canTakeAll={!isAll && isTicked && (count?.value ?? 0) > rows.length}
          onTakeAll={() => setAll(true)}
          onClose={() => {
            setTicked(new Set());
            setAll(false);
          }}
        />
      )}</Suspense>
    </div>
  );
}

function Head({ column, sort, onSort }: { column: FieldMeta; sort: string[]; onSort: (sort: string[]) => void }) {
  const direction = sort.includes(column.name) ? 'ascending' : sort.includes(`-${column.name}`) ? 'descending' : 'none';
  const right = partOf(column.type).align === 'right';
  const label = (
    <>
      {column.own === true && <span className={classes.own} aria-hidden="true" />}
      <span className={classes.headWord}>{column.label}</span>
    </>
  );
  const turn = (event: MouseEvent) => {
    const next = direction === 'none' ? column.name : direction === 'ascending' ? `-${column.name}` : undefined;
    const others = event.shiftKey ? sort.filter((each) => each.replace(/^-/, '') !== column.name) : [];
    onSort(next === undefined ? others : [...others, next]);
  };
  return (
    <div role="columnheader" aria-sort={column.sortable ? direction : undefined} className={classes.headCell} data-right={right || undefined}>
      {column.sortable ? (
        <button type="button" className={classes.headButton} title={column.help} onClick={turn}>
          {label}
          {direction === 'ascending' ? <IconArrowUp size={13} aria-hidden="true" /> : direction === 'descending' ? <IconArrowDown size={13} aria-hidden="true" /> : null}
        </button>
      ) : (
        <span className={classes.headButton} title={column.help}>
          {label}
        </span>
      )}
    </div>
  );
}

interface RowProps {
  meta: EntityMeta;
  record: Rec;
  index: number;
  top: number;
  template: string;
  columns: FieldMeta[];
  current: number;
  editing: number;
  isTicked: boolean;
  onTick: (id: string) => void;
  onOpen: (record: Rec) => void;
  onNear: (record: Rec) => void;
  onAt: (cell: Cell) => void;
  onEdit: (cell: Cell | undefined) => void;
  onSave: (record: Rec, field: FieldMeta, value: unknown) => void;
}

const Row = memo(function Row({ meta, record, index, top, template, columns, current, editing, isTicked, onTick, onOpen, onNear, onAt, onEdit, onSave }: RowProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const title = titleOf(meta, record);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isTicked}
      className={classes.row}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      onMouseEnter={() => {
        timer.current = setTimeout(() => onNear(record), 70);
      }}
      onMouseLeave={() => clearTimeout(timer.current)}
    >
      <div role="gridcell" className={classes.tickCell}>
        <input type="checkbox" tabIndex={-1} aria-label={title} checked={isTicked} onChange={() => onTick(record.id)} />
      </div>
      {columns.map((column, at) => {
        const part = partOf(column.type);
        const isEditable = column.update && part.inline === true;
        return (
          <div
            key={column.name}
            id={`cell-${index}-${at}`}
            data-field={column.name}
            role="gridcell"
            aria-readonly={!isEditable}
            className={classes.cell}
            data-first={at === 0 || undefined}
            data-right={part.align === 'right' || undefined}
            data-current={current === at || undefined}
            onClick={() => {
              onAt({ row: index, column: at });
              if (at === 0) {
                onOpen(record);
              }
            }}
            onDoubleClick={() => isEditable && at > 0 && onEdit({ row: index, column: at })}
          >
            {editing === at && part.Edit !== undefined ? (
              <CellEditor record={record} field={column} onSave={onSave} onLeave={() => onEdit(undefined)} />
            ) : at === 0 ? (
              <span className={classes.name}>
                <Face id={record.id} title={title} round={meta.name === 'system.user'} />
                <span className={classes.nameWord}>
                  <Value field={column} value={record[column.name]} record={record} dense />
                </span>
              </span>
            ) : (
              <Value field={column} value={record[column.name]} record={record} dense />
            )}
          </div>
        );
      })}
    </div>
  );
});

function CellEditor({ record, field, onSave, onLeave }: { record: Rec; field: FieldMeta; onSave: RowProps['onSave']; onLeave: () => void }) {
  const Edit = partOf(field.type).Edit!;
  const [value, setValue] = useState<unknown>(record[field.name]);
  const latest = useRef<unknown>(record[field.name]);
  // Enter saves and takes the editor away, which blurs it: one edit is one request
  const isDone = useRef(false);
  const done = () => {
    if (!isDone.current) {
      isDone.current = true;
      onSave(record, field, latest.current ?? null);
    }
  };
  return (
    <div
      className={classes.editor}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          isDone.current = true;
          onLeave();
        } else if ((event.key === 'Enter' || event.key === 'Tab') && !event.nativeEvent.isComposing && !event.defaultPrevented) {
          event.preventDefault();
          event.stopPropagation();
          done();
        }
      }}
    >
      <Edit
        id={`edit-${record.id}-${field.name}`}
        field={field}
        label={field.label}
        bare
        autoFocus
        value={value}
        onChange={(next) => {
          latest.current = next;
          setValue(next);
        }}
        onDone={done}
      />
    </div>
  );
}

/** How many there are, and the sums of what can be added up. */
function Foot({ meta, columns, query, template, count }: { meta: EntityMeta; columns: FieldMeta[]; query: ListQuery; template: string; count?: { value: number; exact: boolean } }) {
  const { t } = useApp();
  const formats = useFormats();
  const summed = columns.filter((column) => column.summable);
  // a sum asks for no words; of a search there is none
  const totals = useQuery({ ...totalsOf(meta.name, query.where, [], summed.map((column) => `sum:${column.name}`)), enabled: summed.length > 0 && query.q === '' });
  const line = totals.data?.lines[0]?.measures ?? {};
  return (
    <div className={classes.foot} style={{ gridTemplateColumns: template }}>
      <span />
      {columns.map((column, index) =>
        index === 0 ? (
          <span key={column.name} className={classes.footCell}>
            {count === undefined ? '' : t(count.exact ? 'list.count' : 'list.about', { count: count.value })}
          </span>
        ) : (
          <span key={column.name} className={classes.footCell} data-right={partOf(column.type).align === 'right' || undefined}>
            {line[`sum(${column.name})`] == null ? '' : `Σ ${partOf(column.type).text(line[`sum(${column.name})`], formats, column)}`}
          </span>
        ),
      )}
    </div>
  );
}

