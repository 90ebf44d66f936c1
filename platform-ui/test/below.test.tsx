import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { useBelow } from '../src/layouts/below';
import type { FieldMeta } from '../src/meta/types';

const by = { name: 'parent', label: 'Parent', type: 'reference' } as unknown as FieldMeta;

const groups = [['a'], ['b']];

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('asks about what is below those that came anew, and keeps what it knows of others', async () => {
  const asked: string[][] = [];
  vi.stubGlobal('fetch', async (_url: string, how: { body: string }) => {
    const { where, groups } = JSON.parse(how.body) as { where: Record<string, { in: string[] }>; groups: [string] };
    const ids = where[groups[0]]!.in;
    const isFirst = groups[0] === 'parent';
    if (isFirst) {
      asked.push(ids);
    }
    const lines = isFirst ? ids.map((id) => ({ groups: { parent: { id } }, measures: { count: 2 } })) : [];
    return new Response(JSON.stringify({ lines, complete: true }), { headers: { 'Content-Type': 'application/json' } });
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  const { result, rerender } = renderHook(({ groups }) => useBelow('x.y', by, undefined, groups), { wrapper, initialProps: { groups: [['a', 'b']] } });
  await waitFor(() => expect(result.current.numbers.get('a')?.children).toBe(2));
  // what was opened stands between others
  rerender({ groups: [['c'], ['a', 'b']] });
  expect(result.current.numbers.get('b')?.children).toBe(2);
  await waitFor(() => expect(result.current.numbers.get('c')?.children).toBe(2));
  const many = Array.from({ length: 130 }, (_each, index) => `m${index}`);
  rerender({ groups: [['c'], ['a', 'b'], many] });
  await waitFor(() => expect(result.current.numbers.size).toBe(133));
  expect(asked.map((ids) => ids.length)).toEqual([2, 1, 100, 30]);
});

it('says what could not be counted, and asks for that alone once more', async () => {
  let isRefused = true;
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (_url: string, how: { body: string }) => {
    const { where, groups } = JSON.parse(how.body) as { where: Record<string, { in: string[] }>; groups: [string] };
    const [id] = where[groups[0]]!.in as [string];
    if (groups[0] === 'parent') {
      asked.push(id);
    }
    if (id === 'b' && isRefused) {
      return new Response(JSON.stringify({ title: 'no' }), { status: 500, headers: { 'Content-Type': 'application/problem+json' } });
    }
    return new Response(JSON.stringify({ lines: groups[0] === 'parent' ? [{ groups: { parent: { id } }, measures: { count: 1 } }] : [], complete: true }), { headers: { 'Content-Type': 'application/json' } });
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  const { result } = renderHook(() => useBelow('x.y', by, undefined, groups), { wrapper });
  await waitFor(() => expect(result.current.error).not.toBeNull());
  expect([...result.current.numbers.keys()]).toEqual(['a']);
  isRefused = false;
  result.current.again();
  await waitFor(() => expect(result.current.numbers.size).toBe(2));
  expect(result.current.error).toBeNull();
  expect(asked).toEqual(['a', 'b', 'b']);
});
