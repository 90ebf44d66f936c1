import { Button, Skeleton } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { deskOf, type ListQuery, listOf, WINDOW } from '../api/records';
import { partOf } from '../fields/registry';
import { pageOf } from '../meta/meta';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { Trouble } from '../shell/Trouble';
import { Foot } from './Foot';
import classes from './Grid.module.css';
import { Head } from './Head';
import { type Cell, Row } from './Row';
import { useCellSave } from './useCellSave';

const BulkBar = lazy(async () => ({ default: (await import('./BulkBar')).BulkBar }));

/** Pixels: how high a row is, how wide its tick, its name, and a column of whose type nothing is said. */
const ROW = 36;
const TICK_WIDTH = 44;
const NAME_WIDTH = 250;
const USUAL_WIDTH = 160;

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
  useEffect(() => onCount(count), [onCount, count]);
  useEffect(() => {
    setTicked(new Set());
    setAll(false);
    setAt({ row: 0, column: 0 });
    scroller.current?.scrollTo({ top: 0 });
  }, [query.where, query.q, query.sort.join()]);

  const widths = columns.map((column, index) => (index === 0 ? NAME_WIDTH : (partOf(column.type).width ?? USUAL_WIDTH)));
  const template = useMemo(
    () => `${TICK_WIDTH}px ${widths.map((width, index) => `minmax(${width}px, ${index === 0 ? 1.6 : 1}fr)`).join(' ')}`,
    [widths.join()],
  );
  const width = widths.reduce((sum, each) => sum + each, TICK_WIDTH);

  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 14 });
  const items = virtual.getVirtualItems();
  const last = items[items.length - 1]?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - WINDOW / 2) {
      void fetchNextPage();
    }
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const open = useCallback((record: Rec) => void navigate({ to: pageOf({ entity: meta.name, id: record.id }) }), [navigate, meta.name]);
  const near = useCallback(
    (record: Rec) => {
      // what the mouse rests on is most probably opened next
      void client.prefetchQuery(deskOf(meta.name, record.id));
      void router.preloadRoute({ to: pageOf({ entity: meta.name, id: record.id }) });
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
  const store = useCellSave(meta);
  const save = useCallback(
    (record: Rec, field: FieldMeta, value: unknown) => {
      setEditing(undefined);
      grid.current?.focus();
      void store(record, field, value);
    },
    [store],
  );

  const move = (rowBy: number, columnBy: number) => {
    const row = Math.max(0, Math.min(rows.length - 1, at.row + rowBy));
    setAt({ row, column: Math.max(0, Math.min(columns.length - 1, at.column + columnBy)) });
    virtual.scrollToIndex(row);
  };
  const isEditable = (cell: Cell) => {
    const field = columns[cell.column];
    return field !== undefined && field.read && field.update && partOf(field.type).inline === true;
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
