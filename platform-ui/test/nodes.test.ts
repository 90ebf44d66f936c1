import { describe, expect, it } from 'vitest';
import { conditionOf, conditionOfAll, type Node, nodesOf, readNodes } from '../src/list/nodes';

const id = '01a22a7d-03cf-7228-a8ab-ad4d552e4394';

/** The same order of numbers every time. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 48271) % 2147483647;
    return state % sides;
  };
}

function some(roll: (sides: number) => number, depth: number): Node {
  const kind = depth > 3 ? 0 : roll(5);
  const nodes = () => Array.from({ length: 1 + roll(3) }, () => some(roll, depth + 1));
  if (kind === 3) {
    return { of: (['any', 'none'] as const)[roll(2)]!, nodes: nodes() };
  }
  if (kind === 4) {
    return { some: 'lines', ...(roll(2) === 0 ? { none: true } : {}), nodes: nodes() };
  }
  const field = ['name', 'account.city', 'tags'][roll(3)]!;
  return [
    { field, operator: 'is', value: roll(9) },
    { field, operator: 'in', value: ['a', 'b'] },
    { field, operator: 'isNotEmpty' },
    { field, operator: 'isEmpty' },
    { field, operator: 'between', value: [1, 2] },
    { field, operator: 'isNotMe' },
    { field: 'tags', operator: 'containsAll', value: ['x', 'y'] },
    { field: 'tags', operator: 'containsNone', value: ['x'] },
    { field, operator: 'contains', value: 'word' },
  ][roll(9)]!;
}

describe('conditions', () => {
  it('mean the same when they are read again as nodes', () => {
    for (let seed = 1; seed < 500; seed++) {
      const nodes = Array.from({ length: 1 + (seed % 3) }, (_each, index) => some(dice(seed * 31 + index), 0));
      const condition = { and: conditionOfAll(nodes) };
      const again = nodesOf(condition);
      expect(again, JSON.stringify(nodes)).toBeDefined();
      expect(flat({ and: conditionOfAll(again!) })).toEqual(flat(condition));
    }
  });

  it('of which a part is not complete ask for the rest', () => {
    expect(conditionOf({ of: 'any', nodes: [{ field: 'name', operator: 'is' }, { field: 'name', operator: 'is', value: 'x' }] })).toEqual({ or: [{ name: { is: 'x' } }] });
    expect(conditionOf({ of: 'none', nodes: [{ field: 'name', operator: 'between', value: [1] }] })).toBeUndefined();
    expect(conditionOf({ some: 'lines', none: true, nodes: [] })).toEqual({ not: { some: 'lines' } });
  });

  it('name records by their ids, and read them as references', () => {
    expect(nodesOf({ owner: { is: `system.user/${id}` } })).toEqual([{ field: 'owner', operator: 'is', value: { entity: 'system.user', id } }]);
    expect(conditionOf({ field: 'owner', operator: 'in', value: [{ entity: 'system.user', id, title: 'Ada' }] })).toEqual({ owner: { in: [id] } });
  });

  it('that an address names with one value hold it as the only one of several', () => {
    expect(readNodes([{ field: 'tags', operator: 'containsAny', value: 'vip' }])).toEqual([{ field: 'tags', operator: 'containsAny', value: ['vip'] }]);
    expect(readNodes([{ field: 'tags', operator: 'in', value: null }])).toEqual([{ field: 'tags', operator: 'in', value: null }]);
  });

  it('that nobody builds stay as they are', () => {
    expect(nodesOf({ name: 'x' })).toBeUndefined();
    expect(nodesOf({ or: [{ name: { is: 'x' } }, { name: 5 }] })).toBeUndefined();
  });
});

/** An `and` within an `and` is the same as one. */
function flat(condition: unknown): unknown {
  if (Array.isArray(condition)) {
    return condition.map(flat);
  }
  if (typeof condition !== 'object' || condition === null) {
    return condition;
  }
  const { and, ...others } = Object.fromEntries(Object.entries(condition).map(([key, value]) => [key, flat(value)])) as { and?: Record<string, unknown>[] };
  if (and === undefined) {
    return others;
  }
  const all = and.flatMap((each) => (Object.keys(each).length === 1 && Array.isArray(each.and) ? (each.and as unknown[]) : [each]));
  return all.length === 1 && Object.keys(others).length === 0 ? all[0] : { and: all };
}

describe('what stands in an address', () => {
  it.each([null, 5, 'x', {}, [1], [{ field: 5 }], [{ of: 'most', nodes: [] }]])('is no filter when it is %j', (value) => {
    expect(readNodes(value)).toEqual([]);
  });

  it('is read in all its depth, and no deeper than anybody builds', () => {
    const nested = (depth: number): unknown => (depth === 0 ? { field: 'a', operator: 'isEmpty' } : { of: 'all', nodes: [nested(depth - 1)] });
    expect(JSON.stringify(readNodes([nested(6)]))).toContain('isEmpty');
    expect(JSON.stringify(readNodes([nested(2000)]))).not.toContain('isEmpty');
  });
});
