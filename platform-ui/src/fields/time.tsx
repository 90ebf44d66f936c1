import { fold } from '../ui/fold';
import { days, moments, spans, zonedMoments } from './calendar';
import classes from './fields.module.css';
import { useFormats } from './formats';
import { later } from './later';
import { PERIODS } from './periods';
import type { FieldPart } from './types';

const edit = (part: 'DateEdit' | 'MomentEdit' | 'TimeEdit' | 'ZonedEdit' | 'SpanEdit') => later(async () => (await import('./timeEdit'))[part]);

const months = new Map<string, Map<string, number>>();

/** The months by what they are called in a language, long and short, alone and beside a day. */
function monthsOf(locale: string): Map<string, number> {
  let named = months.get(locale);
  if (named === undefined) {
    named = new Map();
    for (const month of ['long', 'short'] as const) {
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(locale, { month, day, timeZone: 'UTC' });
        for (let index = 0; index < 12; index++) {
          const name = format.formatToParts(Date.UTC(2024, index, 5)).find((part) => part.type === 'month')!.value;
          named.set(fold(name).replace('.', ''), index + 1);
        }
      }
    }
    months.set(locale, named);
  }
  return named;
}

/** Year, month and day of "May 4, 2026", "4. Mai 2026" or "4 maj 2026", as this client writes days itself. */
function spelled(text: string, locale: string): [number, number, number] | undefined {
  const parts = /^(?<day>\d{1,2})\.?\s+(?<month>\p{L}+)\.?,?\s+(?<year>\d{4})$/u.exec(text) ?? /^(?<month>\p{L}+)\.?\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})$/u.exec(text);
  const name = fold(parts?.groups?.month ?? '');
  const month = monthsOf(locale).get(name) ?? monthsOf('en').get(name);
  return month === undefined ? undefined : [Number(parts!.groups!.year), month, Number(parts!.groups!.day)];
}

/** "2026-11-05", "5.11.2026", "5. 11. 26", "11/5/2026" (month first where people write so), "Nov 5, 2026". */
export function readDate(typed: string, locale: string): string | null {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? /^(\d{4})[年/.](\d{1,2})[月/.](\d{1,2})日?$/.exec(text);
  let [year, month, day] = iso === null ? [0, 0, 0] : [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const named = iso === null ? spelled(text, locale) : undefined;
  if (named !== undefined) {
    [year, month, day] = named;
  } else if (iso === null) {
    const parts = /^(\d{1,2})[./-]\s*(\d{1,2})[./-]\s*(\d{4}|\d{2})$/.exec(text);
    if (parts === null) {
      return null;
    }
    const monthFirst = new Intl.DateTimeFormat(locale).formatToParts(new Date()).findIndex((part) => part.type === 'month') === 0;
    const [a, b] = [Number(parts[1]), Number(parts[2])];
    [month, day] = monthFirst && text.includes('/') ? [a, b] : [b, a];
    year = Number(parts[3]) + (parts[3]!.length === 2 ? 2000 : 0);
  }
  const made = new Date(Date.UTC(year, month - 1, day));
  const fits = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return fits ? made.toISOString().slice(0, 10) : null;
}

export const date: FieldPart = {
  Display: ({ value }) => <span className={classes.figures}>{useFormats().date(String(value))}</span>,
  Edit: edit('DateEdit'),
  text: (value, formats) => (value == null ? '' : formats.date(String(value))),
  parse: (text, _field, locale) => (text.trim() === '' ? null : (readDate(text, locale ?? 'en') ?? undefined)),
  spelling: 'day',
  periods: PERIODS,
  width: 120,
  inline: true,
  calendar: days,
  groups: 'periods',
};

export const moment: FieldPart = {
  Display: ({ value }) => <span className={classes.figures}>{useFormats().moment(String(value))}</span>,
  Edit: edit('MomentEdit'),
  text: (value, formats) => (value == null ? '' : formats.moment(String(value))),
  spelling: 'day',
  periods: PERIODS,
  isCopied: true,
  width: 170,
  calendar: moments,
  groups: 'periods',
};

export const time: FieldPart = {
  Display: ({ value }) => <span className={classes.figures}>{String(value).slice(0, 5)}</span>,
  Edit: edit('TimeEdit'),
  text: (value) => String(value ?? '').slice(0, 5),
  isCopied: true,
  width: 90,
};

interface Zoned {
  at: string;
  zone: string;
}

const zonedText = (value: unknown, moment: (instant: string) => string): string => {
  if (typeof value === 'object' && value !== null && 'at' in value) {
    const zoned = value as Zoned;
    return `${moment(zoned.at)} ${zoned.zone ?? ''}`.trim();
  }
  return value == null ? '' : String(value);
};

/** A time at a place. */
export const zoned: FieldPart = {
  Display: ({ value }) => <span className={classes.figures}>{zonedText(value, useFormats().moment)}</span>,
  Edit: edit('ZonedEdit'),
  text: (value, formats) => zonedText(value, formats.moment),
  spelling: 'day',
  isCopied: true,
  width: 190,
  calendar: zonedMoments,
};

const spanText = (value: unknown, moment: (instant: string) => string): string => {
  if (typeof value === 'object' && value !== null) {
    const { from, to } = value as { from: string; to: string };
    return `${moment(from)} – ${moment(to)}`;
  }
  return value == null ? '' : String(value);
};

/** From one moment to another. */
export const span: FieldPart = {
  isWide: true,
  Display: ({ value }) => <span className={classes.figures}>{spanText(value, useFormats().moment)}</span>,
  Edit: edit('SpanEdit'),
  text: (value, formats) => spanText(value, formats.moment),
  spelling: 'day',
  isCopied: true,
  width: 240,
  calendar: spans,
};
