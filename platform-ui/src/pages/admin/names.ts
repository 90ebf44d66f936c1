import { useQueries, useQuery } from '@tanstack/react-query';
import { ask } from '../../api/client';
import { path, titleOf } from '../../meta/meta';
import type { EntityMeta, Page, RefValue } from '../../meta/types';
import { metas } from './Administration';

/** At most so many are asked for by their ids at once. */
const MOST = 100;

/** What records are called that are named by their ids alone; those that are gone, or out of sight, have no name. */
export function useNames(refs: RefValue[]): Map<string, string> {
  const known = new Map((useQuery(metas).data ?? []).map((meta): [string, EntityMeta] => [meta.name, meta]));
  const byEntity = new Map<string, Set<string>>();
  for (const ref of refs) {
    byEntity.set(ref.entity, (byEntity.get(ref.entity) ?? new Set()).add(ref.id));
  }
  const asked = [...byEntity].filter(([entity]) => known.has(entity) && known.get(entity)!.title.length > 0).flatMap(([entity, ids]) => chunks([...ids].sort()).map((chunk): [string, string[]] => [entity, chunk]));
  return useQueries({
    queries: asked.map(([entity, ids]) => ({
      queryKey: ['records', entity, 'names', ids],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        ask<Page>(`records/${path(entity)}/query`, { method: 'POST', signal, body: { where: { id: { in: ids } }, fields: known.get(entity)!.title, limit: MOST } }),
      staleTime: 60_000,
      retry: false,
    })),
    combine: (answers) =>
      new Map(answers.flatMap((answer, index) => (answer.data?.records ?? []).map((record): [string, string] => [record.id, titleOf(known.get(asked[index]![0])!, record)]))),
  });
}

function chunks(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / MOST) }, (_each, index) => ids.slice(index * MOST, (index + 1) * MOST));
}
