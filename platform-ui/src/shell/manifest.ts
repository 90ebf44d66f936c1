import { queryOptions, useQuery } from '@tanstack/react-query';
import { ask } from '../api/client';
import type { Rec, RefValue } from '../meta/types';

export interface NavItem {
  id: string;
  entity: string;
  label: string;
  icon: string;
  order: number;
  page: string;
}

export interface Manifest {
  uiApi: number;
  id: string;
  nav: NavItem[];
}

interface Manifests {
  brand: { product: string; organisation: string | null; accent: string | null; logo: string | null };
  plugins: Manifest[];
}

/** What plugins add: the only source of what there is. */
export const manifests = queryOptions({
  queryKey: ['manifests'],
  queryFn: ({ signal }) => ask<Manifests>('ui/plugins', { signal }),
  staleTime: Infinity,
});

export function useNavigation(): { records: NavItem[]; administration: NavItem[]; brand?: Manifests['brand'] } {
  const { data } = useQuery(manifests);
  const sorted = (items: NavItem[]) => items.slice().sort((a, b) => a.order - b.order);
  return {
    brand: data?.brand,
    records: sorted((data?.plugins ?? []).filter((plugin) => plugin.id !== 'system').flatMap((plugin) => plugin.nav)),
    // the kernel is a plugin like others; what it adds is work for few people and stands apart
    administration: sorted(data?.plugins.find((plugin) => plugin.id === 'system')?.nav ?? []),
  };
}

export interface Marked extends RefValue {
  title: string;
}

export const favourites = queryOptions({
  queryKey: ['favourites'],
  queryFn: async ({ signal }) => (await ask<{ records: Marked[] }>('favourites', { signal })).records,
  staleTime: 60_000,
});

export const recent = queryOptions({
  queryKey: ['recent'],
  queryFn: async ({ signal }) => (await ask<{ records: Marked[] }>('recent', { signal })).records,
  staleTime: 5_000,
});

export const unseen = queryOptions({
  queryKey: ['records', 'system.notice', 'list', 'unseen'],
  queryFn: ({ signal }) =>
    ask<{ records: Rec[]; count?: { value: number } }>('records/system/notice?filter=seen_at=empty=true&sort=-created_at&limit=20&count=true', { signal }),
  staleTime: 30_000,
});
