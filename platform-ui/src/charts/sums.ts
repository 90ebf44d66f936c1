import type { Formats } from '../fields/formats';

/** A number of the server's, with its currency where it is an amount of money. */
export function amountOf(raw: unknown): { value: number; currency: string } {
  const amount = typeof raw === 'object' && raw !== null ? (raw as { amount: string; currency: string }) : undefined;
  return { value: Number(amount?.amount ?? raw), currency: amount?.currency ?? '' };
}

/** A sum in little room: "€1.2M". */
export function shortSum(raw: unknown, formats: Formats): string {
  const { value, currency } = amountOf(raw);
  return new Intl.NumberFormat(formats.locale, { notation: 'compact', maximumFractionDigits: 1, ...(currency === '' ? {} : { style: 'currency', currency }) }).format(value);
}

/** A sum in full, without a fraction that is none. */
export function fullSum(raw: unknown, formats: Formats): string {
  const { value, currency } = amountOf(raw);
  return new Intl.NumberFormat(formats.locale, { maximumFractionDigits: 2, ...(currency === '' ? {} : { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }) } as Intl.NumberFormatOptions).format(value);
}
