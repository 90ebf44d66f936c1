import { describe, expect, it } from 'vitest';
import { formatsOf } from '../src/fields/formats';
import { readMoney } from '../src/fields/readings';
import { beginOf, endOf, periodText } from '../src/fields/periods';
import { copy, plan, readRows } from '../src/list/clipboard';
import { groupedSort } from '../src/list/groups';
import { plus } from '../src/list/sums';
import type { FieldMeta, Rec } from '../src/meta/types';

const formats = formatsOf('en', 'Europe/Prague', 'Yes', 'No');

const field = (name: string, type: string, more: Partial<FieldMeta> = {}) =>
  ({ name, label: name, type, read: true, update: true, create: true, operators: [], required: false, ...more }) as FieldMeta;

class Clipboard {
  readonly kept = new Map<string, string>();
  setData = (type: string, text: string) => void this.kept.set(type, text);
  getData = (type: string) => this.kept.get(type) ?? '';
}

const clipboard = (text?: string) => {
  const made = new Clipboard();
  if (text !== undefined) {
    made.setData('text/plain', text);
  }
  return made as unknown as DataTransfer;
};

const name = field('name', 'text');
const size = field('size', 'integer');
const grade = field('grade', 'choice', { options: [{ name: 'a', label: 'Best', active: true }, { name: 'b', label: 'Good', active: true }] });
const sum = field('sum', 'integer', { update: false });
const columns = [name, size, grade, sum];
const records: Rec[] = [
  { id: '1', version: 1, name: 'tab\there "and" there', size: 1234, grade: 'a', sum: 1 },
  { id: '2', version: 1, name: 'two\nlines', size: null, grade: null, sum: 2 },
  { id: '3', version: 1, name: 'three', size: 3, grade: 'b', sum: 3 },
];

describe('cells', () => {
  it('go out as lines with tabs, and come back as they were', () => {
    const there = clipboard();
    copy(there, records, columns, formats);
    expect(readRows(there.getData('text/plain'))).toEqual([
      ['tab\there "and" there', '1,234', 'Best', '1'],
      ['two\nlines', '', '', '2'],
      ['three', '3', 'Good', '3'],
    ]);
    const others = records.map((record) => ({ ...record, name: '', size: 0, grade: 'b' }));
    const made = plan(there, { records: others, rows: 1, columns, width: 1 }, formats);
    expect(made.changes.map(({ record, field: of, value }) => [record.id, of.name, value])).toEqual([
      ['1', 'name', 'tab\there "and" there'],
      ['1', 'size', 1234],
      ['1', 'grade', 'a'],
      ['2', 'name', 'two\nlines'],
      ['2', 'size', null],
      ['2', 'grade', null],
      ['3', 'name', 'three'],
      ['3', 'size', 3],
    ]);
    expect(made.left.map((cell) => cell.reason)).toEqual(['read_only', 'read_only', 'read_only']);
    expect(made.unchanged).toBe(1);
  });

  it('of what nobody types in one line are put in as they were copied, and from texts they are not', () => {
    const account = field('account', 'reference', { targets: ['x.account'] });
    const at = field('at', 'moment');
    const times = [account, at, field('opens', 'time')];
    const value = { account: { entity: 'x.account', id: 'a', title: 'Firm' }, at: '2026-11-05T10:00:00Z', opens: '08:30:00' };
    const there = clipboard();
    copy(there, [{ id: '1', version: 1, ...value }], times, formats);
    const other: Rec = { id: '2', version: 1, account: null, at: null, opens: null };
    const made = plan(there, { records: [other], rows: 1, columns: times, width: 1 }, formats);
    expect(made.changes.map((change) => change.value)).toEqual([value.account, value.at, value.opens]);
    const elsewhere = plan(there, { records: [other], rows: 1, columns: [{ ...account, targets: ['x.contact'] }, field('on', 'date')], width: 1 }, formats);
    expect(elsewhere.changes).toEqual([]);
    const typed = plan(clipboard('Firm\tNov 5'), { records: [other], rows: 1, columns: times, width: 1 }, formats);
    expect(typed.left.map((cell) => cell.reason)).toEqual(['not_understood', 'not_understood']);
  });

  it('of which only the end is shown fill nothing, and empty nothing', () => {
    const account = field('iban', 'text', { read: false, masked: { last: 4 } });
    const there = clipboard();
    copy(there, [{ id: '1', version: 1, iban: '…1234' }], [account], formats);
    const made = plan(there, { records: [{ id: '2', version: 1, iban: 'CZ65' }], rows: 1, columns: [{ ...account, read: true }], width: 1 }, formats);
    expect(made.changes).toEqual([]);
    expect(made.left.map((cell) => [cell.text, cell.reason])).toEqual([['…1234', 'not_understood']]);
  });

  it('of another program are read as people write, and what does not fit is told', () => {
    const made = plan(clipboard('x\t12 kg\tgood\r\ny\t2,000\tnone\r\n'), { records: records.slice(1), rows: 1, columns, width: 1 }, formats);
    expect(made.changes.map(({ value }) => value)).toEqual(['x', 'b', 'y', 2000]);
    expect(made.left.map(({ text, reason }) => [text, reason])).toEqual([['12 kg', 'not_understood'], ['none', 'not_understood']]);
  });

  it('fill what is selected when they are fewer, and have no place beyond the list', () => {
    const filled = plan(clipboard('same'), { records, rows: 3, columns: [name], width: 1 }, formats);
    expect(filled.changes).toHaveLength(3);
    const beyond = plan(clipboard('a\nb\nc\nd\te'), { records, rows: 1, columns: [name], width: 1 }, formats);
    expect(beyond.changes).toHaveLength(3);
    expect(beyond.left.map((cell) => cell.reason)).toEqual(['no_cell', 'no_cell']);
  });
});

