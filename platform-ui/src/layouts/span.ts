import dayjs from 'dayjs';
import { daysAfter } from '../fields/calendar';

export const MODES = ['day', 'week', 'month', 'agenda'] as const;
export type Mode = (typeof MODES)[number];
type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** So many days an agenda looks ahead. */
const AHEAD = 30;

interface WeekInfo {
  firstDay: number;
  weekend: number[];
}

/** On which day a week begins where somebody lives, 0 for Sunday, and which days are free. */
export function weekOf(locale: string): { first: Weekday; weekend: Weekday[] } {
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };
  const info = known.getWeekInfo?.() ?? known.weekInfo ?? { firstDay: 1, weekend: [6, 7] };
  return { first: (info.firstDay % 7) as Weekday, weekend: info.weekend.map((day) => (day % 7) as Weekday) };
}

/** The first day of the week of a day. */
function weekBegin(day: string, first: number): string {
  return daysAfter(day, -((dayjs.utc(day).day() - first + 7) % 7));
}

/** The days in sight, the last of them no longer in it. */
export function rangeOf(mode: Mode, date: string, first: number): [from: string, until: string] {
  switch (mode) {
    case 'day':
      return [date, daysAfter(date, 1)];
    case 'week': {
      const begin = weekBegin(date, first);
      return [begin, daysAfter(begin, 7)];
    }
    case 'month': {
      const month = dayjs.utc(date).startOf('month');
      const last = month.add(1, 'month').subtract(1, 'day').format('YYYY-MM-DD');
      return [weekBegin(month.format('YYYY-MM-DD'), first), daysAfter(weekBegin(last, first), 7)];
    }
    case 'agenda':
      return [date, daysAfter(date, AHEAD)];
  }
}

/** The day to go to, one step back or on. */
export function stepOf(mode: Mode, date: string, by: 1 | -1): string {
  return mode === 'month' ? dayjs.utc(date).add(by, 'month').format('YYYY-MM-DD') : daysAfter(date, by * (mode === 'day' ? 1 : mode === 'week' ? 7 : AHEAD));
}

/** What is in sight, as people say it. */
export function headOf(mode: Mode, from: string, until: string, date: string, locale: string): string {
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  if (mode === 'month') {
    return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at(date));
  }
  if (mode === 'day') {
    return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at(date));
  }
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).formatRange(at(from), at(daysAfter(until, -1)));
}
