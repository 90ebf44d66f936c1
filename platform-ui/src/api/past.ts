import { queryOptions } from '@tanstack/react-query';
import { path } from '../meta/meta';
import type { Rec } from '../meta/types';
import { ask } from './client';

/** What differs between two states of a record. */
export interface Comparison {
  from: { version: number };
  to: { version: number };
  changed: Record<string, [unknown, unknown]>;
}

/** An earlier state is named by its version, or by a moment at which it was. */
export function comparisonOf(entity: string, id: string, from: string, to: string | undefined) {
  return queryOptions({
    queryKey: ['records', entity, 'history', id, 'compare', from, to],
    queryFn: ({ signal }) => ask<Comparison>(`records/${path(entity)}/${id}/compare?from=${encodeURIComponent(from)}${to === undefined ? '' : `&to=${encodeURIComponent(to)}`}`, { signal }),
    retry: false,
  });
}

/** A record as it was. */
export function stateOf(entity: string, id: string, asOf: string) {
  return queryOptions({
    queryKey: ['records', entity, 'history', id, 'state', asOf],
    queryFn: ({ signal }) => ask<Rec>(`records/${path(entity)}/${id}?as_of=${encodeURIComponent(asOf)}`, { signal }),
    retry: false,
  });
}

/** Gives a record back what it held: all of it, or the fields named. */
export function restore(entity: string, record: Rec, asOf: string, fields?: string[]): Promise<Rec> {
  return ask<Rec>(`records/${path(entity)}/${record.id}/restore`, {
    method: 'POST',
    version: record.version,
    body: { as_of: asOf, ...(fields === undefined ? {} : { fields }) },
  });
}
