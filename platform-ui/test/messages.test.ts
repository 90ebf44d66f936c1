import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';
import cs from '../src/i18n/cs.json';
import de from '../src/i18n/de.json';
import en from '../src/i18n/en.json';
import pl from '../src/i18n/pl.json';
import zh from '../src/i18n/zh.json';

const languages: Record<string, Record<string, string>> = { en, cs, de, pl, zh };

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? sources(join(folder, entry.name)) : /\.tsx?$/.test(entry.name) ? [readFileSync(join(folder, entry.name), 'utf8')] : [],
  );
const code = sources(join(__dirname, '../src')).join('\n');

/** Keys that are put together of a beginning and a word: all words of that beginning are in use. */
const begun = ['operator.', 'state.', 'history.', 'time.', 'shell.theme_', 'keys.', 'calendar.', 'chart.', 'period.', 'filter.all_of', 'filter.any_of', 'filter.none_of', 'rights.you_', 'rights.they_', 'widget.kind_', 'widget.about_', 'widget.this_'];

const variables = (message: string) => [...message.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]).filter((name, index, all) => all.indexOf(name) === index).sort();

describe('messages', () => {
  it.each(Object.keys(languages))('%s says all that English says, and nothing else', (language) => {
    expect(Object.keys(languages[language]!)).toEqual(Object.keys(en));
  });

  it.each(Object.keys(languages))('%s says it with the same values, in a form that can be read', (language) => {
    const intl = createIntl({ locale: language, messages: languages[language]!, onError: (error) => { throw error; } });
    for (const [key, message] of Object.entries(languages[language]!)) {
      expect(variables(message), key).toEqual(variables((en as Record<string, string>)[key]!));
      const values = Object.fromEntries(variables(message).map((name) => [name!, 3]));
      expect(intl.formatMessage({ id: key }, values), key).not.toBe('');
    }
  });

  it('are all in use', () => {
    const unused = Object.keys(en).filter((key) => !code.includes(`'${key}'`) && !begun.some((start) => key.startsWith(start)));
    expect(unused).toEqual([]);
  });

  it('are all there that the code names', () => {
    const rooms = new Set(Object.keys(en).map((key) => key.split('.')[0]!));
    const named = [...code.matchAll(/'([a-z]+)\.([a-z]\w*)'/g)].filter((match) => rooms.has(match[1]!)).map((match) => `${match[1]}.${match[2]}`);
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((key) => !(key in en))).toEqual([]);
  });

  it.each([
    ['history', ['created', 'updated', 'deleted', 'restored', 'purged', 'action']],
    ['operator', ['is', 'isNot', 'in', 'atLeast', 'atMost', 'moreThan', 'lessThan', 'contains', 'startsWith', 'overlaps', 'isEmpty', 'isNotEmpty', 'isMe', 'isNotMe', 'between', 'containsAny', 'containsAll', 'containsNone']],
    ['period', ['year', 'quarter', 'month', 'week', 'day']],
    ['filter', ['all_of', 'any_of', 'none_of']],
    ['time', ['commented', 'attached']],
  ])('of %s are there for all that the server tells', (room, words) => {
    expect(words.filter((word) => !(`${room}.${word}` in en))).toEqual([]);
  });
});