describe('sums', () => {
  it.each([['0.1', '0.2', '0.3'], ['9007199254740993', '1', '9007199254740994'], ['-1.50', '1', '-0.50'], ['5', '-5.25', '-0.25'], ['1', '2', '3']])('%s and %s are %s', (a, b, both) => {
    expect(plus(a, b)).toBe(both);
  });
});

describe('amounts', () => {
  it.each([['1 234,50 Kč', 'cs', '1234.50', 'CZK'], ['EUR 12', 'en', '12', 'EUR'], ['$1,000.5', 'en', '1000.5', 'USD'], ['12,5 zł', 'pl', '12.5', 'PLN']])('%s in %s', (typed, locale, amount, currency) => {
    expect(readMoney(typed, locale)).toEqual({ amount, currency });
  });

  it.each(['abc', '12 apples', 'EUR'])('%s is none', (typed) => {
    expect(readMoney(typed, 'en')).toBeUndefined();
  });
});

describe('groups on paper', () => {
  it.each([[['-name', '-city', 'size'], ['-city', '-name', 'size']], [['name'], ['city', 'name']], [[], ['city']]])('of records by %j stand together', (sort, grouped) => {
    expect(groupedSort(sort, 'city')).toEqual(grouped);
  });
});

describe('periods', () => {
  it.each([
    ['2026-01-01', 'month', '2026-02-01'],
    ['2026-12-28', 'week', '2027-01-04'],
    ['2026-10-01', 'quarter', '2027-01-01'],
    ['2024-01-01', 'year', '2025-01-01'],
    // the day on which clocks are put back is an hour longer
    ['2026-10-24T22:00:00.000Z', 'day', '2026-10-25T23:00:00.000Z'],
    ['2026-02-28T23:00:00.000Z', 'month', '2026-03-31T22:00:00.000Z'],
  ])('%s by %s ends before %s', (begin, period, end) => {
    expect(endOf(begin, period, 'Europe/Prague')).toBe(end);
  });

  it.each([
    ['2026-11-15', 'month', '2026-11-01'],
    ['2026-11-15', 'week', '2026-11-09'],
    ['2026-11-15', 'quarter', '2026-10-01'],
    ['2026-06-30T22:30:00.000Z', 'month', '2026-06-30T22:00:00.000Z'],
  ])('%s by %s begins with %s', (at, period, begin) => {
    expect(beginOf(at, period, 'Europe/Prague')).toBe(begin);
  });

  it('are told in the language of the user', () => {
    expect(periodText('2026-11-01', 'month', formats)).toBe('November 2026');
    expect(periodText('2026-11-01', 'year', formats)).toBe('2026');
    expect(periodText('2026-06-30T22:00:00.000Z', 'day', formats)).toBe('Jul 1, 2026');
  });

  it('are told in few signs where there is little room', () => {
    expect(['year', 'quarter', 'month', 'week', 'day'].map((period) => periodText('2026-10-01', period, formats, true))).toEqual(['2026', 'Q4 2026', 'Oct 2026', 'Oct 1, 2026', 'Oct 1, 2026']);
    // which begins, in Prague, while it is the quarter before elsewhere
    expect(periodText('2026-09-30T22:00:00.000Z', 'quarter', formats, true)).toBe('Q4 2026');
  });
});
