import { queryOptions } from '@tanstack/react-query';
import { fieldOf, metaOf } from '../meta/meta';
import { ask } from './client';

export interface Hit {
  entity: string;
  /** What records of its kind are called. */
  label: string;
  id: string;
  title: string;
  /** The record whose page shows it: itself, or what it hangs on. */
  page: { entity: string; id: string };
  /** Where the words were found, when not in the title: which field, and what stands there, with the words apart. */
  reason?: { field: string; before: string; found: string; after: string };
}

/** What words find. */
export interface Found {
  hits: Hit[];
  /** Kinds of which there are more than the hits, each with what its records are called. */
  more: { entity: string; label: string }[];
  /** There may be more than is told of: the index is behind, or being made. */
  isPartial: boolean;
}

interface Answer {
  groups: {
    entity: string;
    more: boolean;
    records: { id: string; title: string | null; on?: { entity: string; id: string; title: string | null }; reasons: { field: string; text: string; marks: [number, number][] }[] }[];
  }[];
  /** Not everything is indexed yet. */
  building: boolean;
  /** Time ran out, or the index is behind. */
  partial: boolean;
}

/** Records of all kinds that words find. */
export function search(words: string) {
  return queryOptions({
    queryKey: ['search', words],
    queryFn: async ({ signal, client }): Promise<Found> => {
      const answer = await ask<Answer>(`search?q=${encodeURIComponent(words)}&limit=6`, { signal });
      const metas = await Promise.all(answer.groups.map((group) => client.ensureQueryData(metaOf(group.entity))));
      const hits = answer.groups.flatMap((group, index) => {
        const meta = metas[index]!;
        return group.records.map((record) => {
          const reason = record.reasons.find((each) => !meta.title.includes(each.field));
          return {
            entity: group.entity,
            label: meta.plural,
            id: record.id,
            title: [record.title ?? meta.label, record.on?.title].filter(Boolean).join(' · '),
            page: record.on ?? { entity: group.entity, id: record.id },
            reason: reason === undefined ? undefined : { field: fieldOf(meta, reason.field)?.label ?? reason.field, ...around(reason.text, reason.marks[0] ?? [0, 0]) },
          };
        });
      });
      // what hangs on others has no list of its own
      const more = answer.groups.flatMap((group, index) => (group.more && metas[index]!.attached_to === undefined ? [{ entity: group.entity, label: metas[index]!.plural }] : []));
      return { hits, more, isPartial: answer.partial || answer.building };
    },
    staleTime: 10_000,
  });
}

/** What stands around a place in a text, as much as fits into a line. */
export function around(text: string, [from, to]: readonly [number, number]): { before: string; found: string; after: string } {
  const start = from <= 24 ? 0 : from - 16;
  const end = Math.max(start + 60, to);
  const plain = (part: string) => part.replace(/\s+/g, ' ');
  return { before: `${start > 0 ? '…' : ''}${plain(text.slice(start, from))}`, found: plain(text.slice(from, to)), after: `${plain(text.slice(to, end))}${end < text.length ? '…' : ''}` };
}
