import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { keepingTotals, totalsOf } from '../api/records';
import { groupingOf, type Narrowing, termOf } from '../charts/figures';
import { measureLabel } from '../charts/measures';
import { RecordChart, RecordNumber } from '../charts/RecordChart';
import { fieldOf } from '../meta/meta';
import type { Condition, EntityMeta } from '../meta/types';
import { useApp } from '../shell/app';
import { Again } from '../shell/Again';
import { type ListState, nodesOf } from '../shell/filters';
import type { View } from '../shell/manifest';
import classes from './Panel.module.css';

/** More groups nobody tells apart. */
const MOST = 1000;

/** Numbers of records that a panel asks for, with the way to each of them. */
export function ChartPanel({ view, meta, where }: { view: Extract<View, { kind: 'chart' }>; meta: EntityMeta; where: Condition }) {
  const { t } = useApp();
  const navigate = useNavigate();
  const [group] = view.groups;
  const field = group === undefined ? undefined : fieldOf(meta, group.split(':')[0]!);
  if (group !== undefined && field === undefined) {
    throw new Error(`${meta.name} has no ${group}`);
  }
  const grouping = field === undefined ? undefined : groupingOf([field], group);
  const asked = useQuery(keepingTotals(totalsOf(meta.name, where, grouping === undefined ? [] : [termOf(grouping)], [view.measure], { limit: MOST })));
  if (asked.isError) {
    return <Again error={asked.error} isAsking={asked.isFetching} onAgain={() => void asked.refetch()} />;
  }
  if (asked.data === undefined) {
    return <Skeleton height={view.chart === 'number' ? 44 : 190} radius={6} />;
  }
  const chips = nodesOf(where);
  const [plugin, entity] = meta.name.split('.') as [string, string];
  const listOf = (behind: Narrowing[]): ListState => ({ view: 'all', filters: [...(chips ?? []), ...behind] });
  if (grouping === undefined || view.chart === 'number') {
    const label = measureLabel(meta, view.measure, t);
    return (
      <RecordNumber totals={asked.data} measure={view.measure} isNarrow>
        {chips === undefined ? (
          label
        ) : (
          <Link className={classes.link} to="/$plugin/$entity" params={{ plugin, entity }} search={listOf([])}>
            {label}
          </Link>
        )}
      </RecordNumber>
    );
  }
  if (asked.data.lines.length === 0) {
    return <p className={classes.none}>{t('related.none', { what: meta.plural })}</p>;
  }
  return (
    <RecordChart
      meta={meta}
      totals={asked.data}
      grouping={grouping}
      measure={view.measure}
      mode={view.chart}
      isStale={asked.isPlaceholderData}
      isNarrow
      // what a list cannot ask for it cannot show
      onChoose={chips === undefined ? undefined : (behind) => void navigate({ to: '/$plugin/$entity', params: { plugin, entity }, search: listOf(behind) })}
    />
  );
}
