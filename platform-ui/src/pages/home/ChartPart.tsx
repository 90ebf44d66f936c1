import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { widgetTotals } from '../../api/dashboards';
import { keepingTotals } from '../../api/records';
import { Bars } from '../../charts/Bars';
import { coloursOf } from '../../charts/colours';
import { figuresOf, groupingOf, termOf } from '../../charts/figures';
import { measureLabel } from '../../charts/measures';
import { fullSum } from '../../charts/sums';
import { useFormats } from '../../fields/formats';
import { groupFields } from '../../fields/offered';
import { useApp } from '../../shell/app';
import { Closed, Failed, Uncounted } from './Closed';
import type { WidgetProps } from './kinds';
import { narrowed, type Source, useSource } from './source';
import classes from './Widget.module.css';

const Drawing = lazy(async () => ({ default: (await import('../../charts/Drawing')).Drawing }));

/** Numbers by groups: bars that are links, and what goes by time or makes up a whole drawn. */
export function ChartPart({ widget }: WidgetProps) {
  const source = useSource(widget);
  if (source === null || (source !== undefined && groupFields(source.meta).length === 0)) {
    return <Closed />;
  }
  if (source !== undefined && source.words !== '') {
    return <Uncounted />;
  }
  return source === undefined ? <Skeleton height="100%" radius={6} /> : <Drawn source={source} by={widget.by} measure={widget.measure ?? 'count'} chart={widget.chart} />;
}

function Drawn({ source, by, measure, chart }: { source: Source; by?: string; measure: string; chart?: string }) {
  const { t } = useApp();
  const formats = useFormats();
  const navigate = useNavigate();
  const { meta } = source;
  const grouping = useMemo(() => groupingOf(groupFields(meta), by), [meta, by]);
  const term = termOf(grouping);
  const totals = useQuery(keepingTotals(widgetTotals(meta.name, source.where, [term], [measure])));
  const { figures, currencies } = useMemo(
    () => (totals.data === undefined ? { figures: [], currencies: [] } : figuresOf(totals.data, grouping, measure, formats, { none: t('chart.none'), others: t('chart.others') })),
    [totals.data, grouping, measure, formats, t],
  );
  const colours = useMemo(() => coloursOf(figures, grouping.field), [figures, grouping.field]);
  const labels = useMemo(() => figures.map((figure) => figure.label), [figures]);
  const series = useMemo(() => currencies.map((currency) => ({ name: currency, values: figures.map((figure) => figure.values.get(currency) ?? 0) })), [currencies, figures]);
  const say = useCallback((value: number | undefined, currency: string) => (value === undefined ? '–' : fullSum(currency === '' ? value : { amount: String(value), currency }, formats)), [formats]);
  if (totals.isError) {
    return <Failed error={totals.error} />;
  }
  if (totals.data === undefined) {
    return <Skeleton height="100%" radius={6} />;
  }
  if (figures.length === 0) {
    return <p className={classes.none}>{t('related.none', { what: meta.plural })}</p>;
  }
  const title = t('chart.title', { what: measureLabel(meta, measure, t), field: grouping.field.label });
  const mode = chart === 'pie' || chart === 'line' || chart === 'bar' ? chart : grouping.period === undefined ? 'bar' : 'line';
  const currency = currencies[0] ?? '';
  if (mode === 'bar' && grouping.period === undefined) {
    return (
      <Bars
        label={title}
        of={meta.name}
        listOf={(behind) => narrowed(source, behind)}
        bars={figures.map((figure, index) => ({
          key: figure.key,
          label: figure.label,
          value: figure.values.get(currency) ?? 0,
          text: say(figure.values.get(currency) ?? 0, currency),
          colour: colours[index]!,
          behind: figure.behind,
        }))}
      />
    );
  }
  const [plugin, entity] = meta.name.split('.') as [string, string];
  return (
    <div className={classes.drawing} role="img" aria-label={`${title}: ${figures.map((figure) => `${figure.label} ${say(figure.values.get(currency), currency)}`).join('; ')}`}>
      <Suspense fallback={<Skeleton height="100%" radius={6} />}>
        <Drawing
          mode={mode}
          labels={labels}
          series={series}
          colours={colours}
          isTime={grouping.period !== undefined}
          say={say}
          onChoose={(index) => {
            const behind = figures[index]?.behind;
            const list = behind === undefined ? undefined : narrowed(source, behind);
            if (list !== undefined) {
              void navigate({ to: '/$plugin/$entity', params: { plugin, entity }, search: list });
            }
          }}
        />
      </Suspense>
    </div>
  );
}
