import { describe, expect, it } from 'vitest';
import { askedOf, areTyped, operatorsOf } from '../src/fields/asking';
import { countriesOf, countryFrom } from '../src/fields/countries';
import { formatsOf } from '../src/fields/formats';
import { partOf } from '../src/fields/registry';
import type { FieldMeta } from '../src/meta/types';

const field = { name: 'country', label: 'Country', type: 'country', operators: ['is', 'isNot', 'in', 'isEmpty'] } as unknown as FieldMeta;

describe('countries', () => {
  it.each([
    ['DE', 'en', 'Germany'],
    ['DE', 'pl', 'Niemcy'],
    ['CZ', 'cs', 'Česko'],
    ['CN', 'zh', '中国'],
    ['XK', 'de', 'Kosovo'],
  ])('%s is called in %s %s', (code, locale, name) => {
    expect(partOf('country').text(code, formatsOf(locale, 'UTC', 'yes', 'no'), field)).toBe(name);
    expect(partOf('countries').text([code], formatsOf(locale, 'UTC', 'yes', 'no'), field)).toBe(name);
  });

  it.each(['en', 'cs', 'pl', 'de', 'zh'])('are all named in %s, each once', (locale) => {
    const labels = countriesOf(locale).map((country) => country.label);
    expect(new Set(labels).size).toBe(250);
    expect(labels.filter((label) => /^[A-Z]{2}$/.test(label))).toEqual([]);
  });

  it('stand in the order of the language', () => {
    const labels = countriesOf('cs').map((country) => country.label);
    expect(labels.indexOf('Chile')).toBeGreaterThan(labels.indexOf('Honduras'));
  });

  it('are read by their letters and by their names, with or without accents', () => {
    expect(countryFrom('de', 'cs')).toBe('DE');
    expect(countryFrom(' nemecko ', 'cs')).toBe('DE');
    expect(countryFrom('Germany', 'zh')).toBe('DE');
    expect(countryFrom('Atlantis', 'en')).toBeUndefined();
  });

  it('are chosen and not typed in where several are asked for', () => {
    expect(operatorsOf(field)[0]).toBe('in');
    expect(areTyped(field, 'in')).toBe(false);
    expect(askedOf(field, 'in').type).toBe('countries');
  });
});
