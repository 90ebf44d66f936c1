import { describe, expect, it } from 'vitest';
import { formatsOf } from '../src/fields/formats';
import { parseOf, readMoment, readTime } from '../src/fields/readings';
import { readDate } from '../src/fields/time';
import type { FieldMeta } from '../src/meta/types';

describe('dates that people type', () => {
  it.each([
    ['2026-11-05', 'en', '2026-11-05'],
    ['5. 11. 2026', 'cs', '2026-11-05'],
    ['5.11.26', 'de', '2026-11-05'],
    ['11/5/2026', 'en-US', '2026-11-05'],
    ['5/11/2026', 'en-GB', '2026-11-05'],
    ['2026年11月5日', 'zh', '2026-11-05'],
    ['29.2.2028', 'pl', '2028-02-29'],
  ])('%s in %s is %s', (typed, locale, read) => {
    expect(readDate(typed, locale)).toBe(read);
  });

  it.each(['en', 'cs', 'pl', 'de', 'zh'])('are read in %s as this client writes them', (locale) => {
    const formats = formatsOf(locale, 'UTC', 'yes', 'no');
    for (let month = 1; month <= 12; month++) {
      const day = `2026-${String(month).padStart(2, '0')}-05`;
      expect(readDate(formats.date(day), locale)).toBe(day);
    }
  });

  it.each(['4. května 2026', 'May 4, 2026', '4 May 2026'])('%s is the fourth of May', (typed) => {
    expect(readDate(typed, 'cs')).toBe('2026-05-04');
  });

  it.each(['31.2.2026', 'Feb 31, 2026', 'Monday 4, 2026', '29.2.2026', 'tomorrow', '13/13/2026'])('%s is none', (typed) => {
    expect(readDate(typed, 'cs')).toBeNull();
  });
});

describe('moments that people type', () => {
  it.each([
    ['8. 1. 2027 14:05', 'cs', '2027-01-08T13:05:00.000Z'],
    ['08.01.2027, 14.05', 'de', '2027-01-08T13:05:00.000Z'],
    ['1/8/2027 2:05 pm', 'en-US', '2027-01-08T13:05:00.000Z'],
    ['2027-01-08 14:05:30', 'en', '2027-01-08T13:05:30.000Z'],
    ['2027-07-08T14:05', 'en', '2027-07-08T12:05:00.000Z'],
    ['2027-01-08T14:05:00+0100', 'en', '2027-01-08T13:05:00.000Z'],
    ['2027-01-08 13:05:00Z', 'en', '2027-01-08T13:05:00.000Z'],
    ['8.1.2027', 'cs', '2027-01-07T23:00:00.000Z'],
  ])('%s in %s is %s in Prague', (typed, locale, read) => expect(readMoment(typed, locale, 'Europe/Prague')).toBe(read));

  it.each(['8. 1. 2027 25:00', '31. 2. 2027 10:00', '14:05', 'soon'])('%s is none', (typed) => expect(readMoment(typed, 'cs', 'Europe/Prague')).toBeNull());
});

describe('times that people type', () => {
  it.each([
    ['14:05', '14:05:00'],
    ['9.30', '09:30:00'],
    ['12:15 am', '00:15:00'],
    ['12:15 p.m.', '12:15:00'],
    ['23:59:58', '23:59:58'],
    ['24:00', null],
    ['13:00 pm', null],
    ['noon', null],
  ])('%s is %s', (typed, read) => expect(readTime(typed)).toBe(read));
});

describe('spans that people type', () => {
  const parse = (text: string) => parseOf('span')!(text, {} as FieldMeta, 'cs', 'UTC');

  it('have a beginning and an end', () => {
    expect(parse('8. 1. 2027 9:00 – 9. 1. 2027 10:30')).toEqual({ from: '2027-01-08T09:00:00.000Z', to: '2027-01-09T10:30:00.000Z' });
    expect(parse('2027-01-08T09:00Z/2027-01-08T10:00Z')).toEqual({ from: '2027-01-08T09:00:00.000Z', to: '2027-01-08T10:00:00.000Z' });
    expect(parse('8. 1. 2027 9:00')).toBeUndefined();
    expect(parse('')).toBeNull();
  });
});
