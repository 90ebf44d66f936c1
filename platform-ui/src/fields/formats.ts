import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { type App, useApp } from '../shell/app';

dayjs.extend(utc);
dayjs.extend(timezone);

export interface Money {
  amount: string;
  currency: string;
}

/** How values read in the user's language and time zone. */
export interface Formats {
  locale: string;
  zone: string;
  integer: (value: number | string) => string;
  decimal: (value: number | string, scale?: number) => string;
  money: (value: Money) => string;
  /** A calendar day, YYYY-MM-DD. */
  date: (day: string) => string;
  /** An instant, RFC 3339. */
  moment: (instant: string) => string;
  time: (time: string) => string;
  /** "today 14:05", "yesterday", "Nov 3": for time lines. */
  lately: (instant: string) => string;
  yes: string;
  no: string;
}

export function formatsOf(locale: string, zone: string, yes: string, no: string): Formats {
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const instantFormat = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
  });
  const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: zone });
  const thisYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: zone });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const decimals = new Map<number, Intl.NumberFormat>();
  const monies = new Map<string, Intl.NumberFormat>();
  const ofScale = (scale: number) => {
    let format = decimals.get(scale);
    if (format === undefined) {
      format = new Intl.NumberFormat(locale, { minimumFractionDigits: Math.min(scale, 2), maximumFractionDigits: Math.max(scale, 6) });
      decimals.set(scale, format);
    }
    return format;
  };
  return {
    locale,
    zone,
    yes,
    no,
    integer: (value) => integer.format(exact(value)),
    decimal: (value, scale = 0) => ofScale(scale).format(exact(value)),
    money: ({ amount, currency }) => {
      let format = monies.get(currency);
      if (format === undefined) {
        try {
          format = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 6 });
        } catch {
          return `${amount} ${currency}`;
        }
        monies.set(currency, format);
      }
      return format.format(exact(amount));
    },
    date: (value) => (/^\d{4,}-\d\d-\d\d/.test(value) ? day.format(new Date(`${value.slice(0, 10)}T00:00:00Z`)) : value),
    moment: (value) => (Number.isNaN(Date.parse(value)) ? value : instantFormat.format(new Date(value))),
    time: (value) => value.slice(0, 5),
    lately: (value) => {
      const then = dayjs(value).tz(zone);
      const now = dayjs().tz(zone);
      const days = then.startOf('day').diff(now.startOf('day'), 'day');
      if (days === 0) {
        return clock.format(then.toDate());
      }
      if (days === -1) {
        return `${relative.format(-1, 'day')}, ${clock.format(then.toDate())}`;
      }
      return then.year() === now.year() ? `${thisYear.format(then.toDate())}, ${clock.format(then.toDate())}` : day.format(then.toDate());
    },
  };
}

/** Decimals stay texts all the way: a double would lose digits. */
function exact(value: number | string): number {
  return value as number;
}

/** Those of the last who asked: all that is on a page reads in one language and zone, and each cell of a list asks for them. */
let last: (Pick<App, 'locale' | 'zone' | 't'> & { formats: Formats }) | undefined;

export function useFormats(): Formats {
  const { locale, zone, t } = useApp();
  if (last === undefined || last.locale !== locale || last.zone !== zone || last.t !== t) {
    last = { locale, zone, t, formats: formatsOf(locale, zone, t('value.yes'), t('value.no')) };
  }
  return last.formats;
}
