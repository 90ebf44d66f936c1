import { describe, expect, it } from 'vitest';
import { keepingTotals, type Totals, totalsOf } from '../src/api/records';
import { localOf, minutesAfter } from '../src/fields/calendar';
import { formatsOf } from '../src/fields/formats';
import { partOf } from '../src/fields/registry';
import { stretchOf, withinOf } from '../src/fields/stretch';
import { valuesFor } from '../src/layouts/entries';
import { figuresOf, groupingOf } from '../src/charts/figures';
import { wayTo } from '../src/fields/ways';
import { circlesOf } from '../src/layouts/circles';
import { nodesOf } from '../src/layouts/nodes';
import { headOf, rangeOf, stepOf, weekOf } from '../src/layouts/span';
import type { Condition, EntityMeta, FieldMeta, Rec } from '../src/meta/types';

const field = (name: string, type: string, more: Partial<FieldMeta> = {}) => ({ name, label: name, type, read: true, update: true, create: true, required: false, operators: [], ...more }) as unknown as FieldMeta;
const formats = formatsOf('en', 'Europe/Prague', 'yes', 'no');
const rec = (values: Record<string, unknown>) => ({ id: 'r', version: 1, can: { update: true, delete: true, share: true, actions: [] }, ...values }) as Rec;

describe('a calendar', () => {
  it.each([
    ['en', 0],
    ['de', 1],
    ['pl', 1],
    ['cs', 1],
  ])('begins the week in %s with day %i', (locale, first) => {
    expect(weekOf(locale).first).toBe(first);
  });

  it('asks for the days in sight', () => {
    expect(rangeOf('week', '2026-11-30', 1)).toEqual(['2026-11-30', '2026-12-07']);
    expect(rangeOf('week', '2026-11-30', 0)).toEqual(['2026-11-29', '2026-12-06']);
    expect(rangeOf('month', '2026-11-30', 1)).toEqual(['2026-10-26', '2026-12-07']);
    expect(stepOf('month', '2027-01-31', 1)).toBe('2027-02-28');
    expect(headOf('month', '', '', '2026-11-30', 'en')).toBe('November 2026');
  });

  it('tells moments by the clocks of its reader, also on the day when they are changed', () => {
    expect(localOf('2026-10-25T00:30:00Z', 'Europe/Prague')).toBe('2026-10-25 02:30:00');
    const moment = partOf('moment').calendar!;
    expect(moment.within('at', '2026-10-25', '2026-10-26', 'Europe/Prague')).toEqual({
      and: [{ at: { atLeast: '2026-10-24T22:00:00.000Z' } }, { at: { lessThan: '2026-10-25T23:00:00.000Z' } }],
    });
    expect(minutesAfter('2026-10-25 23:45:00', 30)).toBe('2026-10-26 00:15:00');
  });

  it('takes the last day of two as one that is in it', () => {
    const times = { start: field('from_day', 'date'), end: field('until_day', 'date') };
    const record = rec({ from_day: '2026-11-30', until_day: '2026-12-02' });
    expect(stretchOf(record, times, 'UTC')).toEqual({ start: '2026-11-30 00:00:00', end: '2026-12-03 00:00:00' });
    expect(valuesFor(record, times, { start: '2026-12-01 00:00:00', end: '2026-12-04 00:00:00' }, 'UTC')).toEqual({ from_day: '2026-12-01', until_day: '2026-12-03' });
    expect(withinOf(times, '2026-12-01', '2026-12-08', 'UTC')).toEqual({
      and: [{ from_day: { lessThan: '2026-12-08' } }, { or: [{ from_day: { atLeast: '2026-12-01' } }, { until_day: { atLeast: '2026-12-01' } }] }],
    });
  });

  it('keeps the zone that a moment was agreed in, and asks which spans reach into its days', () => {
    expect(partOf('zoned').calendar!.write('2026-11-05 11:00:00', '', { at: 'x', zone: 'Asia/Shanghai' }, 'Europe/Prague')).toEqual({ at: '2026-11-05T10:00:00.000Z', zone: 'Asia/Shanghai' });
    expect(partOf('span').calendar!.within('held', '2026-11-05', '2026-11-06', 'Europe/Prague')).toEqual({ held: { overlaps: { from: '2026-11-04T23:00:00.000Z', to: '2026-11-05T23:00:00.000Z' } } });
  });
});

