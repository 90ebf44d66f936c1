import { hashKey, type InfiniteData, type Query, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { both } from '../meta/meta';
import type { Page, Rec } from '../meta/types';
import { isDeep, type ListQuery, pageBehind } from './records';

/** Of more changes at once it is not asked which of them are in a list. */
const MOST = 200;

type Windows = InfiniteData<Page>;

/** Lists in which there may be records, or an order, that are not shown yet; what the client notes of a list is gone when more of it is loaded. */
const behind = new Set<string>();

/** What is shown of an entity, and of some of its records, is asked for again, once; done when the answers are there. */
export async function refresh(client: QueryClient, entity: string, ...ids: string[]): Promise<void> {
  const changed = new Set<unknown>(ids);
  const isKnown = ids.length > 0;
  await Promise.all([
    client.invalidateQueries({
      queryKey: ['records', entity],
      predicate: ({ queryKey: [, , kind, id], state }) =>
        (kind === 'list' && !(isKnown && isDeep(state.data))) || kind === 'totals' || ((kind === 'one' || kind === 'desk' || kind === 'history') && changed.has(id)),
    }),
    isKnown ? renewDeep(client, entity, ids) : undefined,
  ]);
}

/**
 * Shows changed records in deep lists: those that are there are as they are now or gone, by one question for each list. What comes
 * new, or to another place, is shown when somebody is at the top again, where such a list is asked for anew.
 */
async function renewDeep(client: QueryClient, entity: string, ids: readonly string[]): Promise<void> {
  const lists = client.getQueryCache().findAll({ queryKey: ['records', entity, 'list'], predicate: ({ state }) => isDeep(state.data) && !state.isInvalidated });
  await Promise.all(lists.map((list) => renew(client, list, ids)));
}

async function renew(client: QueryClient, list: Query, ids: readonly string[]): Promise<void> {
  if (ids.length > MOST) {
    behind.add(list.queryHash);
    return;
  }
  const query = list.queryKey[3] as ListQuery;
  let records: Rec[];
  try {
    ({ records } = await pageBehind({ ...query, where: both(query.where, { id: { in: [...ids] } }), limit: ids.length }, ''));
  } catch {
    behind.add(list.queryHash);
    return;
  }
  // a window that is on its way is put behind those that were there when it was asked for
  await list.promise?.catch(() => undefined);
  const changed = new Set(ids);
  const now = new Map(records.map((record) => [record.id, record]));
  client.setQueryData<Windows>(list.queryKey, (all) => all && { ...all, pages: all.pages.map((page) => ({ ...page, records: page.records.flatMap(stays) })) });
  if (now.size > 0) {
    behind.add(list.queryHash);
  }

  /** A record as it is now; what is left at the end is not in the list yet, or stands elsewhere in it. */
  function stays(record: Rec): Rec[] {
    if (!changed.has(record.id)) {
      return [record];
    }
    const newer = now.get(record.id);
    if (newer === undefined) {
      return [];
    }
    // by what is not shown it may stand anywhere
    if (query.sort.map(nameOf).every((name) => name in newer && JSON.stringify(newer[name]) === JSON.stringify(record[name]))) {
      now.delete(record.id);
    }
    return [newer];
  }
}

const nameOf = (term: string) => term.replace(/^-/, '');

/** Asks for a list anew of which something is not shown yet: of what is below its top nothing is kept. */
export function renewFromTop(client: QueryClient, key: QueryKey): void {
  if (behind.size > 0 && behind.delete(hashKey(key))) {
    client.setQueryData<Windows>(key, (list) => list && { pages: list.pages.slice(0, 1), pageParams: list.pageParams.slice(0, 1) });
    void client.invalidateQueries({ queryKey: key, exact: true });
  }
}
