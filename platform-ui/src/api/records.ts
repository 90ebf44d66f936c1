import { type InfiniteData, infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { path } from '../meta/meta';
import type { Condition, Page, Rec } from '../meta/types';
import { ask, download } from './client';

/** What a list asks for. */
export interface ListQuery {
  entity: string;
  where: Condition;
  sort: string[];
  fields: string[];
  q: string;
  /** How many at a time, unless it is the usual window. */
  limit?: number;
  /** Whether it is asked what may be done with each. */
  can?: boolean;
}

/** A window of a list, from a cursor on; counting once is enough, since later windows belong to the same list. */
function pageOf(query: ListQuery, cursor: string, signal?: AbortSignal, limit = query.limit ?? WINDOW): Promise<Page> {
  return ask<Page>(`records/${path(query.entity)}/query`, {
    method: 'POST',
    signal,
    body: {
      where: query.where,
      sort: query.sort,
      fields: query.fields,
      limit,
      ...(query.can === true ? { can: true } : {}),
      count: cursor === '',
      ...(query.q === '' ? {} : { q: query.q }),
      ...(cursor === '' ? {} : { cursor }),
    },
  });
}

/** What follows in a list behind what was loaded of it. */
export function pageBehind(query: ListQuery, cursor: string): Promise<Page> {
  return pageOf(query, cursor);
}

/** All of a list up to so many records; `isAll` says whether there are no more, `isPartial` whether its words may stand in more. */
export async function allOf(query: ListQuery, most: number, signal: AbortSignal): Promise<{ records: Rec[]; isAll: boolean; isPartial: boolean }> {
  const records: Rec[] = [];
  let isPartial = false;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page = await pageOf(query, cursor, signal, Math.min(1000, most - records.length));
    records.push(...page.records);
    isPartial ||= page.partial === true;
    cursor = page.next;
    if (records.length >= most) {
      return { records, isAll: cursor === null, isPartial };
    }
  }
  return { records, isAll: true, isPartial };
}

/** How many records a window of a list loads at a time, as whoever works here has it. */
export let WINDOW = 100;

export function setWindow(size: number | undefined): void {
  WINDOW = Math.max(20, size ?? 100);
}

/** So many windows of a list are asked for again as a whole. */
const FEW = 3;

/** Whether somebody has scrolled so far down a list that asking for all of it again would be a question for each window. */
export function isDeep(data: unknown): data is InfiniteData<Page> {
  return typeof data === 'object' && data !== null && 'pages' in data && (data as InfiniteData<Page>).pages.length > FEW;
}

