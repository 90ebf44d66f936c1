import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo } from 'react';
import { keepingTotals, totalsOf } from '../api/records';
import { coloursOf } from '../charts/colours';
import { figuresOf, groupingOf, termOf } from '../charts/figures';
import { fullSum } from '../charts/sums';
import { useFormats } from '../fields/formats';
import { groupFields, summedFields } from '../fields/offered';
import { PERIODS } from '../fields/periods';
import { Trouble } from '../shell/Trouble';
import { useApp } from '../shell/app';
import { Empty } from '../ui/Empty';
import classes from './Chart.module.css';
import { Choice, Modes } from './bar';
import bar from './bar.module.css';
import { type LayoutProps } from './registry';

const Drawing = lazy(async () => ({ default: (await import('../charts/Drawing')).Drawing }));

const MODES = ['bar', 'line', 'pie', 'number'] as const;

/** Numbers by groups: drawn, and told beside in a table, each of whose lines leads to the records behind it. */
export function Chart({ meta, query, options, onOptions, onCount, isNarrowed, onReset, onNarrow }: LayoutProps) {
  const { t } = useApp();
  const formats = useFormats();
  const groups = groupFields(meta);
  const grouping = groupingOf(groups, options.by);
  const sums = summedFields(meta);
  const measures = ['count', ...sums.flatMap((field) => [`sum:${field.name}`, `average:${field.name}`])];
  const measure = measures.find((each) => each === options.measure) ?? 'count';
  const mode = MODES.find((each) => each === options.mode) ?? (grouping.period === undefined ? 'bar' : 'line');
  const term = termOf(grouping);
  const isSearch = query.q !== '';
  const totals = useQuery({ ...keepingTotals(totalsOf(meta.name, query.where, mode === 'number' ? [] : [term], [measure, ...(measure === 'count' ? [] : ['count'])], { limit: 1000 })), enabled: !isSearch });
  const labelOf = (each: string) => {
    const field = sums.find((one) => each.endsWith(`:${one.name}`));
    return field === undefined ? t('chart.number_of', { what: meta.plural }) : t(each.startsWith('sum:') ? 'chart.sum_of' : 'chart.average_of', { what: field.label });
  };
  const counted = useMemo(() => totals.data?.lines.reduce((sum, line) => sum + Number(line.measures.count ?? 0), 0), [totals.data]);
  const isWhole = totals.data?.complete !== false;
  useEffect(() => onCount(counted === undefined || !isWhole ? undefined : { value: counted, exact: true }), [onCount, counted, isWhole]);

  const { figures, currencies } = useMemo(
    () => (totals.data === undefined ? { figures: [], currencies: [] } : figuresOf(totals.data, grouping, measure, formats, { none: t('chart.none'), others: t('chart.others') })),
    // the grouping is made of these two
    [totals.data, term, grouping.field, measure, formats, t],
  );
  const say = useCallback((value: number | undefined, currency: string) => (value === undefined ? '–' : fullSum(currency === '' ? value : { amount: String(value), currency }, formats)), [formats]);
  const colours = useMemo(() => coloursOf(figures, grouping.field), [figures, grouping.field]);

  const show = (index: number) => {
    const behind = figures[index]?.behind;
    if (behind !== undefined) {
      onNarrow(behind);
    }
  };
  const asked = termOf(grouping).split(':')[0]!;
  return (
    <div className={bar.layout}>
      <div className={bar.bar}>
        <Choice label={t('chart.measure')} value={measure} data={measures.map((each) => ({ value: each, label: labelOf(each) }))} onChange={(next) => onOptions({ measure: next })} />
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
        <Empty title={t(isNarrowed ? 'list.nothing_found' : 'list.empty', { what: meta.plural })} text={isNarrowed ? t('list.nothing_found_text') : undefined}>
          {isNarrowed && (
            <Button variant="default" onClick={onReset}>
              {t('list.show_all')}
            </Button>
          )}
        </Empty>
      ) : mode === 'number' ? (
        <div className={classes.numbers}>
          {totals.data.lines.length === 0 && <div className={classes.number}>{say(0, '')}</div>}
          {totals.data.lines.map((line, index) => {
            const raw = line.measures[measure.includes(':') ? `${measure.replace(':', '(')})` : measure];
            return raw === null || raw === undefined ? null : (
              <div key={index} className={classes.number}>
                {fullSum(raw, formats)}
              </div>
            );
          })}
          <div className={classes.numberLabel}>{labelOf(measure)}</div>
        </div>
      ) : (
        <div className={classes.body} data-stale={totals.isPlaceholderData || undefined}>
          <div className={classes.drawing} role="img" aria-label={t('chart.title', { what: labelOf(measure), field: grouping.field.label })}>
            <Suspense fallback={<Skeleton height="100%" radius={8} />}>
              <Drawing
                mode={mode}
                labels={figures.map((figure) => figure.label)}
                series={currencies.map((currency) => ({ name: currency, values: figures.map((figure) => figure.values.get(currency) ?? 0) }))}
                colours={colours}
                isTime={grouping.period !== undefined}
                say={say}
                onChoose={show}
              />
            </Suspense>
          </div>
          <div className={classes.figures} role="region" aria-label={t('chart.figures')} tabIndex={0}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{grouping.field.label}</th>
                  {currencies.map((currency) => (
                    <th key={currency} scope="col" className={classes.right}>
                      {currency === '' ? labelOf(measure) : currency}
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
                        {figure.behind === undefined ? (
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
            {!isWhole && <p className={classes.note}>{t('chart.not_whole')}</p>}
            {mode === 'pie' && currencies.length > 1 && <p className={classes.note}>{t('chart.one_currency', { currency: currencies[0]! })}</p>}
          </div>
        </div>
      )}
    </div>
  );
}
