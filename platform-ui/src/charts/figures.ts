import dayjs from 'dayjs';
import type { Totals } from '../api/records';
import { daysAfter, instantOf, localOf } from '../fields/calendar';
import type { Formats } from '../fields/formats';
import { endOf, type Period, PERIODS, periodText } from '../fields/periods';
import { partOf } from '../fields/registry';
import { written } from '../fields/written';
import type { FieldMeta } from '../meta/types';
import { amountOf } from './sums';

/** Something more that is asked of a list, as a filter's chip has it. */
export interface Narrowing {
  field: string;
  operator: string;
  value?: unknown;
}

/** What a chart groups by: a field, cut to periods where it is a time. */
export interface Grouping {
  field: FieldMeta;
  period?: Period;
}

/** "created_at:month" and the like; a time of which nothing is said goes by months. */
export function groupingOf(fields: FieldMeta[], said: string | undefined): Grouping {
  const [name, period] = (said ?? '').split(':');
  const field = fields.find((each) => each.name === name) ?? fields[0]!;
  return partOf(field.type).groups === 'periods' ? { field, period: PERIODS.find((each) => each === period) ?? 'month' } : { field };
}

export function termOf({ field, period }: Grouping): string {
  return period === undefined ? field.name : `${field.name}:${period}`;
}

/** "sum:amount" as answers name it: "sum(amount)". */
export function measureName(measure: string): string {
  return measure.includes(':') ? `${measure.replace(':', '(')})` : measure;
}

/** A number with what it is of, and how the records behind it are asked for. */
export interface Figure {
  key: string;
  label: string;
  /** By currency, where it is an amount of money; else under the empty name. */
  values: Map<string, number>;
  /** Absent where several are put together. */
  behind?: Narrowing[];
}

/** So many bars can be told apart; what is less is put together. */
const MOST = 24;
/** Where nothing was, periods have a zero, as far as that can still be looked at. */
const MOST_PERIODS = 400;

/** The lines of an answer as figures, the greatest first, or by time. */
export function figuresOf(totals: Totals, grouping: Grouping, measure: string, formats: Formats, words: { none: string; others: string }): { figures: Figure[]; currencies: string[] } {
  const term = termOf(grouping);
  const name = measureName(measure);
  const figures = new Map<string, Figure>();
  const currencies = new Map<string, number>();
  for (const line of totals.lines) {
    const group = line.groups[term] ?? null;
    const raw = line.measures[name];
    const { value, currency } = amountOf(raw ?? 0);
    const key = keyOf(group, grouping, formats.zone);
    const figure = figures.get(key) ?? { key, label: labelOf(group, key, grouping, formats, words.none), values: new Map(), behind: behindOf(group, key, grouping, formats.zone) };
    figure.values.set(currency, (figure.values.get(currency) ?? 0) + value);
    figures.set(key, figure);
    // what has no currency has no value either, where others have one
    currencies.set(currency, (currencies.get(currency) ?? 0) + Math.abs(value));
  }
  const used = [...currencies].filter(([currency]) => currency !== '' || currencies.size === 1).sort((a, b) => b[1] - a[1]).map(([currency]) => currency);
  const all = [...figures.values()];
  return { figures: grouping.period === undefined ? greatest(all, used, grouping.field, measure.startsWith('average:') ? undefined : words.others) : inTime(all, grouping, formats), currencies: used };
}

function keyOf(group: unknown, { period }: Grouping, zone: string): string {
  if (group === null) {
    return '';
  }
  const plain = String(written(group));
  return period === undefined ? plain : plain.length > 10 ? localOf(plain, zone).slice(0, 10) : plain;
}

function labelOf(group: unknown, key: string, { field, period }: Grouping, formats: Formats, none: string): string {
  return group === null ? none : period === undefined ? partOf(field.type).text(group, formats, field) || none : periodText(key, period, formats, true);
}

/** How records are asked for whose field has a value, or none. */
export function behindValue(field: FieldMeta, value: unknown): Narrowing[] {
  if (value === null) {
    return [{ field: field.name, operator: 'isEmpty' }];
  }
  return [field.options === undefined ? { field: field.name, operator: 'is', value } : { field: field.name, operator: 'in', value: [value] }];
}

/** Bounds of moments are told as instants; their last one is the second before the next period. */
function behindOf(group: unknown, key: string, { field, period }: Grouping, zone: string): Narrowing[] {
  if (group === null || period === undefined) {
    return behindValue(field, group);
  }
  const until = endOf(key, period, zone);
  const bounds = partOf(field.type).calendar!.isDay ? [key, daysAfter(until, -1)] : [instantOf(key, zone), dayjs(instantOf(until, zone)).subtract(1, 'second').toISOString()];
  return [{ field: field.name, operator: 'between', value: bounds }];
}

function greatest(figures: Figure[], currencies: string[], field: FieldMeta, others: string | undefined): Figure[] {
  const first = currencies[0] ?? '';
  const order = new Map((field.options ?? []).map((option, index) => [option.name, index]));
  const size = (figure: Figure) => figure.values.get(first) ?? 0;
  const sorted = figures.sort((a, b) => (order.size > 0 && a.key !== '' && b.key !== '' ? (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0) : Number(a.key === '') - Number(b.key === '') || size(b) - size(a)));
  if (sorted.length <= MOST) {
    return sorted;
  }
  // averages cannot be put together without what they are of
  if (others === undefined) {
    return sorted.slice(0, MOST);
  }
  const rest: Figure = { key: ' rest', label: others, values: new Map() };
  for (const figure of sorted.slice(MOST - 1)) {
    figure.values.forEach((value, currency) => rest.values.set(currency, (rest.values.get(currency) ?? 0) + value));
  }
  return [...sorted.slice(0, MOST - 1), rest];
}

function inTime(figures: Figure[], grouping: Grouping, formats: Formats): Figure[] {
  const dated = figures.filter((figure) => figure.key !== '').sort((a, b) => (a.key < b.key ? -1 : 1));
  const undated = figures.filter((figure) => figure.key === '');
  const byKey = new Map(dated.map((figure) => [figure.key, figure]));
  const last = dated[dated.length - 1]?.key;
  const whole: Figure[] = [];
  for (let key = dated[0]?.key; key !== undefined && last !== undefined && key <= last; key = endOf(key, grouping.period!, formats.zone)) {
    if (whole.length === MOST_PERIODS) {
      return [...dated, ...undated];
    }
    whole.push(byKey.get(key) ?? { key, label: periodText(key, grouping.period!, formats, true), values: new Map(), behind: behindOf(key, key, grouping, formats.zone) });
  }
  return [...whole, ...undated];
}
