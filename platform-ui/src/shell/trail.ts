import type { ListQuery } from '../api/records';

/** The list from which a record was opened: what stands before and behind it, and how to go on where that ends. */
export interface Trail {
  entity: string;
  /** The records in the order of the list, as far as they were loaded. */
  ids: string[];
  /** Where the first of them stands in the list, counted from 0. */
  from: number;
  /** How many there are; absent where nobody counted. */
  total?: number;
  query: ListQuery;
  /** Where the list goes on behind the last; null where it ends, or where groups stand between. */
  next: string | null;
}

/** For this tab of the browser alone, and as long as it is open. */
const KEY = 'kontor.trail';
const MOST = 1000;

export function keepTrail(trail: Trail, opened: string): void {
  const at = Math.max(0, trail.ids.indexOf(opened));
  const start = Math.max(0, Math.min(at - MOST / 2, trail.ids.length - MOST));
  const ids = trail.ids.slice(start, start + MOST);
  const kept: Trail = { ...trail, ids, from: trail.from + start, next: start + MOST < trail.ids.length ? null : trail.next };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // a full or closed store costs the way to the neighbours and nothing else
  }
}

export function trailOf(entity: string, id: string): Trail | undefined {
  try {
    const trail = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Trail | null;
    return trail?.entity === entity && trail.ids.includes(id) ? trail : undefined;
  } catch {
    return undefined;
  }
}
