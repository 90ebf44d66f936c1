import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from '../api/client';
import type { Condition, Rec, RefValue } from '../meta/types';
import { development } from './development';
import { isSafe } from './safe';

export interface NavItem {
  id: string;
  entity: string;
  label: string;
  icon: string;
  order: number;
  page: string;
}

/** What a panel shows without any code of its plugin's. */
export type View =
  | { kind: 'facts'; fields: string[] }
  | { kind: 'text'; text: string }
  | { kind: 'frame'; address: string; fields: string[] }
  | { kind: 'listing'; entity: string; where: Condition; by: string | null; columns: string[]; sort: string[]; limit: number }
  | { kind: 'chart'; entity: string; where: Condition; by: string | null; groups: string[]; measure: string; chart: 'bar' | 'line' | 'pie' | 'number' };

export interface PanelItem {
  id: string;
  entity: string;
  label: string;
  slot: 'side' | 'tab' | 'header';
  order: number;
  when: Condition;
  view?: View;
}

export interface CommandItem {
  id: string;
  entity: string | null;
  label: string;
  /** The key by which it runs, after `p`. */
  shortcut?: string;
  places: ('record' | 'selection' | 'list' | 'palette')[];
  when: Condition;
}

/** Another way to look at lists, drawn by the plugin's code. */
export interface LayoutItem {
  id: string;
  label: string;
  icon: string;
  /** Whose lists have it; empty: all that have what it needs. */
  entities: string[];
  /** Types of fields of which an entity has one. */
  needs: string[];
}

/** What a plugin would have on a dashboard: a number, a list or a chart of its records. */
export interface PluginWidget {
  /** With the plugin's before it: "contacts.new_accounts". */
  id: string;
  label: string;
  query: { entity: string; where: Condition; sort: string[]; groups: string[]; limit: number };
  measure?: string;
  /** How it is drawn, where it is to be a chart. */
  chart?: 'bar' | 'line' | 'pie' | 'number';
}

export interface Manifest {
  uiApi: number;
  id: string;
  nav: NavItem[];
  /** Where its files lie: another address means that they are other files. */
  version?: string;
  /** Addresses of its code and its style sheet, for whoever sees something that they draw. */
  module?: string;
  style?: string;
  texts?: Record<string, string>;
  panels?: PanelItem[];
  pages?: Omit<NavItem, 'entity'>[];
  commands?: CommandItem[];
  tiles?: { id: string; label: string; order: number }[];
  widgets?: PluginWidget[];
  looks?: string[];
  layouts?: LayoutItem[];
  events?: { what: string; label: string; drawn: boolean }[];
}

export interface Manifests {
  brand: { product: string; organisation: string | null; accent: string | null; logo: string | null };
  plugins: Manifest[];
}

/** What plugins add: the only source of what there is. */
export const manifests = queryOptions({
  queryKey: ['manifests'],
  queryFn: async ({ signal }): Promise<Manifests> => {
    const all = await ask<Manifests>('ui/plugins', { signal });
    if (isSafe()) {
      return { ...all, plugins: all.plugins.map(({ uiApi, id, nav }) => ({ uiApi, id, nav })) };
    }
    return development === undefined ? all : { ...all, plugins: (await import('../plugins/development')).inPlace(all.plugins, development) };
  },
  staleTime: Infinity,
});

/** Whether code that may have been loaded is no longer what the server has. */
export function isOutdated(before: Manifests, now: Manifests): boolean {
  const modules = new Set(now.plugins.map((plugin) => plugin.module));
  return before.plugins.some((plugin) => plugin.module !== undefined && !modules.has(plugin.module));
}

export interface Navigation {
  records: NavItem[];
  /** Pages of plugins' own. */
  pages: Omit<NavItem, 'entity'>[];
  administration: NavItem[];
  brand?: Manifests['brand'];
}

/** Entities of the kernel that have a page made for them, which their list is part of. */
const PAGES: Record<string, string> = { 'system.setting': '/system/settings', 'system.plugin': '/system/plugins', 'system.custom_field': '/system/fields' };

/** What is reached from another page, or has a place of its own in the menu. */
const ELSEWHERE = ['system.custom_entity', 'system.notice', 'system.notice_choice'];

export function useNavigation(): Navigation {
  const { data } = useQuery(manifests);
  return useMemo(() => navigationOf(data), [data]);
}

function navigationOf(data: Manifests | undefined): Navigation {
  const sorted = <T extends { order: number }>(items: T[]) => items.slice().sort((a, b) => a.order - b.order);
  return {
    brand: data?.brand,
    records: sorted((data?.plugins ?? []).filter((plugin) => plugin.id !== 'system').flatMap((plugin) => plugin.nav)),
    pages: sorted((data?.plugins ?? []).flatMap((plugin) => (plugin.pages ?? []).map((page) => ({ ...page, id: `${plugin.id} ${page.id}` })))),
    // the kernel is a plugin like others; what it adds is work for few people and stands apart
    administration: sorted(data?.plugins.find((plugin) => plugin.id === 'system')?.nav ?? [])
      .filter((item) => !ELSEWHERE.includes(item.entity))
      .map((item) => ({ ...item, page: PAGES[item.entity] ?? item.page })),
  };
}

export interface Marked extends RefValue {
  title: string;
}

/** What has no title is called by the end of its id, as its page is. */
const titled = (records: (RefValue & { title?: string | null })[]): Marked[] => records.map((each) => ({ ...each, title: each.title ?? each.id.slice(-6) }));

export const favourites = queryOptions({
  queryKey: ['favourites'],
  queryFn: async ({ signal }) => titled((await ask<{ records: RefValue[] }>('favourites', { signal })).records),
  staleTime: 60_000,
});

export const recent = queryOptions({
  queryKey: ['recent'],
  queryFn: async ({ signal }) => titled((await ask<{ records: RefValue[] }>('recent', { signal })).records),
  staleTime: 5_000,
});

export const unseen = queryOptions({
  queryKey: ['records', 'system.notice', 'list', 'unseen'],
  queryFn: ({ signal }) =>
    ask<{ records: Rec[]; count?: { value: number } }>('records/system/notice?filter=seen_at=empty=true&sort=-created_at&limit=20&count=true', { signal }),
  staleTime: 30_000,
});
