import { ActionIcon, Menu } from '@mantine/core';
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { memo, useEffect, useRef, useState } from 'react';
import { Value } from '../fields/Value';
import { IconDots } from '../icons';
import { titleOf } from '../meta/meta';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import classes from './Board.module.css';
import type { LaneSpec } from './lanes';
import { laneOf, wayTo } from '../fields/ways';

interface Props {
  meta: EntityMeta;
  field: FieldMeta;
  record: Rec;
  columns: FieldMeta[];
  lanes: LaneSpec[];
  isMoving: boolean;
  onMove: (record: Rec, lane: string) => Promise<void>;
  onOpen: (record: Rec) => void;
}

/** So many fields stand on a card; the record's page has the others. */
const MOST = 6;

const isThere = (value: unknown) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** A record on a board: dragged, or moved by its menu, which keyboards and fingers reach. */
export const Card = memo(function Card({ meta, field, record, columns, lanes, isMoving, onMove, onOpen }: Props) {
  const { t } = useApp();
  const card = useRef<HTMLLIElement>(null);
  const [isDragged, setDragged] = useState(false);
  const title = titleOf(meta, record);
  const targets = lanes.filter((lane) => lane.key !== laneOf(record, field));
  const canMove = !isMoving && targets.some((lane) => wayTo(meta, field, record, lane.key) !== undefined);
  useEffect(
    () =>
      draggable({
        element: card.current!,
        canDrag: () => canMove,
        getInitialData: () => ({ board: field.name, record }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
    [canMove, field.name, record],
  );
  const facts = columns.filter((column) => isThere(record[column.name])).slice(0, MOST);
  return (
    <li ref={card} className={classes.card} data-card={record.id} data-dragged={isDragged || undefined} data-moving={isMoving || undefined} data-fixed={!canMove || undefined}>
      <div className={classes.cardHead}>
        <button type="button" data-open className={classes.cardTitle} onClick={() => onOpen(record)}>
          {title}
        </button>
        {canMove && (
          <Menu position="bottom-end" width={220}>
            <Menu.Target>
              <ActionIcon size={24} data-move className={classes.move} aria-label={t('board.move', { what: title })}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t('board.move_to')}</Menu.Label>
              {targets.map((lane) => {
                const way = wayTo(meta, field, record, lane.key);
                return (
                  <Menu.Item key={lane.key} disabled={way === undefined} onClick={() => void onMove(record, lane.key)}>
                    {lane.label}
                    {way?.kind === 'act' && way.action.label !== lane.label && <span className={classes.by}>{way.action.label}</span>}
                  </Menu.Item>
                );
              })}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {facts.length > 0 && (
        <dl className={classes.facts}>
          {facts.map((column) => (
            <div key={column.name} className={classes.fact} title={column.label}>
              <dt className={classes.unseen}>{column.label}</dt>
              <dd className={classes.value}>
                <Value field={column} value={record[column.name]} record={record} dense />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
});
