import type { MouseEvent } from 'react';
import { partOf } from '../fields/registry';
import { IconArrowDown, IconArrowUp } from '../icons';
import { isOwn } from '../meta/meta';
import type { FieldMeta } from '../meta/types';
import classes from './Grid.module.css';

/** A column's head: sorts by it, with Shift beside the others. */
export function Head({ column, sort, onSort }: { column: FieldMeta; sort: string[]; onSort: (sort: string[]) => void }) {
  const direction = sort.includes(column.name) ? 'ascending' : sort.includes(`-${column.name}`) ? 'descending' : 'none';
  const right = partOf(column.type).align === 'right';
  const label = (
    <>
      {isOwn(column) && <span className={classes.own} aria-hidden="true" />}
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
