import { queryOptions } from '@tanstack/react-query';
import { path } from '../meta/meta';
import type { Rec, RefValue } from '../meta/types';
import { ask } from './client';

/** That a record is shared with a user or a team, and whether they may change it. */
export interface Share {
  id: string;
  with: RefValue;
  edit: boolean;
  created_at: string;
}

/** With whom a record is shared; told to whoever may share it. */
export function sharesOf(entity: string, id: string) {
  return queryOptions({
    queryKey: ['records', entity, 'shares', id],
    queryFn: async ({ signal }) => (await ask<{ shares: Share[] }>(`records/${path(entity)}/${id}/shares`, { signal })).shares,
  });
}

export function share(entity: string, id: string, whom: { user: string } | { team: string }, edit = false): Promise<Rec> {
  return ask<Rec>(`records/${path(entity)}/${id}/shares`, { method: 'POST', body: { ...whom, edit } });
}

export function unshare(entity: string, id: string, shareId: string): Promise<void> {
  return ask<void>(`records/${path(entity)}/${id}/shares/${shareId}`, { method: 'DELETE' });
}