export function listOf(query: ListQuery) {
  return infiniteQueryOptions({
    queryKey: ['records', query.entity, 'list', query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => pageOf(query, pageParam, signal),
    getNextPageParam: (page) => page.next,
    staleTime: 30_000,
    // whoever comes back is where they were; what changed meanwhile was told, but for what made it invalid
    refetchOnMount: ({ state }) => state.isInvalidated || !isDeep(state.data),
  });
}

/** How many records meet a condition. */
export function countOf(entity: string, where: Condition) {
  return queryOptions({
    queryKey: ['records', entity, 'totals', 'count', where],
    queryFn: async ({ signal }) => (await ask<Page>(`records/${path(entity)}/query`, { method: 'POST', signal, body: { where, fields: ['id'], limit: 1, count: true } })).count!,
    staleTime: 30_000,
  });
}

/** Where the condition stands among what an answer with totals is kept under. */
const WHERE = 3;

export interface Totals {
  lines: { groups: Record<string, unknown>; measures: Record<string, unknown> }[];
  complete: boolean;
}

/** Numbers by groups, in an order, and no more groups than so many. */
export function totalsOf(entity: string, where: Condition, groups: string[], measures: string[], more: { sort?: string[]; limit?: number } = {}) {
  return queryOptions({
    queryKey: ['records', entity, 'totals', where, groups, measures, more],
    queryFn: ({ signal }) => ask<Totals>(`records/${path(entity)}/aggregate`, { method: 'POST', signal, body: { where, groups, measures, ...more } }),
    staleTime: 30_000,
  });
}

interface Asked {
  queryKey: readonly unknown[];
}

const termsOf = ({ queryKey }: Asked) => JSON.stringify(queryKey.filter((_part, place) => place !== WHERE));

/** What was there stays while the same is asked on another condition; what was asked by other terms cannot be read by these. */
export function keepingTotals<T extends Asked>(asked: T) {
  return { ...asked, placeholderData: (before: Totals | undefined, last: Asked | undefined) => (last !== undefined && termsOf(last) === termsOf(asked) ? before : undefined) };
}

export function recordOf(entity: string, id: string) {
  return queryOptions({
    queryKey: ['records', entity, 'one', id],
    queryFn: ({ signal }) => ask<Rec>(`records/${path(entity)}/${id}`, { signal }),
    staleTime: 15_000,
  });
}

export interface Desk {
  record: Rec;
  favourite: boolean;
  /** Of what takes any. */
  comments?: Page;
  attachments?: Page;
}

/** A record with what hangs on it, in one answer. */
export function deskOf(entity: string, id: string) {
  return queryOptions({
    queryKey: ['records', entity, 'desk', id],
    queryFn: async ({ signal, client }) => {
      const desk = await ask<Desk>(`records/${path(entity)}/${id}/desk`, { signal });
      client.setQueryData(recordOf(entity, id).queryKey, desk.record);
      return desk;
    },
    staleTime: 15_000,
  });
}

export interface HistoryEntry {
  at: string;
  kind: string;
  version: number;
  by: { id: string; name: string } | null;
  changes: Record<string, [unknown, unknown]>;
}

export function historyOf(entity: string, id: string) {
  return infiniteQueryOptions({
    queryKey: ['records', entity, 'history', id],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      ask<{ entries: HistoryEntry[]; next: string | null }>(
        `records/${path(entity)}/${id}/history?limit=30${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`,
        { signal },
      ),
    getNextPageParam: (page) => page.next,
  });
}

export function create(entity: string, values: Record<string, unknown>, once: string): Promise<Rec> {
  return ask<Rec>(`records/${path(entity)}`, { method: 'POST', body: values, once });
}

export function update(entity: string, id: string, version: number, values: Record<string, unknown>): Promise<Rec> {
  return ask<Rec>(`records/${path(entity)}/${id}`, { method: 'PATCH', version, body: values });
}

export function remove(entity: string, id: string, version: number): Promise<void> {
  return ask<void>(`records/${path(entity)}/${id}`, { method: 'DELETE', version });
}

/** Brings back what was deleted. */
export function bringBack(id: string): Promise<unknown> {
  return ask(`trash/${id}/restore`, { method: 'POST', body: {} });
}

export function run(entity: string, id: string, action: string, version: number, input: Record<string, unknown>, once: string) {
  return ask<Record<string, unknown>>(`records/${path(entity)}/${id}/actions/${action}`, {
    method: 'POST',
    version,
    body: input,
    once,
  });
}

export function mark(entity: string, id: string, favourite: boolean): Promise<unknown> {
  return ask(`favourites/${path(entity)}/${id}`, { method: favourite ? 'PUT' : 'DELETE' });
}

export function visit(entity: string, id: string): Promise<unknown> {
  return ask(`recent/${path(entity)}/${id}`, { method: 'PUT' });
}

/** Changes many records behind the scenes; with `dry_run` it is only said what would come of it. */
export function mass<T = Record<string, unknown>>(entity: string, body: Record<string, unknown>): Promise<T> {
  return ask<T>(`records/${path(entity)}/mass`, { method: 'POST', body });
}

/** All that a list shows, a record on each line, as JSON. */
export function exported({ entity, where, sort, fields, q }: ListQuery): Promise<Blob> {
  return download(`records/${path(entity)}/export`, { where, sort, fields, ...(q === '' ? {} : { q }) });
}

/** Puts a record as it is now everywhere where an older one is shown. */
export function keep(client: QueryClient, entity: string, record: Rec): void {
  client.setQueryData(recordOf(entity, record.id).queryKey, record);
  client.setQueriesData<Desk>({ queryKey: ['records', entity, 'desk', record.id] }, (desk) =>
    desk === undefined ? undefined : { ...desk, record },
  );
  const newer = (page: Page): Page =>
    page.records.some((each) => each.id === record.id)
      ? { ...page, records: page.records.map((each) => (each.id === record.id ? { ...each, ...record } : each)) }
      : page;
  // lists are kept by the window, and as one page where they are asked for at once; what counts or shows some of them alone is
  // kept beside them
  client.setQueriesData<{ pages: Page[]; pageParams: unknown[] } | Page>({ queryKey: ['records', entity, 'list'] }, (list) =>
    list === undefined ? undefined : 'pages' in list ? { ...list, pages: list.pages.map(newer) } : 'records' in list ? newer(list) : list,
  );
}
