import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { useBelow } from '../src/layouts/below';
import type { FieldMeta } from '../src/meta/types';

const by = { name: 'parent', label: 'Parent', type: 'reference' } as unknown as FieldMeta;

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
  await waitFor(() => expect(result.current.get('a')?.children).toBe(2));
  // what was opened stands between others
  rerender({ groups: [['c'], ['a', 'b']] });
  expect(result.current.get('b')?.children).toBe(2);
  await waitFor(() => expect(result.current.get('c')?.children).toBe(2));
  const many = Array.from({ length: 130 }, (_each, index) => `m${index}`);
  rerender({ groups: [['c'], ['a', 'b'], many] });
  await waitFor(() => expect(result.current.size).toBe(133));
  expect(asked.map((ids) => ids.length)).toEqual([2, 1, 100, 30]);
});
