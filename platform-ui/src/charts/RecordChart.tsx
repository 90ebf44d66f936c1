import { Skeleton } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useCallback, useMemo } from 'react';
import type { Totals } from '../api/records';
import { useFormats } from '../fields/formats';
import type { EntityMeta } from '../meta/types';
import { useApp } from '../shell/app';
import { coloursOf } from './colours';
import { figuresOf, type Grouping, measureName, type Narrowing, termOf } from './figures';
import { measureLabel } from './measures';
import classes from './RecordChart.module.css';
import { fullSum } from './sums';

const Drawing = lazy(async () => ({ default: (await import('./Drawing')).Drawing }));

interface Props {
  meta: EntityMeta;
  totals: Totals;
  grouping: Grouping;
  measure: string;
  mode: 'bar' | 'line' | 'pie';
  /** What is shown was asked a moment ago, and other numbers are on their way. */
  isStale?: boolean;
  /** There is room for one thing beside another only below it. */
  isNarrow?: boolean;
  /** Leads to the records behind a number. */
  onChoose?: (behind: Narrowing[]) => void;
}

/** Numbers by groups: drawn, and told beside in a table, each of whose lines leads to the records behind it. */
export function RecordChart({ meta, totals, grouping, measure, mode, isStale, isNarrow, onChoose }: Props) {
  const { t } = useApp();
  const formats = useFormats();
  const term = termOf(grouping);
  const { figures, currencies } = useMemo(
    () => figuresOf(totals, grouping, measure, formats, { none: t('chart.none'), others: t('chart.others') }),
    // the grouping is made of these two
    [totals, term, grouping.field, measure, formats, t],
  );
  const say = useCallback((value: number | undefined, currency: string) => (value === undefined ? '–' : fullSum(currency === '' ? value : { amount: String(value), currency }, formats)), [formats]);
  const colours = useMemo(() => coloursOf(figures, grouping.field), [figures, grouping.field]);
  const labels = useMemo(() => figures.map((figure) => figure.label), [figures]);
  const series = useMemo(() => currencies.map((currency) => ({ name: currency, values: figures.map((figure) => figure.values.get(currency) ?? 0) })), [currencies, figures]);
  const label = measureLabel(meta, measure, t);
  const show = (index: number) => {
    const behind = figures[index]?.behind;
    if (behind !== undefined) {
      onChoose?.(behind);
    }
  };
  return (
    <div className={classes.body} data-stale={isStale || undefined} data-narrow={isNarrow || undefined}>
      <div className={classes.drawing} role="img" aria-label={t('chart.title', { what: label, field: grouping.field.label })}>
        <Suspense fallback={<Skeleton height="100%" radius={8} />}>
          <Drawing mode={mode} labels={labels} series={series} colours={colours} isTime={grouping.period !== undefined} say={say} onChoose={show} />
        </Suspense>
      </div>
      <div className={classes.figures} role="region" aria-label={t('chart.figures')} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{grouping.field.label}</th>
              {currencies.map((currency) => (
                <th key={currency} scope="col" className={classes.right}>
                  {currency === '' ? label : currency}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map((figure, index) => (
              <tr key={figure.key}>
                <th scope="row">
                  <span className={classes.line}>
                    {mode !== 'line' && <span className={classes.dot} style={{ background: colours[index] }} aria-hidden="true" />}
                    {figure.behind === undefined || onChoose === undefined ? (
                      figure.label
                    ) : (
                      <button type="button" className={classes.link} onClick={() => show(index)}>
                        {figure.label}
                      </button>
                    )}
                  </span>
                </th>
                {currencies.map((currency) => (
                  <td key={currency} className={classes.right}>
                    {say(figure.values.get(currency), currency)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {totals.complete === false && <p className={classes.note}>{t('chart.not_whole')}</p>}
        {mode === 'pie' && currencies.length > 1 && <p className={classes.note}>{t('chart.one_currency', { currency: currencies[0]! })}</p>}
      </div>
    </div>
  );
}

/** One number, or one of each currency: those are never added up. */
export function RecordNumber({ totals, measure, children, isNarrow }: { totals: Totals; measure: string; children: ReactNode; isNarrow?: boolean }) {
  const formats = useFormats();
  const name = measureName(measure);
  const values = totals.lines.map((line) => line.measures[name]).filter((value) => value !== null && value !== undefined);
  return (
    <div className={classes.numbers} data-narrow={isNarrow || undefined}>
      {totals.lines.length === 0 && <div className={classes.number}>{fullSum(0, formats)}</div>}
      {values.map((value, index) => (
        <div key={index} className={classes.number}>
          {fullSum(value, formats)}
        </div>
      ))}
      <div className={classes.numberLabel}>{children}</div>
    </div>
  );
}
