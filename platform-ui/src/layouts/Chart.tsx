import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { keepingTotals, totalsOf } from '../api/records';
import { groupingOf, termOf } from '../charts/figures';
import { measureLabel, measuresOf } from '../charts/measures';
import { RecordChart, RecordNumber } from '../charts/RecordChart';
import { groupFields } from '../fields/offered';
import { PERIODS } from '../fields/periods';
import { IconSearch } from '../icons';
import { Trouble } from '../shell/Trouble';
import { useApp } from '../shell/app';
import { Empty } from '../ui/Empty';
import classes from './Chart.module.css';
import { Choice, Modes } from './bar';
import bar from './bar.module.css';
import { type LayoutProps } from './registry';

const MODES = ['bar', 'line', 'pie', 'number'] as const;

/** Numbers by groups: drawn, and told beside in a table, each of whose lines leads to the records behind it. */
export function Chart({ meta, query, options, onOptions, onCount, isNarrowed, onReset, onMake, onNarrow }: LayoutProps) {
  const { t } = useApp();
  const groups = groupFields(meta);
  const grouping = groupingOf(groups, options.by);
  const measures = measuresOf(meta);
  const measure = measures.find((each) => each === options.measure) ?? 'count';
  const mode = MODES.find((each) => each === options.mode) ?? (grouping.period === undefined ? 'bar' : 'line');
  const term = termOf(grouping);
  const isSearch = query.q !== '';
  const totals = useQuery({ ...keepingTotals(totalsOf(meta.name, query.where, mode === 'number' ? [] : [term], [measure, ...(measure === 'count' ? [] : ['count'])], { limit: 1000 })), enabled: !isSearch });
  const counted = useMemo(() => totals.data?.lines.reduce((sum, line) => sum + Number(line.measures.count ?? 0), 0), [totals.data]);
  const isWhole = totals.data?.complete !== false;
  useEffect(() => onCount(counted === undefined || !isWhole ? undefined : { value: counted, exact: true }), [onCount, counted, isWhole]);

  const asked = termOf(grouping).split(':')[0]!;
  return (
    <div className={bar.layout}>
      <div className={bar.bar}>
        <Choice label={t('chart.measure')} value={measure} data={measures.map((each) => ({ value: each, label: measureLabel(meta, each, t) }))} onChange={(next) => onOptions({ measure: next })} />
        {mode !== 'number' && (
          <>
            <Choice label={t('chart.by')} value={asked} data={groups.map((field) => ({ value: field.name, label: field.label }))} onChange={(by) => onOptions({ by })} />
            {grouping.period !== undefined && (
              <Choice label={t('chart.period')} value={grouping.period} data={PERIODS.map((each) => ({ value: each, label: t(`period.${each}`) }))} onChange={(period) => onOptions({ by: `${asked}:${period}` })} />
            )}
          </>
        )}
        <span className={bar.gap} />
        <Modes label={t('chart.kind')} value={mode} data={MODES.map((each) => ({ value: each, label: t(`chart.${each}`) }))} onChange={(next) => onOptions({ mode: next })} />
      </div>
      {isSearch ? (
        <Empty title={t('chart.no_words')} text={t('chart.no_words_text')}>
          <Button variant="default" onClick={onReset}>
            {t('list.show_all')}
          </Button>
        </Empty>
      ) : totals.isError ? (
        <Trouble t={t} error={totals.error} onRetry={() => void totals.refetch()} />
      ) : totals.data === undefined ? (
        <div className={classes.waiting} role="status" aria-label={t('shell.loading')}>
          <Skeleton height={320} radius={8} />
        </div>
      ) : counted === 0 && mode !== 'number' ? (
        <Empty icon={isNarrowed ? IconSearch : undefined} title={t(isNarrowed ? 'list.nothing_found' : 'list.empty', { what: meta.plural })} text={isNarrowed ? t('list.nothing_found_text') : undefined}>
          {isNarrowed ? (
            <Button variant="default" onClick={onReset}>
              {t('list.show_all')}
            </Button>
          ) : (
            onMake !== undefined && <Button onClick={() => onMake()}>{t('list.new', { what: meta.label })}</Button>
          )}
        </Empty>
      ) : mode === 'number' ? (
        <RecordNumber totals={totals.data} measure={measure}>
          {measureLabel(meta, measure, t)}
        </RecordNumber>
      ) : (
        <RecordChart meta={meta} totals={totals.data} grouping={grouping} measure={measure} mode={mode} isStale={totals.isPlaceholderData} onChoose={onNarrow} />
      )}
    </div>
  );
}
