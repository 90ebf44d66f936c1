import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { ask } from '../api/client';
import { recordOf } from '../api/records';
import { always, path } from '../meta/meta';
import type { Page, Query } from '../sdk/contract';
import type { Rec } from '../meta/types';

/** Records for a part of a plugin, kept with the lists of their entity, so that a change of one asks for them again. */
export function someOf(entity: string, query: Query) {
  return queryOptions({
    queryKey: ['records', entity, 'list', 'part', query],
    queryFn: ({ signal }) => ask<Page>(`records/${path(entity)}/query`, { method: 'POST', signal, body: asked(query) }),
    staleTime: 15_000,
  });
}

export function asked({ where, ...rest }: Query): Record<string, unknown> {
  return { ...rest, where: where ?? always() };
}

export function useRecordOf(entity: string, id: string): Rec {
  return useSuspenseQuery(recordOf(entity, id)).data;
}

export function useRecordsOf(entity: string, query: Query): Page {
  return useSuspenseQuery(someOf(entity, query)).data;
}
