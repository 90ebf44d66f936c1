import { useQuery } from '@tanstack/react-query';
import { type ListQuery, totalsOf } from '../api/records';
import { useFormats } from '../fields/formats';
import { partOf } from '../fields/registry';
import type { EntityMeta, FieldMeta } from '../meta/types';
import { useApp } from '../shell/app';
import classes from './Grid.module.css';
import { measuresOf, sumBrief, summedOf, sumText, totals } from './sums';

/** How many there are, and the sums of what can be added up. */
export function Foot({ meta, columns, query, template, count }: { meta: EntityMeta; columns: FieldMeta[]; query: ListQuery; template: string; count?: { value: number; exact: boolean } }) {
  const { t } = useApp();
  const formats = useFormats();
  const summed = summedOf(columns);
  // a sum asks for no words; of a search there is none
  const asked = useQuery({ ...totalsOf(meta.name, query.where, [], measuresOf(summed)), enabled: summed.length > 0 && query.q === '' });
  const sums = totals(asked.data, undefined, summed)[0]?.sums ?? {};
  return (
    <div className={classes.foot} style={{ gridTemplateColumns: template }}>
      <span />
      {columns.map((column, index) => {
        const sum = index === 0 ? '' : sumText(column, sums[column.name], formats);
        return index === 0 ? (
          <span key={column.name} className={classes.footCell} data-first>
            {count === undefined ? '' : t(count.exact ? 'list.count' : 'list.about', { count: count.value })}
          </span>
        ) : (
          <span key={column.name} className={classes.footCell} title={sum} data-right={partOf(column.type).align === 'right' || undefined}>
            <span className={classes.sum}>{sum === '' ? '' : `Σ ${sumBrief(column, sums[column.name], formats)}`}</span>
          </span>
        );
      })}
    </div>
  );
}
