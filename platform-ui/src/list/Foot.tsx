import { useQuery } from '@tanstack/react-query';
import { type ListQuery, totalsOf } from '../api/records';
import { useFormats } from '../fields/formats';
import { partOf } from '../fields/registry';
import type { EntityMeta, FieldMeta } from '../meta/types';
import { useApp } from '../shell/app';
import classes from './Grid.module.css';

/** How many there are, and the sums of what can be added up. */
export function Foot({ meta, columns, query, template, count }: { meta: EntityMeta; columns: FieldMeta[]; query: ListQuery; template: string; count?: { value: number; exact: boolean } }) {
  const { t } = useApp();
  const formats = useFormats();
  const summed = columns.filter((column) => column.summable);
  // a sum asks for no words; of a search there is none
  const totals = useQuery({ ...totalsOf(meta.name, query.where, [], summed.map((column) => `sum:${column.name}`)), enabled: summed.length > 0 && query.q === '' });
  const line = totals.data?.lines[0]?.measures ?? {};
  return (
    <div className={classes.foot} style={{ gridTemplateColumns: template }}>
      <span />
      {columns.map((column, index) =>
        index === 0 ? (
          <span key={column.name} className={classes.footCell}>
            {count === undefined ? '' : t(count.exact ? 'list.count' : 'list.about', { count: count.value })}
          </span>
        ) : (
          <span key={column.name} className={classes.footCell} data-right={partOf(column.type).align === 'right' || undefined}>
            {line[`sum(${column.name})`] == null ? '' : `Σ ${partOf(column.type).text(line[`sum(${column.name})`], formats, column)}`}
          </span>
        ),
      )}
    </div>
  );
}
