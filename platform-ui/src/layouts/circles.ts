import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { allOf } from '../api/records';
import type { FieldMeta, Rec, RefValue } from '../meta/types';
import { LEVELS } from './below';

/** So many records that deep are looked through. */
const MOST = 2000;

/** Records that stand above themselves. */
export interface Circles {
  /** Of each circle the first one. */
  first: Rec[];
  /** The ids of all that stand in one. */
  members: ReadonlySet<string>;
}

const NONE: Circles = { first: [], members: new Set() };

/**
 * The records of an entity that stand above themselves, so that none of them is at the top of the tree. Whoever has a record above on all
 * levels that can be asked about stands in a circle, below one, or very deep; which of these is told by walking up.
 */
export function useCircles(entity: string, by: FieldMeta, fields: string[], sort: string[]): Circles {
  const where = { [Array.from({ length: LEVELS }, () => by.name).join('.')]: { isEmpty: false } };
  const found = useQuery({
    queryKey: ['records', entity, 'list', 'circles', by.name, fields, sort],
    staleTime: 60_000,
    queryFn: ({ signal }) => allOf({ entity, where, sort, fields, q: '' }, MOST, signal),
  }).data;
  return useMemo(() => (found === undefined || found.records.length === 0 ? NONE : circlesOf(found.records, by.name)), [found, by.name]);
}

/** The circles among records that name the one above. */
export function circlesOf(records: Rec[], by: string): Circles {
  const above = new Map(records.map((record) => [record.id, (record[by] as RefValue | null | undefined)?.id]));
  const members = new Set<string>();
  const first: Rec[] = [];
  const done = new Set<string>();
  for (const record of records) {
    const way: string[] = [];
    let at: string | undefined = record.id;
    while (at !== undefined && above.has(at) && !done.has(at)) {
      done.add(at);
      way.push(at);
      at = above.get(at);
    }
    // what was passed on this very way closes a circle; what was passed before is known already
    const from = at === undefined ? -1 : way.indexOf(at);
    if (from >= 0) {
      const circle = new Set(way.slice(from));
      circle.forEach((id) => members.add(id));
      first.push(records.find((each) => circle.has(each.id))!);
    }
  }
  return { first, members };
}
