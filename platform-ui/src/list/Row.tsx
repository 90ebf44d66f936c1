import { memo, useRef, type MouseEvent } from 'react';
import { partOf } from '../fields/registry';
import { Value } from '../fields/Value';
import { IconLayoutSidebarRight } from '../icons';
import { titleOf } from '../meta/meta';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { Face } from '../ui/Face';
import { CellEditor } from './CellEditor';
import classes from './Grid.module.css';

/** Where somebody is in a list. */
export interface Cell {
  row: number;
  column: number;
}

export const isEditable = (field: FieldMeta | undefined): boolean => field !== undefined && field.read && field.update && partOf(field.type).inline === true;

/** Whether the mouse was pressed in a cell: what comes from elsewhere with a pressed button selects nothing. */
let isPulling = false;

interface RowProps {
  meta: EntityMeta;
  record: Rec;
  index: number;
  level?: number;
  top: number;
  template: string;
  lefts: (number | undefined)[];
  columns: FieldMeta[];
  current: number;
  /** The first and the last of the cells that are selected; -1 where none is. */
  from: number;
  to: number;
  editing: number;
  isTicked: boolean;
  isPeeked: boolean;
  onTick: (id: string) => void;
  onOpen: (record: Rec) => void;
  onPeek: (record: Rec) => void;
  onNear: (record: Rec) => void;
  onAt: (cell: Cell, extend: boolean) => void;
  onEdit: (cell: Cell | undefined) => void;
  onSave: (record: Rec, field: FieldMeta, value: unknown) => void;
}

/** A record as a line; drawn again only when something of it changes. */
export const Row = memo(function Row(props: RowProps) {
  const { meta, record, index, level, top, template, lefts, columns, current, from, to, editing, isTicked, isPeeked, onTick, onOpen, onPeek, onNear, onAt, onEdit, onSave } = props;
  const { t } = useApp();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const title = titleOf(meta, record);
  const press = (event: MouseEvent, at: number) => {
    if (event.button === 0 && editing !== at) {
      isPulling = true;
      document.addEventListener('mouseup', () => (isPulling = false), { once: true });
      onAt({ row: index, column: at }, event.shiftKey);
    }
  };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={level}
      aria-selected={isTicked}
      className={classes.row}
      data-peeked={isPeeked || undefined}
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
        const editable = isEditable(column);
        return (
          <div
            key={column.name}
            id={`cell-${index}-${at}`}
            data-field={column.name}
            role="gridcell"
            aria-readonly={!editable}
            aria-selected={from <= at && at <= to ? true : undefined}
            className={classes.cell}
            data-first={at === 0 || undefined}
            data-pinned={lefts[at] !== undefined || undefined}
            data-right={part.align === 'right' || undefined}
            data-current={current === at || undefined}
            data-range={(from <= at && at <= to) || undefined}
            style={lefts[at] === undefined ? undefined : { left: lefts[at] }}
            onMouseDown={(event) => press(event, at)}
            onMouseEnter={(event) => isPulling && event.buttons === 1 && editing < 0 && onAt({ row: index, column: at }, true)}
            onClick={(event) => at === 0 && !event.shiftKey && from < 0 && onOpen(record)}
            onDoubleClick={() => editable && at > 0 && onEdit({ row: index, column: at })}
          >
            {editing === at && part.Edit !== undefined ? (
              <CellEditor record={record} field={column} onSave={onSave} onLeave={() => onEdit(undefined)} />
            ) : at === 0 ? (
              <span className={classes.name}>
                <Face id={record.id} title={title} round={meta.name === 'system.user'} />
                <span className={classes.nameWord}>
                  <Value field={column} value={record[column.name]} record={record} dense />
                </span>
                <button
                  type="button"
                  className={classes.peek}
                  tabIndex={-1}
                  aria-label={t('list.peek', { what: title })}
                  title={`${t('list.peek', { what: title })} (${t('keys.space')})`}
                  onMouseDown={(event) => event.stopPropagation()}
                  onClick={(event) => {
                    event.stopPropagation();
                    onPeek(record);
                  }}
                >
                  <IconLayoutSidebarRight size={15} aria-hidden="true" />
                </button>
              </span>
            ) : (
              <span>
                <Value field={column} value={record[column.name]} record={record} dense />
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
});
