import { describe, expect, it } from 'vitest';
import { readDate } from '../src/fields/time';

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

  it.each(['31.2.2026', '29.2.2026', 'tomorrow', '13/13/2026'])('%s is none', (typed) => {
    expect(readDate(typed, 'cs')).toBeNull();
  });
});
