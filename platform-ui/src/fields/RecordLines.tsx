import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pageOf, titleOf } from '../meta/meta';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import { Face } from '../ui/Face';
import classes from './RecordLines.module.css';
import { partOf } from './registry';
import { Value } from './Value';

interface Props {
  meta: EntityMeta;
  columns: FieldMeta[];
  records: Rec[];
  /** Whether each has its face before it. */
  hasFaces?: boolean;
  /** In which order the lines stand by a column; absent where nobody chooses that. */
  orderOf?: (column: FieldMeta) => 'ascending' | 'descending' | undefined;
  /** A column's head, where it is more than its name. */
  head?: (column: FieldMeta) => ReactNode;
}

/** Some records as a plain table, of which each line leads to its record. */
export function RecordLines({ meta, columns, records, hasFaces, orderOf, head }: Props) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.name} scope="col" aria-sort={orderOf?.(column)} data-right={isRight(column)}>
              {head === undefined ? column.label : head(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id}>
            {columns.map((column, index) => (
              <td key={column.name} data-right={isRight(column)}>
                {index === 0 ? (
                  <Link className={classes.name} to={pageOf({ entity: meta.name, id: record.id })} aria-label={meta.title.includes(column.name) && record[column.name] != null ? undefined : titleOf(meta, record)}>
                    {hasFaces && <Face id={record.id} title={titleOf(meta, record)} />}
                    <span className={classes.value}>
                      <Value field={column} value={record[column.name]} record={record} dense />
                    </span>
                  </Link>
                ) : (
                  <Value field={column} value={record[column.name]} record={record} dense />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isRight(column: FieldMeta): true | undefined {
  return partOf(column.type).align === 'right' || undefined;
}
