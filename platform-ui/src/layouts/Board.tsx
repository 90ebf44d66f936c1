import { Button, Skeleton } from '@mantine/core';
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { IconSearch } from '../icons';
import type { FieldMeta, Rec } from '../meta/types';
import { pageOf } from '../meta/meta';
import { useApp } from '../shell/app';
import { Empty } from '../ui/Empty';
import { Choice, SumChoice, summedBy } from './bar';
import bar from './bar.module.css';
import classes from './Board.module.css';
import { Lane } from './Lane';
import { useLanes } from './lanes';
import { wayTo } from '../fields/ways';
import { useMoves } from './move';
import { laneFields } from '../fields/offered';
import { type LayoutProps, usePartial } from './registry';

/** A column for each value of a field; moving a card into another one writes it. */
export function Board({ meta, columns, query, options, onOptions, onCount, onPartial, isNarrowed, onReset, onMake, onAct }: LayoutProps) {
  const { t } = useApp();
  const navigate = useNavigate();
  const fields = laneFields(meta);
  const field = fields.find((each) => each.name === options.by) ?? fields[0]!;
  const summed = summedBy(meta, options.measure);
  const lanes = useLanes(field, query, summed);
  const labelOf = useCallback((key: string) => lanes?.find((lane) => lane.key === key)?.label ?? key, [lanes]);
  const valueOf = useCallback((key: string) => lanes?.find((lane) => lane.key === key)?.value ?? null, [lanes]);
  const { moves, move } = useMoves(meta, field, labelOf, valueOf, onAct);
  const [dragged, setDragged] = useState<Rec>();
  const board = useRef<HTMLDivElement>(null);

  const total = lanes?.every((lane) => lane.count !== undefined) ? lanes.reduce((sum, lane) => sum + lane.count!, 0) : undefined;
  useEffect(() => onCount(total === undefined ? undefined : { value: total, exact: true }), [onCount, total]);

  // each column asks for itself
  const [partial, setPartial] = useState<ReadonlySet<string>>(new Set());
  const tell = useCallback(
    (key: string, isPartial: boolean) =>
      setPartial((before) => (before.has(key) === isPartial ? before : new Set(isPartial ? [...before, key] : [...before].filter((each) => each !== key)))),
    [],
  );
  usePartial(onPartial, partial.size > 0);

  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => source.data.board === field.name,
        onDragStart: ({ source }) => setDragged(source.data.record as Rec),
        onDrop: ({ source, location }) => {
          setDragged(undefined);
          const lane = location.current.dropTargets[0]?.data.lane;
          if (typeof lane === 'string') {
            void move(source.data.record as Rec, lane);
          }
        },
      }),
    [field.name, move],
  );

  const open = useCallback((record: Rec) => void navigate({ to: pageOf({ entity: meta.name, id: record.id }) }), [navigate, meta.name]);
  // what names the record and what the column says already stands on no card
  const shown = useMemo<FieldMeta[]>(() => columns.filter((column) => !meta.title.includes(column.name) && column.name !== field.name), [columns, field.name, meta.title]);
  const asked = useMemo(
    () => ({ ...query, fields: [...new Set([...meta.title, field.name, ...shown.map((column) => column.name)])], limit: 30, can: true }),
    [field.name, meta.title, query, shown],
  );

  /** Arrows go from card to card, over to the nearest one in the next column. */
  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-card]');
    if (card === null || !['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'm'].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'm') {
      event.preventDefault();
      card.querySelector<HTMLElement>('[data-move]')?.click();
      return;
    }
    if (!(event.target as HTMLElement).matches('[data-open]')) {
      return;
    }
    event.preventDefault();
    const ofLane = (lane: Element) => [...lane.querySelectorAll<HTMLElement>('[data-card]')];
    const all = [...(board.current?.querySelectorAll('[data-lane]') ?? [])].map(ofLane);
    const at = all.findIndex((cards) => cards.includes(card));
    const index = all[at]!.indexOf(card);
    const step = event.key === 'ArrowLeft' ? -1 : 1;
    const next =
      event.key === 'ArrowUp'
        ? all[at]![index - 1]
        : event.key === 'ArrowDown'
          ? all[at]![index + 1]
          : (step < 0 ? all.slice(0, at).reverse() : all.slice(at + 1)).find((cards) => cards.length > 0)?.reduce((near, each) => (distance(each, card) < distance(near, card) ? each : near));
    next?.querySelector<HTMLElement>('[data-open]')?.focus();
    next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  return (
    <div className={bar.layout}>
      <div className={bar.bar}>
        <Choice label={t('board.by')} value={field.name} data={fields.map((each) => ({ value: each.name, label: each.label }))} onChange={(by) => onOptions({ by })} />
        <SumChoice meta={meta} summed={summed} onChange={(measure) => onOptions({ measure })} />
      </div>
      {lanes === undefined ? (
        <div className={classes.board} aria-label={t('shell.loading')} role="status">
          {Array.from({ length: 5 }, (_each, index) => (
            <div key={index} className={classes.waiting}>
              <Skeleton height={14} width="55%" mb={14} />
              <Skeleton height={88} radius={8} mb={8} />
              <Skeleton height={88} radius={8} />
            </div>
          ))}
        </div>
      ) : total === 0 && isNarrowed ? (
        <Empty icon={IconSearch} title={t('list.nothing_found')} text={t('list.nothing_found_text')}>
          <Button variant="default" onClick={onReset}>
            {t('list.show_all')}
          </Button>
        </Empty>
      ) : (
        <div ref={board} className={classes.board} role="group" aria-label={t('board.title', { what: meta.plural, field: field.label })} onKeyDown={keys}>
          {lanes.map((lane) => (
            <Lane
              key={lane.key}
              meta={meta}
              field={field}
              lane={lane}
              lanes={lanes}
              query={asked}
              columns={shown}
              moves={moves}
              dragged={dragged}
              onPartial={tell}
              isTarget={dragged !== undefined && wayTo(meta, field, dragged, lane.key) !== undefined}
              onMove={move}
              onOpen={open}
              onMake={onMake}
            />
          ))}
        </div>
      )}
    </div>
  );
}

const distance = (one: HTMLElement, other: HTMLElement) => Math.abs(one.getBoundingClientRect().top - other.getBoundingClientRect().top);
