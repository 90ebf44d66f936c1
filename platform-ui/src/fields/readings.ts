import dayjs from 'dayjs';
import { CURRENCIES, latest } from './currencies';
import type { Money } from './formats';
// where days learn of zones
import './formats';
import { readNumber } from './number';
import { partOf } from './registry';
import { readDate } from './time';
import type { FieldPart } from './types';

type Parse = NonNullable<FieldPart['parse']>;

/** "14:05", "2:05 pm", "14.05.30", as the server writes times. */
export function readTime(typed: string): string | null {
  const parts = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*(?:([ap])\.?m\.?)?$/i.exec(typed.trim());
  if (parts === null) {
    return null;
  }
  const half = parts[4]?.toLowerCase();
  const hour = half === undefined ? Number(parts[1]) : (Number(parts[1]) % 12) + (half === 'p' ? 12 : 0);
  const fits = hour < 24 && Number(parts[2]) < 60 && Number(parts[3] ?? 0) < 60 && (half === undefined || (Number(parts[1]) >= 1 && Number(parts[1]) <= 12));
  return fits ? [String(hour).padStart(2, '0'), parts[2], parts[3] ?? '00'].join(':') : null;
}

/** A day with a time, or without one for its beginning, as clocks of the zone show it; with an offset of its own as that says. */
export function readMoment(typed: string, locale: string, zone: string): string | null {
  const text = typed.trim();
  if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    const instant = new Date(text.replace(' ', 'T').replace(' ', '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
  }
  const parts = /^(.*?[\d日])(?:[,\sT]+(\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?))?$/i.exec(text);
  const day = parts === null ? null : readDate(parts[1]!, locale);
  const time = parts?.[2] === undefined ? '00:00:00' : readTime(parts[2]);
  return day === null || time === null ? null : dayjs.tz(`${day} ${time}`, zone).toISOString();
}

/** Text is taken as its lines, and what is formatted already as it is: the server keeps of it what formatted text may have. */
function readRich(text: string): string | null {
  if (text.trim() === '') {
    return null;
  }
  if (/^\s*<(p|h[1-6]|ul|ol|div|blockquote|table)[\s>]/i.test(text)) {
    return text;
  }
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return plain
    .split(/\n{2,}/)
    .map((lines) => `<p>${lines.replaceAll('\n', '<br>')}</p>`)
    .join('');
}

const currencySigns = new Map<string, Map<string, string>>();

/** Which currency a sign stands for where people read by this locale. */
function currenciesBySign(locale: string): Map<string, string> {
  const known = currencySigns.get(locale);
  if (known !== undefined) {
    return known;
  }
  const made = new Map<string, string>();
  for (const currency of CURRENCIES) {
    for (const currencyDisplay of ['symbol', 'narrowSymbol'] as const) {
      const sign = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).formatToParts(1).find((part) => part.type === 'currency')?.value.replace(/\s/g, '');
      // the first that is offered is meant where several have the same
      if (sign !== undefined && !made.has(sign)) {
        made.set(sign, currency);
      }
    }
  }
  currencySigns.set(locale, made);
  return made;
}

/** "1 234,50 Kč", "EUR 12" or "12": an amount without a currency is in the one that was used last. */
export function readMoney(typed: string, locale: string): Money | null | undefined {
  if (typed.trim() === '') {
    return null;
  }
  const words = typed.replace(/[\d\s\u00a0\u202f.,'’−-]/g, '');
  const currency = words === '' ? latest.currency : /^[A-Z]{3}$/.test(words) ? words : currenciesBySign(locale).get(words);
  const amount = readNumber(typed.replace(/[^\d\s\u00a0\u202f.,'’−-]/g, '').trim(), locale);
  return currency === undefined || amount === undefined ? undefined : { amount, currency };
}

const isNothing = (text: string) => text.trim() === '';

/** Of types whose texts are read where tables are taken in, and nowhere else: the first page does without. */
const readings: Record<string, Parse> = {
  rich_text: readRich,
  money: (text, _field, locale = 'en') => readMoney(text, locale),
  moment: (text, _field, locale = 'en', zone = 'UTC') => (isNothing(text) ? null : (readMoment(text, locale, zone) ?? undefined)),
  time: (text) => (isNothing(text) ? null : (readTime(text) ?? undefined)),
  zoned: (text, _field, locale = 'en', zone = 'UTC') => {
    const at = readMoment(text, locale, zone);
    return isNothing(text) ? null : at === null ? undefined : { at, zone };
  },
  span: (text, _field, locale = 'en', zone = 'UTC') => {
    const [from, to, more] = text.split(/\s+[–—-]\s+|\s*\/\s*(?=\d{4}-)/).map((each) => readMoment(each, locale, zone));
    return isNothing(text) ? null : from == null || to == null || more !== undefined ? undefined : { from, to };
  },
};

/** What a text from the clipboard or a file stands for in a field of a type; absent where none stands for anything. */
export function parseOf(type: string): Parse | undefined {
  return partOf(type).parse ?? readings[type];
}
