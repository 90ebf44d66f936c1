import { Button, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { lazy, useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { deskOf, type ListQuery, listOf } from '../api/records';
import { IconSearch } from '../icons';
import { usePartial } from '../layouts/registry';
import { pageOf } from '../meta/meta';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { Beside } from '../shell/Beside';
import { Preview } from '../shell/preview';
import { Again } from '../shell/Again';
import { keepTrail } from '../shell/trail';
import { Trouble } from '../shell/Trouble';
import { ROW } from '../ui/density';
import { Empty } from '../ui/Empty';
import { Foot } from './Foot';
import classes from './Grid.module.css';
import { GroupLine } from './GroupLine';
import { Head } from './Head';
import { tracksOf } from './look';
import { type Cell, isEditable, Row } from './Row';
import { useTable } from './tableState';
import { useCellSave } from './useCellSave';
import { useClipboard } from './useClipboard';
import { useLines } from './useLines';

const Begin = lazy(async () => ({ default: (await import('../shell/Begin')).Begin }));
const BulkBar = lazy(async () => ({ default: (await import('./BulkBar')).BulkBar }));
const Paste = lazy(async () => ({ default: (await import('./Paste')).Paste }));

/** Pixels: how high a row and the head are. */
const HEAD = 32;

interface Props {
  meta: EntityMeta;
  columns: FieldMeta[];
  query: ListQuery;
  onSort: (sort: string[]) => void;
  onCount: (count: { value: number; exact: boolean } | undefined) => void;
  onPartial: (isPartial: boolean) => void;
  isNarrowed: boolean;
  onReset: () => void;
  onMake?: () => void;
}

/** A window over any number of lines: what is near is loaded, what is in sight is drawn. */
export function Grid({ meta, columns, query, onSort, onCount, onPartial, isNarrowed, onReset, onMake }: Props) {
  const { t, zone } = useApp();
  const { grouping, look, peek, onLook, onColumns, onGroup, onPeek } = useTable();
  const client = useQueryClient();
  const router = useRouter();
  const navigate = useNavigate();
  const isNarrow = useMediaQuery('(max-width: 640px)') ?? false;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 });
  // where a range begins; it ends where one is
  const [anchor, setAnchor] = useState<Cell>();
  const [editing, setEditing] = useState<Cell>();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [isAll, setAll] = useState(false);

  const list = useLines(query, grouping, columns, zone);
  const { lines, count } = list;
  const rows = useMemo(() => lines.flatMap((line) => (line.kind === 'record' ? [line.record] : [])), [lines]);
  useEffect(() => onCount(count), [onCount, count?.value, count?.exact]);
  usePartial(onPartial, list.isPartial);
  useEffect(() => {
    setTicked(new Set());
    setAll(false);
    setAt({ row: 0, column: 0 });
    setAnchor(undefined);
    scroller.current?.scrollTo({ top: 0 });
  }, [JSON.stringify(query.where), query.q, query.sort.join(), grouping?.path]);

  const names = columns.map((column) => column.name).join();
  const { template, width, lefts } = useMemo(() => tracksOf(columns, look, isNarrow), [names, look, isNarrow]);
  const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 14, scrollPaddingStart: HEAD });
  const items = virtual.getVirtualItems();
  const last = items[items.length - 1]?.index ?? 0;
  useEffect(() => list.near(last, items.map((item) => item.index)));

  const latest = useRef({ lines, query, count, columns, rows });
  latest.current = { lines, query, count, columns, rows };
  const open = useCallback(
    (record: Rec) => {
      const now = latest.current;
      const loaded = client.getQueryData(listOf(now.query).queryKey);
      const isFlat = grouping === undefined;
      keepTrail({ entity: meta.name, ids: now.rows.map((each) => each.id), from: 0, total: isFlat ? now.count?.value : undefined, query: now.query, next: isFlat ? (loaded?.pages.at(-1)?.next ?? null) : null }, record.id);
      void navigate({ to: pageOf({ entity: meta.name, id: record.id }) });
    },
    [navigate, client, meta.name, grouping],
  );
  const near = useCallback(
    (record: Rec) => {
      // what the mouse rests on is most probably opened next
      void client.prefetchQuery(deskOf(meta.name, record.id));
      void router.preloadRoute({ to: pageOf({ entity: meta.name, id: record.id }) });
    },
    [client, router, meta.name],
  );
  const showBeside = useCallback((record: Rec) => onPeek(record.id), [onPeek]);
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
  const go = useCallback((cell: Cell, extend: boolean) => {
    setAt((before) => {
      setAnchor((begun) => (extend ? (begun ?? before) : undefined));
      return cell;
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
  const toggle = useCallback((key: string, isOpen: boolean) => list.toggle([key], isOpen), [list.toggle]);

  const range = anchor === undefined || (anchor.row === at.row && anchor.column === at.column) ? undefined : { top: Math.min(anchor.row, at.row), bottom: Math.max(anchor.row, at.row), left: Math.min(anchor.column, at.column), right: Math.max(anchor.column, at.column) };
  const { plan, leavePlan } = useClipboard(meta, grid, range ?? { top: at.row, bottom: at.row, left: at.column, right: at.column }, lines, columns);

  // whoever looks at records beside the list goes on with the arrows
  const current = lines[at.row];
  useEffect(() => {
    if (peek !== undefined && current?.kind === 'record' && current.record.id !== peek && document.activeElement === grid.current) {
      onPeek(current.record.id);
    }
  }, [at.row]);

  const peeked = peek === undefined ? -1 : lines.findIndex((line) => line.kind === 'record' && line.record.id === peek);
  const neighbour = (by: 1 | -1) => {
    for (let row = peeked + by; peeked >= 0 && row >= 0 && row < lines.length; row += by) {
      if (lines[row]!.kind === 'record') {
        return row;
      }
    }
    return undefined;
  };
  const stepTo = (row: number | undefined) => {
    const line = row === undefined ? undefined : lines[row];
    if (row !== undefined && line?.kind === 'record') {
      go({ row, column: at.column }, false);
      virtual.scrollToIndex(row);
      onPeek(line.record.id);
    }
  };
  const move = (rowBy: number, columnBy: number, extend: boolean) => {
    const row = Math.max(0, Math.min(lines.length - 1, at.row + rowBy));
    go({ row, column: Math.max(0, Math.min(columns.length - 1, at.column + columnBy)) }, extend);
    virtual.scrollToIndex(row);
  };
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    if (editing !== undefined || plan !== undefined || event.target !== event.currentTarget) {
      return;
    }
    const line = lines[at.row];
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
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const done = (does: () => void) => {
      event.preventDefault();
      does();
    };
    if (line?.kind === 'group' && isPlain && ['Enter', ' ', 'ArrowRight', 'ArrowLeft'].includes(event.key) && !event.shiftKey) {
      done(() => toggle(line.group.key, event.key === 'ArrowRight' || (event.key !== 'ArrowLeft' && !line.isOpen)));
    } else if (line?.kind === 'record' && line.group !== undefined && event.key === 'ArrowLeft' && at.column === 0 && isPlain) {
      done(() => go({ row: lines.findIndex((each) => each.kind === 'group' && each.group.key === line.group), column: 0 }, false));
    } else if (step !== undefined && isPlain) {
      done(() => move(...step, event.shiftKey));
    } else if (event.key === 'Escape') {
      if (anchor !== undefined) {
        setAnchor(undefined);
      } else if (peek !== undefined) {
        onPeek(undefined);
      } else {
        setTicked(new Set());
        setAll(false);
      }
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      done(() => {
        setAnchor({ row: 0, column: 0 });
        setAt({ row: lines.length - 1, column: columns.length - 1 });
      });
    } else if (line?.kind === 'failed' && isPlain && event.key === 'Enter') {
      done(() => list.again(line.group));
    } else if (line?.kind !== 'record' || !isPlain) {
      return;
    } else if (event.key === 'Enter') {
      done(() => open(line.record));
    } else if (event.key === 'F2' && isEditable(columns[at.column])) {
      done(() => setEditing(at));
    } else if (event.key === ' ') {
      done(() => onPeek(peek === line.record.id ? undefined : line.record.id));
    } else if (event.key === 'x') {
      done(() => tick(line.record.id));
    }
  };

  if (list.isError && lines.length === 0) {
    return <Trouble t={t} error={list.error!} onRetry={list.refetch} />;
  }
  if (list.isPending) {
    return (
      <div className={classes.waiting} role="status" aria-label={t('shell.loading')}>
        {Array.from({ length: 14 }, (_each, index) => (
          <Skeleton key={index} height={12} width={`${88 - ((index * 7) % 40)}%`} my={12} />
        ))}
      </div>
    );
  }
  if (lines.length === 0) {
    return (
      <Empty icon={isNarrowed ? IconSearch : undefined} title={t(isNarrowed ? 'list.nothing_found' : 'list.empty', { what: meta.plural })} text={isNarrowed ? t('list.nothing_found_text') : meta.help}>
        {isNarrowed ? (
          <Button variant="default" onClick={onReset}>
            {t('list.show_all')}
          </Button>
        ) : onMake === undefined ? null : (
          <Beside>
            <Begin meta={meta} onMake={onMake} />
          </Beside>
        )}
      </Empty>
    );
  }
  const isTicked = isAll || (ticked.size > 0 && rows.every((record) => ticked.has(record.id)));
  return (
    <div className={classes.split}>
    <div className={classes.around}>
      <div ref={scroller} className={classes.scroller} data-stale={list.isStale || undefined}>
        <div
          ref={grid}
          role={grouping === undefined ? 'grid' : 'treegrid'}
          tabIndex={0}
          className={classes.grid}
          aria-label={meta.plural}
          aria-rowcount={grouping === undefined && count?.exact ? count.value + 1 : -1}
          aria-colcount={columns.length + 1}
          aria-multiselectable="true"
          aria-activedescendant={`cell-${at.row}-${current?.kind === 'record' ? at.column : 0}`}
          style={{ minWidth: width, height: virtual.getTotalSize() + HEAD }}
          onKeyDown={keys}
        >
          <div role="row" aria-rowindex={1} className={classes.head} style={{ gridTemplateColumns: template }}>
            <div role="columnheader" className={classes.headTick}>
              <input
                type="checkbox"
                aria-label={t('list.tick_all')}
                checked={isTicked}
                disabled={rows.length === 0}
                onChange={() => {
                  setAll(false);
                  setTicked(isTicked ? new Set() : new Set(rows.map((record) => record.id)));
                }}
              />
            </div>
            {columns.map((column, index) => (
              <Head key={column.name} column={column} index={index} columns={columns} left={lefts[index]} sort={query.sort} look={look} grouped={grouping?.path} onSort={onSort} onLook={onLook} onColumns={onColumns} onGroup={onGroup} />
            ))}
          </div>
          {items.map((item) => {
            const line = lines[item.index]!;
            const top = item.start + HEAD;
            if (line.kind === 'coming') {
              return (
                <div key={line.key} className={classes.coming} style={{ transform: `translateY(${top}px)` }}>
                  <Skeleton height={12} width="40%" />
                </div>
              );
            }
            if (line.kind === 'failed') {
              return (
                <div key={line.key} role="row" aria-rowindex={item.index + 2} className={classes.coming} style={{ transform: `translateY(${top}px)` }}>
                  <div id={`cell-${item.index}-0`} role="gridcell" className={classes.failed} data-current={at.row === item.index || undefined}>
                    <Again error={line.error} isAsking={line.isAsking} onAgain={() => list.again(line.group)} />
                  </div>
                </div>
              );
            }
            if (line.kind === 'group') {
              return <GroupLine key={line.key} grouping={grouping!} group={line.group} isOpen={line.isOpen} index={item.index} top={top} template={template} columns={columns} isCurrent={at.row === item.index} onToggle={toggle} />;
            }
            const isIn = range !== undefined && range.top <= item.index && item.index <= range.bottom;
            return (
              <Row
                key={line.key}
                meta={meta}
                record={line.record}
                index={item.index}
                level={line.group === undefined ? undefined : 2}
                top={top}
                template={template}
                lefts={lefts}
                columns={columns}
                current={at.row === item.index ? at.column : -1}
                from={isIn ? range.left : -1}
                to={isIn ? range.right : -2}
                editing={editing?.row === item.index ? editing.column : -1}
                isTicked={isAll || ticked.has(line.record.id)}
                isPeeked={peek === line.record.id}
                onTick={tick}
                onOpen={open}
                onPeek={showBeside}
                onNear={near}
                onAt={go}
                onEdit={setEditing}
                onSave={save}
              />
            );
          })}
        </div>
      </div>
      {!list.isComplete && <div className={classes.further}>{t('list.groups_further', { count: list.groups.length })}</div>}
      <Foot meta={meta} columns={columns} query={query} template={template} count={count} />
      <Beside>
        {plan !== undefined && <Paste meta={meta} plan={plan} onClose={leavePlan} />}
        {(ticked.size > 0 || isAll) && (
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
        )}
      </Beside>
    </div>
    {peek !== undefined && (
      <Preview
        entity={meta.name}
        id={peek}
        onOpen={() => {
          const line = lines[peeked];
          if (line?.kind === 'record') {
            open(line.record);
          } else {
            void navigate({ to: pageOf({ entity: meta.name, id: peek }) });
          }
        }}
        onPrevious={neighbour(-1) === undefined ? undefined : () => stepTo(neighbour(-1))}
        onNext={neighbour(1) === undefined ? undefined : () => stepTo(neighbour(1))}
        onClose={() => {
          onPeek(undefined);
          grid.current?.focus();
        }}
      />
    )}
    </div>
  );
}
