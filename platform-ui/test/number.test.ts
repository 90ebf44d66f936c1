import { describe, expect, it } from 'vitest';
import { readNumber } from '../src/fields/number';

describe('numbers that people type', () => {
  it.each([
    ['1234.5', 'en', '1234.5'],
    ['1,234.5', 'en', '1234.5'],
    ['1,234', 'en', '1234'],
    ['1 234,5', 'cs', '1234.5'],
    ['1\u00a0234,50', 'pl', '1234.50'],
    ['1.234,5', 'de', '1234.5'],
    ['1.234', 'de', '1234'],
    ['12.5', 'cs', '12.5'],
    ['-0,25', 'de', '-0.25'],
    ['.5', 'en', '0.5'],
    ['12345678901234567890.123456789', 'en', '12345678901234567890.123456789'],
  ])('%s in %s is %s', (typed, locale, read) => {
    expect(readNumber(typed, locale)).toBe(read);
  });

  it.each(['abc', '1e5', '--1', '1.2.3', ''])('%s is none', (typed) => {
    expect(readNumber(typed, 'en')).toBeUndefined();
  });
});
