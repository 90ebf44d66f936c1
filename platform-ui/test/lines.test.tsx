import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { type ReactNode, useEffect } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ListQuery } from '../src/api/records';
import type { Grouping } from '../src/list/groups';
import { useLines } from '../src/list/useLines';
import type { FieldMeta } from '../src/meta/types';

const city = { name: 'city', label: 'City', type: 'text', read: true, sortable: true, operators: [] } as unknown as FieldMeta;
const grouping: Grouping = { path: 'city', field: city };
const query: ListQuery = { entity: 'x.y', where: { and: [] }, sort: [], fields: ['city'], q: '' };
const columns: FieldMeta[] = [];

const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json' } });
const page = (from: number, next: string | null) => json({ records: Array.from({ length: 3 }, (_each, index) => ({ id: `r${from + index}`, version: 1 })), next, count: { value: 6, exact: true } });

/** A server that tells what each request of a list gets. */
function serve(answer: (cursor: string | undefined) => Response): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string, how: { body: string }) => {
    if (url.endsWith('/aggregate')) {
      return json({ lines: [{ groups: { city: 'Brno' }, measures: { count: 6 } }], complete: true });
    }
    const { cursor } = JSON.parse(how.body) as { cursor?: string };
    asked.push(cursor ?? 'first');
    return answer(cursor);
  });
  return asked;
}

/** The lines of a list all of which is in sight. */
function lines(by?: Grouping) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  return renderHook(
    () => {
      const list = useLines(query, by, columns, 'UTC');
      useEffect(() => list.near(list.lines.length - 1, list.lines.map((_line, index) => index)));
      return list;
    },
    { wrapper },
  ).result;
}

const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 150)));
const kinds = (list: ReturnType<typeof lines>) => list.current.lines.map((line) => line.kind);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('lines of a list', () => {
  it('of which the next are refused are asked for once more only when somebody says so', async () => {
    let isRefused = true;
    const asked = serve((cursor) => (cursor === undefined ? page(1, 'c') : isRefused ? json({ title: 'no' }, 500) : page(4, null)));
    const list = lines();
    await waitFor(() => expect(kinds(list)).toEqual(['record', 'record', 'record', 'failed']));
    await settled();
    expect(asked).toEqual(['first', 'c']);
    isRefused = false;
    act(() => list.current.again());
    await waitFor(() => expect(kinds(list)).toEqual(Array.from({ length: 6 }, () => 'record')));
    expect(asked).toEqual(['first', 'c', 'c']);
  });

  it('of a group of which the next are refused are not asked for again either', async () => {
    let isRefused = true;
    const asked = serve((cursor) => (cursor === undefined ? page(1, 'c') : isRefused ? json({ title: 'no' }, 500) : page(4, null)));
    const list = lines(grouping);
    await waitFor(() => expect(kinds(list)).toEqual(['group']));
    act(() => list.current.toggle(['"Brno"'], true));
    await waitFor(() => expect(kinds(list)).toEqual(['group', 'record', 'record', 'record', 'failed']));
    await settled();
    expect(asked).toEqual(['first', 'c']);
    isRefused = false;
    act(() => list.current.again('"Brno"'));
    await waitFor(() => expect(kinds(list)).toHaveLength(7));
    expect(asked).toEqual(['first', 'c', 'c']);
  });

  it('of a group that are refused as a whole say so', async () => {
    let isRefused = true;
    const asked = serve(() => (isRefused ? json({ title: 'no' }, 500) : page(1, null)));
    const list = lines(grouping);
    await waitFor(() => expect(kinds(list)).toEqual(['group']));
    act(() => list.current.toggle(['"Brno"'], true));
    await waitFor(() => expect(kinds(list)).toEqual(['group', 'failed']));
    await settled();
    expect(asked).toEqual(['first']);
    isRefused = false;
    act(() => list.current.again('"Brno"'));
    await waitFor(() => expect(kinds(list)).toEqual(['group', 'record', 'record', 'record']));
  });

  it('that words found say that there may be more, once a page of them says so', async () => {
    const told = (from: number, next: string | null, partial: boolean) => json({ records: [{ id: `r${from}`, version: 1 }], next, partial });
    let isPartial = false;
    serve((cursor) => (cursor === undefined ? told(1, 'c', false) : told(2, null, isPartial)));
    const whole = lines();
    await waitFor(() => expect(kinds(whole)).toHaveLength(2));
    expect(whole.current.isPartial).toBe(false);
    isPartial = true;
    const part = lines();
    await waitFor(() => expect(part.current.isPartial).toBe(true));
    expect(kinds(part)).toHaveLength(2);
  });
});
