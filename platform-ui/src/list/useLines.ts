import { type InfiniteData, type InfiniteQueryObserverResult, keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type ListQuery, listOf, WINDOW } from '../api/records';
import { renewFromTop } from '../api/refresh';
import type { FieldMeta, Page, Rec } from '../meta/types';
import { type GroupOf, type Grouping, useGroups } from './groups';

const NONE: ReadonlySet<string> = new Set();

/** What stands in one line of a list. */
export type Line =
  | { kind: 'record'; key: string; record: Rec; group?: string }
  | { kind: 'group'; key: string; group: GroupOf; isOpen: boolean }
  | { kind: 'coming'; key: string; group: string }
  | { kind: 'failed'; key: string; group?: string; error: unknown; isAsking: boolean };

/** What is loaded of a list page by page. */
type Loaded = Pick<InfiniteQueryObserverResult<InfiniteData<Page>>, 'data' | 'error' | 'isError' | 'isFetching' | 'isFetchNextPageError' | 'hasNextPage' | 'isFetchingNextPage'>;

/** Whether something of it was refused that is not there yet; what is refused while it is there already is no trouble. */
const isRefused = (part: Loaded) => part.isError && (part.data === undefined || part.isFetchNextPageError);

/** Whether what is further may be asked for: what was refused is asked for again by nobody but the user. */
const goesOn = (part: Loaded) => part.hasNextPage && !part.isFetchingNextPage && !part.isFetchNextPageError;

const failed = (part: Loaded, group?: string): Line[] => (isRefused(part) ? [{ kind: 'failed', key: `failed ${group ?? ''}`, group, error: part.error, isAsking: part.isFetching }] : []);

/** The lines of a list, with groups or without: only what is near is loaded, and of groups only those that are open. */
export function useLines(query: ListQuery, grouping: Grouping | undefined, columns: FieldMeta[], zone: string) {
  const client = useQueryClient();
  const [open, setOpen] = useState<{ by: string; keys: ReadonlySet<string> }>({ by: '', keys: new Set() });
  const by = grouping?.path ?? '';
  const keys = open.by === by ? open.keys : NONE;
  const list = useInfiniteQuery({ ...listOf(query), placeholderData: keepPreviousData, enabled: grouping === undefined });
  const grouped = useGroups(query, grouping, columns, keys, zone);
  const parts = grouped.groups.map((group) => (keys.has(group.key) ? grouped.partOf(group.key) : undefined));
  // what is loaded of open groups; the array is another one only when something of it is
  const pages = useStable(parts.flatMap((part) => [part?.data, ...(part !== undefined && isRefused(part) ? [part.error, part.isFetching] : [])]));
  const refused = isRefused(list) ? list.error : undefined;
  const lines = useMemo<Line[]>(() => {
    if (grouping === undefined) {
      const records = (list.data?.pages ?? []).flatMap((page) => page.records.map((record): Line => ({ kind: 'record', key: record.id, record })));
      // of what is refused from the first line on there is no list
      return records.length === 0 ? records : [...records, ...failed(list)];
    }
    return grouped.groups.flatMap((group, index): Line[] => {
      const isOpen = keys.has(group.key);
      const head: Line = { kind: 'group', key: `group ${group.key}`, group, isOpen };
      if (!isOpen) {
        return [head];
      }
      const part = parts[index];
      const records = (part?.data?.pages ?? []).flatMap((page) => page.records.map((record): Line => ({ kind: 'record', key: record.id, record, group: group.key })));
      const more: Line[] = part !== undefined && isRefused(part) ? failed(part, group.key) : part === undefined || part.isPending || part.hasNextPage ? [{ kind: 'coming', key: `coming ${group.key}`, group: group.key }] : [];
      return [head, ...records, ...more];
    });
  }, [grouping?.path, list.data, refused, refused !== undefined && list.isFetching, grouped.groups, keys, pages]);
  const count = grouping === undefined ? list.data?.pages[0]?.count : grouped.asked.data === undefined ? undefined : { value: grouped.groups.reduce((sum, group) => sum + group.count, 0), exact: grouped.isComplete };
  const asked = grouping === undefined ? list : grouped.asked;

  return {
    lines,
    count,
    isPending: asked.isPending,
    isError: asked.isError,
    error: asked.error,
    isStale: asked.isPlaceholderData,
    /** Whether words may stand in more records than are told of. */
    isPartial: grouping === undefined && (list.data?.pages.some((page) => page.partial === true) ?? false),
    isComplete: grouping === undefined || grouped.isComplete,
    groups: grouped.groups,
    refetch: () => void asked.refetch(),
    /** Asks once more for what was refused of the list, or of a group. */
    again: (group?: string) => {
      const part = group === undefined ? list : grouped.partOf(group);
      void (part?.data === undefined ? part?.refetch() : part.fetchNextPage());
    },
    /** Opens or closes groups. */
    toggle: (toggled: string[], isOpen: boolean) => {
      const next = new Set(keys);
      toggled.forEach((key) => (isOpen ? next.add(key) : next.delete(key)));
      setOpen({ by, keys: next });
    },
    /** Loads on where somebody has come near the end of what is loaded. */
    near: (last: number, visible: readonly number[]) => {
      if (grouping === undefined) {
        if ((visible[0] ?? 0) < WINDOW / 2) {
          renewFromTop(client, listOf(query).queryKey);
        }
        if (goesOn(list) && last >= lines.length - WINDOW / 2) {
          void list.fetchNextPage();
        }
        return;
      }
      for (const index of visible) {
        const line = lines[index];
        const part = line?.kind === 'coming' ? grouped.partOf(line.group) : undefined;
        if (part !== undefined && goesOn(part)) {
          void part.fetchNextPage();
        }
      }
    },
  };
}

/** The same array as long as its parts are the same. */
function useStable<T>(parts: T[]): T[] {
  const [kept, setKept] = useState(parts);
  const isSame = kept.length === parts.length && kept.every((each, index) => each === parts[index]);
  if (!isSame) {
    setKept(parts);
    return parts;
  }
  return kept;
}
