import { queryOptions } from '@tanstack/react-query';
import { ask } from './client';

export interface Hit {
  entity: string;
  /** What records of its kind are called. */
  label: string;
  id: string;
  title: string;
  /** Where the words were found, when not in the title. */
  reason?: string;
}

interface Answer {
  groups: {
    entity: string;
    label: string;
    hits: { id: string; title: string; reasons?: { label: string; text: string }[] }[];
  }[];
}

/** Records of all kinds that words find. */
export function search(words: string) {
  return queryOptions({
    queryKey: ['search', words],
    queryFn: async ({ signal }): Promise<Hit[]> => {
      const answer = await ask<Answer>(`search?q=${encodeURIComponent(words)}&limit=6`, { signal });
      return answer.groups.flatMap((group) =>
        group.hits.map((hit) => ({
          entity: group.entity,
          label: group.label,
          id: hit.id,
          title: hit.title,
          reason: hit.reasons?.[0] === undefined ? undefined : `${hit.reasons[0].label}: ${hit.reasons[0].text}`,
        })),
      );
    },
    staleTime: 10_000,
  });
}
