import { Skeleton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { widgetTotals } from '../../api/dashboards';
import { Bars } from '../../charts/Bars';
import { behindValue, measureName } from '../../charts/figures';
import { amountOf, shortSum } from '../../charts/sums';
import { useFormats } from '../../fields/formats';
import { laneFields } from '../../fields/offered';
import { written } from '../../fields/written';
import type { FieldMeta, RefValue } from '../../meta/types';
import { useApp } from '../../shell/app';
import { hueOf, HUES } from '../../ui/hues';
import { Closed, Failed, Uncounted } from './Closed';
import type { WidgetProps } from './kinds';
import { narrowed, type Source, useSource } from './source';

/** How many records are at which stage, in the order of the stages, as the columns of a board have them. */
export function Stages({ widget }: WidgetProps) {
  const source = useSource(widget);
  const fields = source == null ? [] : laneFields(source.meta);
  const field = fields.find((each) => each.name === widget.by) ?? fields[0];
  if (source === null || (source !== undefined && field === undefined)) {
    return <Closed />;
  }
  if (source !== undefined && source.words !== '') {
    return <Uncounted />;
  }
  return source === undefined ? <Skeleton height="100%" radius={6} /> : <Lanes source={source} field={field!} measure={widget.measure} />;
}

function Lanes({ source, field, measure }: { source: Source; field: FieldMeta; measure?: string }) {
  const { t } = useApp();
  const formats = useFormats();
  const sum = measure === undefined || measure === 'count' ? undefined : measure;
  const totals = useQuery({ ...widgetTotals(source.meta.name, source.where, [field.name], ['count', ...(sum === undefined ? [] : [sum])]), placeholderData: keepPreviousData });
  if (totals.isError) {
    return <Failed error={totals.error} />;
  }
  if (totals.data === undefined) {
    return <Skeleton height="100%" radius={6} />;
  }
  const lanes = new Map<string, { label: string; count: number; sums: unknown[]; value: unknown }>();
  for (const option of field.options ?? []) {
    if (option.active) {
      lanes.set(option.name, { label: option.label, count: 0, sums: [], value: option.name });
    }
  }
  for (const line of totals.data.lines) {
    const value = line.groups[field.name] ?? null;
    const key = String(written(value) ?? '');
    const label = value === null ? t('board.none', { what: field.label }) : typeof value === 'object' ? ((value as RefValue).title ?? '…') : (field.options?.find((option) => option.name === value)?.label ?? String(value));
    const lane = lanes.get(key) ?? { label, count: 0, sums: [], value };
    lane.count += Number(line.measures.count);
    const amount = sum === undefined ? undefined : line.measures[measureName(sum)];
    if (amount !== null && amount !== undefined) {
      lane.sums.push(amount);
    }
    lanes.set(key, lane);
  }
  return (
    <Bars
      label={t('chart.title', { what: source.meta.plural, field: field.label })}
      of={source.meta.name}
      listOf={(behind) => narrowed(source, behind)}
      bars={[...lanes].map(([key, lane]) => ({
        key,
        label: lane.label,
        value: lane.count,
        text: formats.integer(lane.count),
        besides: lane.sums.length === 0 ? undefined : lane.sums.sort((a, b) => amountOf(b).value - amountOf(a).value).slice(0, 2).map((each) => shortSum(each, formats)).join(' · '),
        colour: key === '' ? '#8b8c94' : HUES[hueOf(key, field)]!,
        behind: behindValue(field, lane.value),
      }))}
    />
  );
}
