import { ActionIcon, Skeleton, Tooltip } from '@mantine/core';
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type ListQuery, listOf } from '../api/records';
import { useFormats } from '../fields/formats';
import { partOf } from '../fields/registry';
import { IconPlus } from '../icons';
import { both } from '../meta/meta';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { Again } from '../shell/Again';
import { Face } from '../ui/Face';
import { hueOf } from '../ui/hues';
import classes from './Board.module.css';
import { Card } from './Card';
import type { LaneSpec } from './lanes';
import { laneOf, NOTHING, wayTo } from '../fields/ways';
import type { Move } from './move';
import { QuickMake } from './QuickMake';
import { usePartial } from './registry';

interface Props {
  meta: EntityMeta;
  field: FieldMeta;
  lane: LaneSpec;
  lanes: LaneSpec[];
  query: ListQuery;
  columns: FieldMeta[];
  moves: ReadonlyMap<string, Move>;
  dragged?: Rec;
  isTarget: boolean;
  onPartial: (lane: string, isPartial: boolean) => void;
  onMove: (record: Rec, lane: string) => Promise<void>;
  onOpen: (record: Rec) => void;
  onMake?: (start?: Partial<Rec>) => void;
}

/** A column of a board: loaded by the page as it is scrolled, and never as a whole. */
export function Lane({ meta, field, lane, lanes, query, columns, moves, dragged, isTarget, onPartial, onMove, onOpen, onMake }: Props) {
  const { t } = useApp();
  const formats = useFormats();
  const scroller = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const list = useInfiniteQuery({
    ...listOf({ ...query, where: both(query.where, { [field.name]: lane.key === NOTHING ? { isEmpty: true } : { is: lane.key } }) }),
    placeholderData: keepPreviousData,
  });
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const loaded = useMemo(() => list.data?.pages.flatMap((page) => page.records) ?? [], [list.data]);
  usePartial(
    useCallback((isPartial: boolean) => onPartial(lane.key, isPartial), [lane.key, onPartial]),
    list.data?.pages.some((page) => page.partial === true) ?? false,
  );
  const records = useMemo(() => {
    const coming = [...moves.values()].filter((move) => move.to === lane.key).map((move) => move.record);
    return [...coming, ...loaded.filter((record) => !moves.has(record.id))];
  }, [lane.key, loaded, moves]);

  useEffect(() => {
    if (end.current === null || !hasNextPage || isFetchingNextPage || isFetchNextPageError) {
      return undefined;
    }
    const near = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && void fetchNextPage(), { root: scroller.current, rootMargin: '300px' });
    near.observe(end.current);
    return () => near.disconnect();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, records.length]);

  useEffect(
    () =>
      dropTargetForElements({
        element: scroller.current!.parentElement!,
        canDrop: ({ source }) => source.data.board === field.name && wayTo(meta, field, source.data.record as Rec, lane.key) !== undefined,
        getData: () => ({ lane: lane.key }),
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: () => setOver(false),
      }),
    [field, lane.key, meta],
  );

  const moved = [...moves.values()];
  const number = lane.count ?? (query.q === '' ? undefined : list.data?.pages[0]?.count?.value);
  const count = number === undefined ? undefined : number + moved.filter((move) => move.to === lane.key && laneOf(move.record, field) !== lane.key).length - moved.filter((move) => move.to !== lane.key && laneOf(move.record, field) === lane.key).length;
  const isHome = dragged !== undefined && laneOf(dragged, field) === lane.key;
  // where a workflow holds the field, a new record begins where the workflow says
  const canMake = onMake !== undefined && field.moved !== true && (lane.key === NOTHING || field.create);
  const isRecord = partOf(field.type).lanes === 'records';
  return (
    <section
      className={classes.lane}
      data-lane={lane.key}
      aria-label={lane.label}
      data-over={(isOver && isTarget) || undefined}
      data-target={(dragged !== undefined && isTarget) || undefined}
      data-closed={(dragged !== undefined && !isTarget && !isHome) || undefined}
    >
      <header className={classes.head}>
        {isRecord && lane.key !== NOTHING ? (
          <Face id={lane.key} title={lane.label} round={field.targets?.[0] === 'system.user'} />
        ) : (
          <span className={classes.dot} data-hue={lane.key === NOTHING ? undefined : hueOf(lane.key, field)} aria-hidden="true" />
        )}
        <h2 className={classes.laneName} title={lane.label}>
          {lane.label}
        </h2>
        <span className={classes.count}>{count === undefined ? '' : formats.integer(count)}</span>
        <span className={classes.sum} title={lane.sums.map((sum) => sum.full).join(' · ')}>
          {lane.sums.map((sum) => sum.short).join(' · ')}
        </span>
        {canMake && (
          <Tooltip label={t('board.add', { lane: lane.label })}>
            <ActionIcon size={24} aria-label={t('board.add', { lane: lane.label })} onClick={() => setMaking(true)}>
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      <div ref={scroller} className={classes.cards} data-stale={list.isPlaceholderData || undefined}>
        {isMaking && <QuickMake meta={meta} lane={lane} start={lane.key === NOTHING ? {} : { [field.name]: lane.value }} onForm={(start) => onMake?.(start)} onClose={() => setMaking(false)} />}
        {list.isPending && (
          <>
            <Skeleton height={84} radius={8} mb={8} />
            <Skeleton height={84} radius={8} />
          </>
        )}
        {list.isError && !isFetchNextPageError && (
          <div className={classes.trouble}>
            <Again error={list.error} onAgain={() => void list.refetch()} />
          </div>
        )}
        <ul className={classes.list}>
          {records.map((record) => (
            <Card key={record.id} meta={meta} field={field} record={record} columns={columns} lanes={lanes} isMoving={moves.has(record.id)} onMove={onMove} onOpen={onOpen} />
          ))}
        </ul>
        {!list.isPending && !list.isError && records.length === 0 && !isMaking && <p className={classes.none}>{t('board.empty')}</p>}
        <div ref={end} className={classes.end} aria-hidden="true" />
        {isFetchNextPageError && (
          <div className={classes.trouble}>
            <Again error={list.error} isAsking={isFetchingNextPage} onAgain={() => void fetchNextPage()} />
          </div>
        )}
        {isFetchingNextPage && !isFetchNextPageError && <Skeleton height={84} radius={8} mt={8} />}
      </div>
    </section>
  );
}
