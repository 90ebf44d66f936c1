import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { allOf, type ListQuery } from '../api/records';
import { useFormats } from '../fields/formats';
import { partOf } from '../fields/registry';
import { beginOf, periodText } from '../fields/periods';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { sayTrouble } from '../shell/toasts';
import { type Grouping, groupedSort } from './groups';
import type { Node } from './nodes';
import classes from './Print.module.css';
import { Words } from './Words';

/** How many records go on paper at most. */
const MOST = 5000;

interface Props {
  meta: EntityMeta;
  title: string;
  columns: FieldMeta[];
  query: ListQuery;
  grouping?: Grouping;
  nodes: Node[];
  onClose: () => void;
}

/** The list as it is shown, with all of its records, on paper: by the browser's own printing. */
export function Print({ meta, title, columns, query, grouping, nodes, onClose }: Props) {
  const { t, session } = useApp();
  const formats = useFormats();
  const [sheet, setSheet] = useState<{ records: Rec[]; isAll: boolean; isPartial: boolean }>();
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const leave = new AbortController();
    const fields = grouping === undefined || query.fields.includes(grouping.field.name) ? query.fields : [...query.fields, grouping.field.name];
    allOf({ ...query, sort: grouping === undefined ? query.sort : groupedSort(query.sort, grouping.field.name), fields }, MOST, leave.signal).then(setSheet, (refused: unknown) => {
      if (!leave.signal.aborted) {
        sayTrouble(refused, t);
        close.current();
      }
    });
    return () => leave.abort();
  }, []);
  useEffect(() => {
    if (sheet === undefined) {
      return;
    }
    const done = () => close.current();
    window.addEventListener('afterprint', done);
    // the sheet is drawn before it is printed
    const frame = requestAnimationFrame(() => window.print());
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('afterprint', done);
    };
  }, [sheet]);

  if (sheet === undefined) {
    return null;
  }
  const text = (field: FieldMeta, value: unknown) => (value === null || value === undefined ? '' : field.read ? partOf(field.type).text(value, formats, field) : String(value));
  const groupText = (record: Rec) => {
    const value = record[grouping!.field.name];
    return value === null || value === undefined || value === ''
      ? t('list.group_none', { what: grouping!.field.label })
      : grouping!.period === undefined
        ? text(grouping!.field, value)
        : periodText(beginOf(String(value), grouping!.period, formats.zone), grouping!.period, formats);
  };
  let group: string | undefined;
  return createPortal(
    <div className={`${classes.sheet} kontor-sheet`}>
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.said}>
        {t('list.count', { count: sheet.records.length })} · {formats.moment(new Date().toISOString())} · {session.user.name}
      </p>
      {(nodes.length > 0 || query.q !== '') && (
        <p className={classes.said}>
          {query.q !== '' && <>“{query.q}” </>}
          {nodes.map((node, index) => (
            <span key={index}>
              {index > 0 && ' · '}
              <Words meta={meta} node={node} />
            </span>
          ))}
        </p>
      )}
      {!sheet.isAll && <p className={classes.said}>{t('list.print_first', { count: MOST })}</p>}
      {sheet.isPartial && <p className={classes.said}>{t('list.partial')}</p>}
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" data-right={partOf(column.type).align === 'right' || undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.records.flatMap((record) => {
            const lines = [];
            if (grouping !== undefined) {
              const next = groupText(record);
              if (next !== group) {
                group = next;
                lines.push(
                  <tr key={`group ${record.id}`}>
                    <th scope="rowgroup" colSpan={columns.length} className={classes.group}>
                      {next}
                    </th>
                  </tr>,
                );
              }
            }
            lines.push(
              <tr key={record.id}>
                {columns.map((column) => (
                  <td key={column.name} data-right={partOf(column.type).align === 'right' || undefined}>
                    {text(column, record[column.name])}
                  </td>
                ))}
              </tr>,
            );
            return lines;
          })}
        </tbody>
      </table>
    </div>,
    document.body,
  );
}