describe('a board', () => {
  const state = field('state', 'choice', { moved: true, update: false });
  const meta = {
    name: 'x.y',
    title: ['name'],
    actions: [
      { name: 'submit', moves: { field: 'state', from: ['draft'], to: ['submitted'] }, input: [] },
      { name: 'ask', moves: { field: 'state', from: ['submitted'], to: ['approved'] }, approval: { waiting: 'waiting', rejected: 'draft' }, input: [] },
      { name: 'other', moves: { field: 'kind', from: ['draft'], to: ['paid'] }, input: [] },
    ],
  } as unknown as EntityMeta;
  const at = (value: string, ...actions: string[]) => rec({ state: value, can: { update: true, delete: true, share: true, actions } });

  it('goes by the transitions that the record allows, and by no others', () => {
    expect(wayTo(meta, state, at('draft', 'submit'), 'submitted')).toMatchObject({ kind: 'act', action: { name: 'submit' } });
    expect(wayTo(meta, state, at('draft'), 'submitted')).toBeUndefined();
    expect(wayTo(meta, state, at('draft', 'submit', 'other'), 'paid')).toBeUndefined();
    expect(wayTo(meta, state, at('submitted', 'ask'), 'waiting')).toMatchObject({ action: { name: 'ask' } });
    expect(wayTo(meta, state, at('draft', 'submit'), 'draft')).toBeUndefined();
  });

  it('writes what nothing else holds, where somebody may', () => {
    const free = field('stage', 'choice');
    expect(wayTo(meta, free, rec({ stage: 'a' }), 'b')).toEqual({ kind: 'write' });
    expect(wayTo(meta, { ...free, update: false }, rec({ stage: 'a' }), 'b')).toBeUndefined();
    expect(wayTo(meta, { ...free, required: true }, rec({ stage: 'a' }), '')).toBeUndefined();
    expect(wayTo(meta, free, rec({ stage: 'a', can: undefined }), 'b')).toBeUndefined();
  });
});

