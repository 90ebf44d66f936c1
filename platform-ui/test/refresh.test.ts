import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ListQuery, listOf } from '../src/api/records';
import { refresh, renewFromTop } from '../src/api/refresh';
import type { Rec } from '../src/meta/types';

const query: ListQuery = { entity: 'x.y', where: { and: [] }, sort: ['name'], fields: ['name', 'city'], q: '' };
const key = listOf(query).queryKey;

let client: QueryClient;
let asked: Record<string, unknown>[];
let found: Partial<Rec>[];

const record = (id: string, more: Partial<Rec> = {}) => ({ id, version: 1, name: id, city: 'Brno', ...more }) as Rec;

/** A list of which so many windows are loaded, each with two records. */
function load(windows: number) {
  client.setQueryData(key, {
    pages: Array.from({ length: windows }, (_each, index) => ({ records: [record(`r${index}a`), record(`r${index}b`)], next: 'more' })),
    pageParams: Array.from({ length: windows }, (_each, index) => (index === 0 ? '' : `c${index}`)),
  });
}

const shown = () => client.getQueryData(key)!.pages.flatMap((page) => page.records.map((each) => `${each.id} ${String(each.city)}`));
const isStale = () => client.getQueryState(key)!.isInvalidated;

beforeEach(() => {
  client = new QueryClient();
  asked = [];
  found = [];
  vi.stubGlobal('fetch', async (_url: string, how: { body: string }) => {
    asked.push(JSON.parse(how.body) as Record<string, unknown>);
    return new Response(JSON.stringify({ records: found, next: null }), { status: 200, headers: { 'Content-Type': 'application/json' } });
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('a list in which records change', () => {
  it('is asked for as a whole while little of it is loaded', async () => {
    load(3);
    await refresh(client, 'x.y', 'r1a');
    expect(isStale()).toBe(true);
    expect(asked).toEqual([]);
  });

  it('shows them as they are now by one question, however far somebody has scrolled', async () => {
    load(40);
    found = [record('r30a', { city: 'Praha', version: 2 })];
    await refresh(client, 'x.y', 'r30a', 'r31b');
    expect(asked).toEqual([{ where: { id: { in: ['r30a', 'r31b'] } }, sort: ['name'], fields: ['name', 'city'], limit: 2, count: true }]);
    expect(isStale()).toBe(false);
    expect(shown()).toHaveLength(79);
    expect(shown()).toContain('r30a Praha');
    expect(shown()).not.toContain('r31b Brno');
    // nothing is missing from it
    renewFromTop(client, key);
    expect(shown()).toHaveLength(79);
  });

  it('is asked for anew at its top when others came or stand elsewhere', async () => {
    for (const change of [record('new'), record('r30a', { name: 'Aachen' })]) {
      load(40);
      found = [change];
      await refresh(client, 'x.y', String(change.id));
      expect(shown()).toHaveLength(80);
      renewFromTop(client, key);
      expect(shown()).toEqual(['r0a Brno', 'r0b Brno']);
      expect(isStale()).toBe(true);
    }
  });

  it('is asked for anew at its top when too many changed or nobody answered', async () => {
    load(40);
    await refresh(client, 'x.y', ...Array.from({ length: 201 }, (_each, index) => `r${index}a`));
    expect(asked).toEqual([]);
    renewFromTop(client, key);
    expect(shown()).toHaveLength(2);
    load(40);
    vi.stubGlobal('fetch', async () => new Response('{}', { status: 503 }));
    await refresh(client, 'x.y', 'r1a');
    expect(shown()).toHaveLength(80);
    renewFromTop(client, key);
    expect(shown()).toHaveLength(2);
  });

  it('shows them as they are now, also when a window was on its way meanwhile', async () => {
    load(40);
    let arrive = (_answer: Response) => {};
    const json = (value: unknown) => new Response(JSON.stringify(value), { status: 200, headers: { 'Content-Type': 'application/json' } });
    vi.stubGlobal('fetch', (_url: string, how: { body: string }) =>
      'cursor' in JSON.parse(how.body) ? new Promise<Response>((resolve) => (arrive = resolve)) : Promise.resolve(json({ records: [record('r1a', { city: 'Praha' })], next: null })),
    );
    const observer = new InfiniteQueryObserver(client, listOf(query));
    const stop = observer.subscribe(() => undefined);
    const loading = observer.fetchNextPage();
    const refreshed = refresh(client, 'x.y', 'r1a');
    await Promise.resolve();
    arrive(json({ records: [record('last')], next: null }));
    await Promise.all([loading, refreshed]);
    expect(shown()).toHaveLength(81);
    expect(shown()).toContain('r1a Praha');
    stop();
  });

  it('that is asked for anyhow is not asked for twice', async () => {
    load(40);
    await client.invalidateQueries({ queryKey: key, refetchType: 'none' });
    await refresh(client, 'x.y', 'r1a');
    expect(asked).toEqual([]);
    expect(isStale()).toBe(true);
  });

  it('is asked for as a whole where nobody says which', async () => {
    load(40);
    await refresh(client, 'x.y');
    expect(isStale()).toBe(true);
  });
});
