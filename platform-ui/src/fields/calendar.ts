import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import type { Condition } from '../meta/types';

dayjs.extend(utc);
dayjs.extend(timezone);

/** A time as the clocks of somebody's zone show it, without the zone: "2026-11-05 14:30:00". */
export type Local = string;

/** From one time up to, not including, another. */
export interface Stretch {
  start: Local;
  end: Local;
}

/** How values of a type stand on a calendar. Days are written YYYY-MM-DD. */
export interface CalendarPart {
  /** Without hours: a day, or several. */
  isDay: boolean;
  /** A value says by itself when it ends. */
  isSpan: boolean;
  read: (value: unknown, zone: string) => { start: Local; end?: Local } | undefined;
  /** What a value becomes that begins then; of a span, ends then too. */
  write: (start: Local, end: Local, before: unknown, zone: string) => unknown;
  /** What of a field lies in some days; of a span, what of it reaches into them. */
  within: (field: string, from: string, until: string, zone: string) => Condition;
  /** What begins on a day or later. */
  since: (field: string, day: string, zone: string) => Condition;
  before: (field: string, day: string, zone: string) => Condition;
}

const FORMAT = 'YYYY-MM-DD HH:mm:ss';

/** As clocks of the zone show an instant. */
export function localOf(instant: string, zone: string): Local {
  return dayjs(instant).tz(zone).format(FORMAT);
}

export function instantOf(local: Local, zone: string): string {
  return dayjs.tz(local.length === 10 ? `${local} 00:00:00` : local, zone).toISOString();
}

/** Some days after a day. */
export function daysAfter(day: string, count: number): string {
  return dayjs.utc(day).add(count, 'day').format('YYYY-MM-DD');
}

/** Some minutes after a local time, as clocks count that know of no zone. */
export function minutesAfter(local: Local, minutes: number): Local {
  return dayjs.utc(local).add(minutes, 'minute').format(FORMAT);
}

const both = (one: Condition, other: Condition): Condition => ({ and: [one, other] });

export const days: CalendarPart = {
  isDay: true,
  isSpan: false,
  read: (value) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? { start: `${value.slice(0, 10)} 00:00:00` } : undefined),
  write: (start) => start.slice(0, 10),
  within: (field, from, until, zone) => both(days.since(field, from, zone), days.before(field, until, zone)),
  since: (field, day) => ({ [field]: { atLeast: day } }),
  before: (field, day) => ({ [field]: { lessThan: day } }),
};

export const moments: CalendarPart = {
  isDay: false,
  isSpan: false,
  read: (value, zone) => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? { start: localOf(value, zone) } : undefined),
  write: (start, _end, _before, zone) => instantOf(start, zone),
  within: (field, from, until, zone) => both(moments.since(field, from, zone), moments.before(field, until, zone)),
  since: (field, day, zone) => ({ [field]: { atLeast: instantOf(day, zone) } }),
  before: (field, day, zone) => ({ [field]: { lessThan: instantOf(day, zone) } }),
};

const inZone = (day: string, zone: string) => ({ at: instantOf(day, zone), zone });

/** They stand where the reader's clocks have them, and keep the zone that they were agreed in. */
export const zonedMoments: CalendarPart = {
  isDay: false,
  isSpan: false,
  read: (value, zone) => (typeof value === 'object' && value !== null && 'at' in value ? { start: localOf(String(value.at), zone) } : undefined),
  write: (start, _end, before, zone) => ({
    at: instantOf(start, zone),
    zone: typeof before === 'object' && before !== null && 'zone' in before ? before.zone : zone,
  }),
  within: (field, from, until, zone) => both(zonedMoments.since(field, from, zone), zonedMoments.before(field, until, zone)),
  since: (field, day, zone) => ({ [field]: { atLeast: inZone(day, zone) } }),
  before: (field, day, zone) => ({ [field]: { lessThan: inZone(day, zone) } }),
};

const reaching = (field: string, from: string, to: string): Condition => ({ [field]: { overlaps: { from, to } } });

export const spans: CalendarPart = {
  isDay: false,
  isSpan: true,
  read: (value, zone) =>
    typeof value === 'object' && value !== null && 'from' in value && 'to' in value
      ? { start: localOf(String(value.from), zone), end: localOf(String(value.to), zone) }
      : undefined,
  write: (start, end, _before, zone) => ({ from: instantOf(start, zone), to: instantOf(end, zone) }),
  within: (field, from, until, zone) => reaching(field, instantOf(from, zone), instantOf(until, zone)),
  since: (field, day, zone) => reaching(field, instantOf(day, zone), '9999-12-31T00:00:00Z'),
  before: (field, day, zone) => reaching(field, '0001-01-02T00:00:00Z', instantOf(day, zone)),
};