describe('a chart', () => {
  const words = { none: 'None', others: 'Others' };

  it('has a zero where nothing was, and leads to the records of a month', () => {
    const grouping = groupingOf([field('at', 'moment')], 'at:month');
    const { figures } = figuresOf(
      { complete: true, lines: [{ groups: { 'at:month': '2026-09-30T22:00:00Z' }, measures: { count: 2 } }, { groups: { 'at:month': '2026-11-30T23:00:00Z' }, measures: { count: 1 } }] },
      grouping,
      'count',
      formats,
      words,
    );
    expect(figures.map((figure) => [figure.label, figure.values.get('')])).toEqual([['Oct 2026', 2], ['Nov 2026', undefined], ['Dec 2026', 1]]);
    expect(figures[0]!.behind).toEqual([{ field: 'at', operator: 'between', value: ['2026-09-30T22:00:00.000Z', '2026-10-31T22:59:59.000Z'] }]);
  });

  it('keeps currencies apart, the greatest first, and choices in their order', () => {
    const grouping = groupingOf([field('stage', 'choice', { options: [{ name: 'b', label: 'B', active: true }, { name: 'a', label: 'A', active: true }] })], undefined);
    const line = (stage: string | null, amount: string, currency: string) => ({ groups: { stage }, measures: { 'sum(amount)': { amount, currency } } });
    const { figures, currencies } = figuresOf({ complete: true, lines: [line('a', '5', 'EUR'), line('a', '9', 'CZK'), line('b', '2', 'EUR'), line(null, '1', 'EUR')] }, grouping, 'sum:amount', formats, words);
    expect(currencies).toEqual(['CZK', 'EUR']);
    expect(figures.map((figure) => figure.label)).toEqual(['B', 'A', 'None']);
    expect(figures[2]!.behind).toEqual([{ field: 'stage', operator: 'isEmpty' }]);
  });

  it('puts together what is too small to be told apart', () => {
    const lines = Array.from({ length: 60 }, (_each, index) => ({ groups: { city: `c${index}` }, measures: { count: index + 1 } }));
    const { figures } = figuresOf({ complete: true, lines }, groupingOf([field('city', 'text')], undefined), 'count', formats, words);
    expect(figures).toHaveLength(24);
    expect(figures[23]!.label).toBe('Others');
    expect(figures[23]!.behind).toBeUndefined();
    expect([...figures].reduce((sum, figure) => sum + figure.values.get('')!, 0)).toBe((60 * 61) / 2);
  });

  it('keeps what was there while only the condition is another', () => {
    const asked = (where: Condition, measure: string) => totalsOf('x.y', where, ['city'], [measure]);
    const before: Totals = { lines: [], complete: true };
    const now = keepingTotals(asked({ size: { is: 1 } }, 'count'));
    expect(now.placeholderData(before, asked({ size: { is: 2 } }, 'count'))).toBe(before);
    expect(now.placeholderData(before, asked({ size: { is: 1 } }, 'sum:size'))).toBeUndefined();
    expect(now.placeholderData(before, undefined)).toBeUndefined();
  });

  it('leaves averages out that are too small, since their sum is the average of nothing', () => {
    const lines = Array.from({ length: 60 }, (_each, index) => ({ groups: { city: `c${index}` }, measures: { 'average(size)': index + 1 } }));
    const { figures } = figuresOf({ complete: true, lines }, groupingOf([field('city', 'text')], undefined), 'average:size', formats, words);
    expect(figures.map((figure) => figure.values.get(''))).toEqual(Array.from({ length: 24 }, (_each, index) => 60 - index));
  });
});

const said = { leftOut: 'more', circles: 'round' };

describe('a tree', () => {
  it('ends where something stands above itself', () => {
    const [one, two] = [rec({ id: 'one' }), rec({ id: 'two' })];
    const below = (id: string) => ({ data: { records: id === 'one' ? [two] : [one], next: null }, isPending: false, error: null });
    const nodes = nodesOf([one], [], new Set(['one', 'two']), below, said);
    expect(nodes.map((node) => [node.key, node.level, node.isCycle])).toEqual([
      ['one', 1, false],
      ['one/two', 2, false],
      ['one/two/one', 3, true],
    ]);
  });

  it('says below a record why its lines are not there, and which are to be asked for once more', () => {
    const refused = new Error('no');
    const nodes = nodesOf([rec({ id: 'one' }), rec({ id: 'two' })], [], new Set(['one']), () => ({ isPending: false, error: refused }), said);
    expect(nodes.map((node) => [node.key, node.level, node.failed])).toEqual([
      ['one', 1, undefined],
      ['one/failed', 2, { error: refused, of: 'one' }],
      ['two', 1, undefined],
    ]);
  });

  it('has what stands in a circle at its end, under a line that says so', () => {
    const nodes = nodesOf([rec({ id: 'top' })], [rec({ id: 'one' })], new Set(), () => undefined, said);
    expect(nodes.map((node) => [node.key, node.said, node.index, node.size])).toEqual([
      ['top', undefined, 0, 2],
      ['circles', 'round', 1, 2],
      ['one', undefined, 1, 2],
    ]);
  });

  it('tells circles from what is below one, and from what is deep', () => {
    const under = (id: string, above: string | null) => rec({ id, parent: above === null ? null : { entity: 'x.y', id: above } });
    // a and b hold one another up, c holds itself; d is below a, and e below what is not among them
    const { first, members } = circlesOf([under('d', 'a'), under('b', 'a'), under('a', 'b'), under('c', 'c'), under('e', 'far')], 'parent');
    expect(first.map((record) => record.id)).toEqual(['b', 'c']);
    expect([...members].sort()).toEqual(['a', 'b', 'c']);
    expect(circlesOf([], 'parent').first).toEqual([]);
  });
});
