import type { Totals } from '../api/records';
import type { Formats } from '../fields/formats';
import { partOf } from '../fields/registry';
import type { FieldMeta } from '../meta/types';

/** The sum of a column: one value, or of money one in each currency. */
export type Sums = Record<string, unknown[]>;

/** Totals of one group: the server tells a line for each currency. */
export interface Total {
  value: unknown;
  count: number;
  sums: Sums;
}

/** The columns whose sums are shown. */
export function summedOf(columns: FieldMeta[]): FieldMeta[] {
  return columns.filter((column) => column.summable);
}

export const measuresOf = (columns: FieldMeta[]) => columns.map((column) => `sum:${column.name}`);

/** Lines of the server put together by their group, in their order; without groups there is one at most. */
export function totals(told: Totals | undefined, group: string | undefined, columns: FieldMeta[]): Total[] {
  const found = new Map<string, Total>();
  for (const line of told?.lines ?? []) {
    const value = group === undefined ? null : (line.groups[group] ?? null);
    const key = JSON.stringify(value);
    const total = found.get(key) ?? { value, count: 0, sums: {} };
    found.set(key, total);
    total.count += Number(line.measures.count ?? 0);
    for (const column of columns) {
      const sum = line.measures[`sum(${column.name})`];
      if (sum !== null && sum !== undefined) {
        total.sums[column.name] = add(total.sums[column.name] ?? [], sum);
      }
    }
  }
  return [...found.values()];
}

interface Amount {
  amount: string;
  currency: string;
}

function add(sums: unknown[], sum: unknown): unknown[] {
  if (typeof sum === 'object' && sum !== null) {
    const { amount, currency } = sum as Amount;
    const same = (sums as Amount[]).find((each) => each.currency === currency);
    return same === undefined ? [...sums, sum] : sums.map((each) => (each === same ? { amount: plus(same.amount, amount), currency } : each));
  }
  return sums.length === 0 ? [sum] : [plus(String(sums[0]), String(sum))];
}

/** Adds decimals as they are written: no digit goes through a double. */
export function plus(a: string, b: string): string {
  const scale = Math.max(...[a, b].map((each) => each.split('.')[1]?.length ?? 0));
  const whole = (text: string) => {
    const [integer, fraction = ''] = text.split('.');
    return BigInt(`${integer}${fraction.padEnd(scale, '0')}`);
  };
  const sum = whole(a) + whole(b);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return sum < 0n ? `-${text}` : text;
}

/** All sums of a column, as they read one after the other. */
export function sumText(column: FieldMeta, sums: unknown[] | undefined, formats: Formats): string {
  return (sums ?? []).map((sum) => partOf(column.type).text(sum, formats, column)).join(' + ');
}

/** The same where there is room for one: how many other currencies there are. */
export function sumBrief(column: FieldMeta, sums: unknown[] | undefined, formats: Formats): string {
  const all = sums ?? [];
  return `${sumText(column, all.slice(0, 1), formats)}${all.length > 1 ? ` +${all.length - 1}` : ''}`;
}
