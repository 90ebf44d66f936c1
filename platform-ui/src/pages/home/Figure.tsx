import { Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { widgetTotals } from '../../api/dashboards';
import { figuresOf, groupingOf, measureName, termOf } from '../../charts/figures';
import { fullSum, shortSum } from '../../charts/sums';
import { localOf } from '../../fields/calendar';
import { useFormats } from '../../fields/formats';
import { beginOf, periodText } from '../../fields/periods';
import { partOf } from '../../fields/registry';
import { IconArrowDown, IconArrowUp } from '../../icons';
import { both } from '../../meta/meta';
import { useApp } from '../../shell/app';
import { Closed, Failed, Uncounted } from './Closed';
import classes from './Figure.module.css';
import type { WidgetProps } from './kinds';
import { type Source, useSource } from './source';
import { Sparkline } from './Sparkline';
import { periodFields } from './words';

/** So many periods the line looks back. */
const BACK = 12;

/** A number: of all, or of the period that goes on, with the one before it and a line of those before. */
export function FigurePart({ widget }: WidgetProps) {
  const source = useSource(widget);
  if (source === null) {
    return <Closed />;
  }
  if (source === undefined) {
    return <Skeleton height={34} width="60%" radius={6} />;
  }
  if (source.words !== '') {
    return <Uncounted />;
  }
  const measure = widget.measure ?? 'count';
  return widget.by === undefined || periodFields(source.meta).length === 0 ? <Whole source={source} measure={measure} /> : <Compared source={source} measure={measure} by={widget.by} />;
}

function Whole({ source, measure }: { source: Source; measure: string }) {
  const formats = useFormats();
  const totals = useQuery({ ...widgetTotals(source.meta.name, source.where, [], [measure]), placeholderData: keepPreviousData });
  if (totals.isError) {
    return <Failed error={totals.error} />;
  }
  if (totals.data === undefined) {
    return <Skeleton height={34} width="60%" radius={6} />;
  }
  const name = measureName(measure);
  const values = totals.data.lines.map((line) => line.measures[name]).filter((value) => value !== null && value !== undefined);
  return (
    <div className={classes.figure}>
      <div className={classes.number}>{values.length === 0 ? fullSum(0, formats) : shorter(values[0], formats)}</div>
      {values.slice(1, 4).map((value, index) => (
        <div key={index} className={classes.besides}>
          {fullSum(value, formats)}
        </div>
      ))}
    </div>
  );
}

const shorter = (value: unknown, formats: ReturnType<typeof useFormats>) => {
  const full = fullSum(value, formats);
  return full.length > 12 ? shortSum(value, formats) : full;
};

function Compared({ source, measure, by }: { source: Source; measure: string; by: string }) {
  const { t } = useApp();
  const formats = useFormats();
  const grouping = groupingOf(periodFields(source.meta), by);
  const period = grouping.period ?? 'month';
  const now = beginOf(localOf(new Date().toISOString(), formats.zone).slice(0, 10), period, formats.zone);
  const keys = Array.from({ length: BACK }, (_each, index) => {
    const back = BACK - 1 - index;
    return (period === 'quarter' ? dayjs.utc(now).subtract(3 * back, 'month') : dayjs.utc(now).subtract(back, period)).format('YYYY-MM-DD');
  });
  const where = both(source.where, partOf(grouping.field.type).calendar!.since(grouping.field.name, keys[0]!, formats.zone));
  const totals = useQuery({ ...widgetTotals(source.meta.name, where, [termOf(grouping)], [measure]), placeholderData: keepPreviousData });
  if (totals.isError) {
    return <Failed error={totals.error} />;
  }
  if (totals.data === undefined) {
    return <Skeleton height={34} width="60%" radius={6} />;
  }
  const { figures, currencies } = figuresOf(totals.data, grouping, measure, formats, { none: '', others: '' });
  const currency = currencies[0] ?? '';
  const byKey = new Map(figures.map((figure) => [figure.key, figure.values.get(currency) ?? 0]));
  const line = keys.map((key) => byKey.get(key) ?? 0);
  const [before, current] = [line[BACK - 2]!, line[BACK - 1]!];
  const amount = (value: number) => (currency === '' ? value : { amount: String(value), currency });
  const change = before === 0 ? undefined : (current - before) / Math.abs(before);
  const labels = keys.map((key) => periodText(key, period, formats, true));
  return (
    <div className={classes.figure}>
      <div className={classes.line}>
        <span className={classes.number}>{shorter(amount(current), formats)}</span>
        <span className={classes.period}>{t(`widget.this_${period}`)}</span>
      </div>
      <div className={classes.besides}>
        {change !== undefined && change !== 0 && (
          <span className={classes.change} data-down={change < 0 || undefined}>
            {change > 0 ? <IconArrowUp size={13} aria-hidden="true" /> : <IconArrowDown size={13} aria-hidden="true" />}
            {new Intl.NumberFormat(formats.locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(change)}
          </span>
        )}
        <span>{t('widget.before', { value: shorter(amount(before), formats), when: labels[BACK - 2]! })}</span>
      </div>
      <Sparkline values={line} label={t('widget.line_of', { from: labels[0]!, until: labels[BACK - 1]! })} say={(index) => `${labels[index]}: ${fullSum(amount(line[index]!), formats)}`} />
    </div>
  );
}
