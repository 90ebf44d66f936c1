import { memo, useRef } from 'react';
import { partOf } from '../fields/registry';
import { Value } from '../fields/Value';
import { titleOf } from '../meta/meta';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import { Face } from '../ui/Face';
import { CellEditor } from './CellEditor';
import classes from './Grid.module.css';

/** Where somebody is in a list. */
export interface Cell {
  row: number;
  column: number;
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

/** A record as a line; drawn again only when something of it changes. */
export const Row = memo(function Row({ meta, record, index, top, template, columns, current, editing, isTicked, onTick, onOpen, onNear, onAt, onEdit, onSave }: RowProps) {
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
        const isEditable = column.read && column.update && part.inline === true;
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
