import { describe, expect, it } from 'vitest';
import { around } from '../src/api/search';
import { nameOf, said, wordsOf } from '../src/pages/admin/words';
import { programOf } from '../src/pages/settings/Sessions';

describe('a name for addresses', () => {
  it.each([
    ['Favourite colour', 'favourite_colour'],
    ['Číslo smlouvy', 'cislo_smlouvy'],
    ['Größe (cm)', 'grosse_cm'],
    ['Łódź 2', 'lodz_2'],
    ['2nd address', 'nd_address'],
    ['颜色', ''],
  ])('%s becomes %s', (label, name) => expect(nameOf(label)).toBe(name));
});

describe('labels in other languages', () => {
  it('are left out where nobody said any', () => {
    expect(said({ de: {}, cs: {} })).toBeUndefined();
    expect(said({ de: { label: 'Farbe' }, cs: {} })).toEqual({ de: { label: 'Farbe' } });
  });

  it('are none where what is stored cannot be read', () => {
    expect(wordsOf('{"de":{"label":"Farbe"}}')).toEqual({ de: { label: 'Farbe' } });
    expect(wordsOf('{')).toEqual({});
    expect(wordsOf(null)).toEqual({});
  });
});

describe('what a browser calls itself', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge · Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1', 'Safari · iOS'],
    ['curl/8.0', 'curl/8.0'],
    ['', undefined],
    [null, undefined],
  ])('%s is told as %s', (agent, told) => expect(programOf(agent)).toBe(told));
});

describe('what stands around found words', () => {
  it('fits into a line and keeps them apart', () => {
    const text = `${'before '.repeat(10)}found${' after'.repeat(20)}`;
    const { before, found, after } = around(text, [70, 75]);
    expect(found).toBe('found');
    expect(before.startsWith('…')).toBe(true);
    expect(after.endsWith('…')).toBe(true);
    expect((before + found + after).length).toBeLessThan(66);
  });
});
