import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { ask } from '../api/client';
import type { Totals } from '../api/records';
import { path } from '../meta/meta';
import type { FieldMeta, RefValue } from '../meta/types';
import { amountOf } from '../charts/sums';

/** What stands below a record, on all levels that are counted. */
export interface Below {
  /** Those right below. */
  children: number;
  count: number;
  /** By currency, where it is an amount of money; else under the empty name. */
  sums: ReadonlyMap<string, number>;
}

export interface Known {
  numbers: ReadonlyMap<string, Below>;
  /** Why some are not known; null where all are, or are on their way. */
  error: unknown;
  again: () => void;
}

/** The server follows a reference that often in one question; deeper ones are not counted. */
export const LEVELS = 5;
/** So many records are asked about at once: with ten currencies each, an answer still has all of its lines. */
const AT_ONCE = 100;

/**
 * How many records stand below each of some, and the sums of a field over them: one question a level, for all of a
 * group at once. What was asked about a group stands, whichever other ones come and go.
 */
export function useBelow(entity: string, by: FieldMeta, summed: FieldMeta | undefined, groups: string[][]): Known {
  const parts = useMemo(() => {
    const all = new Map<string, string[]>();
    for (const ids of groups) {
      for (let index = 0; index < ids.length; index += AT_ONCE) {
        const part = ids.slice(index, index + AT_ONCE);
        all.set(part.join(), part);
      }
    }
    return [...all.values()];
  }, [groups]);
  const combine = useCallback((answers: { data?: Map<string, Below>; error: unknown; refetch: () => unknown }[]): Known => {
    const numbers = new Map<string, Below>();
    answers.forEach((answer) => answer.data?.forEach((below, id) => numbers.set(id, below)));
    const refused = answers.filter((answer) => answer.data === undefined && answer.error !== null);
    return { numbers, error: refused[0]?.error ?? null, again: () => refused.forEach((answer) => void answer.refetch()) };
  }, []);
  return useQueries({
    queries: parts.map((part) => ({
      queryKey: ['records', entity, 'totals', 'below', by.name, summed?.name, part],
      staleTime: 30_000,
      queryFn: ({ signal }: { signal: AbortSignal }) => askBelow(entity, by, summed, part, signal),
    })),
    combine,
  });
}

async function askBelow(entity: string, by: FieldMeta, summed: FieldMeta | undefined, ids: string[], signal: AbortSignal): Promise<Map<string, Below>> {
  const found = new Map<string, { children: number; count: number; sums: Map<string, number> }>();
  ids.forEach((id) => found.set(id, { children: 0, count: 0, sums: new Map() }));
  for (let level = 1; level <= LEVELS; level++) {
    const term = Array.from({ length: level }, () => by.name).join('.');
    const totals = await ask<Totals>(`records/${path(entity)}/aggregate`, {
      method: 'POST',
      signal,
      body: { where: { [term]: { in: ids } }, groups: [term], measures: ['count', ...(summed === undefined ? [] : [`sum:${summed.name}`])], limit: 1000 },
    });
    if (totals.lines.length === 0) {
      break;
    }
    for (const line of totals.lines) {
      const below = found.get((line.groups[term] as RefValue).id);
      if (below === undefined) {
        continue;
      }
      const count = Number(line.measures.count);
      below.count += count;
      below.children += level === 1 ? count : 0;
      const raw = summed === undefined ? undefined : line.measures[`sum(${summed.name})`];
      if (raw !== null && raw !== undefined) {
        addTo(below.sums, raw);
      }
    }
  }
  return found;
}

/** Adds a value of a record, or a sum, to sums by currency. */
export function addTo(sums: Map<string, number>, raw: unknown): void {
  const { value, currency } = amountOf(raw);
  sums.set(currency, (sums.get(currency) ?? 0) + value);
}
