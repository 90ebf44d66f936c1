import { queryOptions } from '@tanstack/react-query';
import { path } from '../meta/meta';
import type { RefValue } from '../meta/types';
import { ask } from './client';

/** A source of rights, such as a role, with each of them and whether it reaches the record. */
export interface RightSource {
  kind: string;
  label: string;
  rights: { reaches: boolean; reason: string }[];
}

/** Why somebody may, or may not, do something to a record, and see and change its fields. */
export interface ExplainedRights {
  user: RefValue;
  verbs: Record<string, { may: boolean; reason?: string; sources: RightSource[] }>;
  /** Who opens each field. */
  fields: { field: string; label: string; read: string[]; update: string[]; sensitive: boolean; derived: boolean }[];
}

export function rightsOf(entity: string, id: string, user?: string) {
  return queryOptions({
    queryKey: ['records', entity, 'rights', id, user],
    queryFn: ({ signal }) => ask<ExplainedRights>(`records/${path(entity)}/${id}/rights${user === undefined ? '' : `?user=${user}`}`, { signal }),
    staleTime: 0,
    retry: false,
  });
}
