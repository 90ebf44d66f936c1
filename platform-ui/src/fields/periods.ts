import dayjs, { type ManipulateType } from 'dayjs';
import { type Formats } from './formats';

/** How long a part of time lasts, from long to short. */
export const PERIODS = ['year', 'quarter', 'month', 'week', 'day'] as const;
export type Period = (typeof PERIODS)[number];

const isDay = (begin: string) => /^\d{4,}-\d\d-\d\d$/.test(begin);

/** Where the next period begins, in the form of the beginning: a day stays a day, an instant an instant. */
export function endOf(begin: string, period: string, zone: string): string {
  const [count, unit]: [number, ManipulateType] = period === 'quarter' ? [3, 'month'] : [1, period as ManipulateType];
  return isDay(begin)
    ? dayjs.utc(begin).add(count, unit).format('YYYY-MM-DD')
    : dayjs.tz(dayjs(begin).tz(zone).add(count, unit).format('YYYY-MM-DD'), zone).toISOString();
}

/**
 * "November 2026", "2026", "Nov 30, 2026", and of a week and a quarter its first and last day. Where there is little
 * room, as below a bar, "Nov 2026", "Q4 2026" and a week's first day.
 */
export function periodText(begin: string, period: string, formats: Formats, isShort = false): string {
  const timeZone = isDay(begin) ? 'UTC' : formats.zone;
  const at = new Date(isDay(begin) ? `${begin}T00:00:00Z` : begin);
  const day = new Intl.DateTimeFormat(formats.locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone });
  switch (period) {
    case 'year':
      return new Intl.DateTimeFormat(formats.locale, { year: 'numeric', timeZone }).format(at);
    case 'month':
      return new Intl.DateTimeFormat(formats.locale, { month: isShort ? 'short' : 'long', year: 'numeric', timeZone }).format(at);
    case 'day':
      return day.format(at);
    default: {
      if (isShort) {
        const first = isDay(begin) ? dayjs.utc(begin) : dayjs(begin).tz(formats.zone);
        return period === 'quarter' ? `Q${Math.floor(first.month() / 3) + 1} ${first.year()}` : day.format(at);
      }
      const next = endOf(begin, period, formats.zone);
      return day.formatRange(at, new Date(new Date(isDay(next) ? `${next}T00:00:00Z` : next).getTime() - 1));
    }
  }
}

/** Where the period begins into which a day or an instant falls; weeks begin on Monday, as the server has them. */
export function beginOf(at: string, period: string, zone: string): string {
  const day = isDay(at) ? dayjs.utc(at) : dayjs(at).tz(zone);
  const [year, month] = [day.year(), day.month()];
  const dates: Record<string, () => dayjs.Dayjs> = {
    year: () => day.startOf('year'),
    quarter: () => dayjs.utc(Date.UTC(year, month - (month % 3), 1)),
    month: () => day.startOf('month'),
    week: () => day.subtract((day.day() + 6) % 7, 'day'),
    day: () => day,
  };
  const text = (dates[period] ?? dates.day!)().format('YYYY-MM-DD');
  return isDay(at) ? text : dayjs.tz(text, zone).toISOString();
}
