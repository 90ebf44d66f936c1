import { queryOptions } from '@tanstack/react-query';
import { path } from '../meta/meta';
import type { RefValue } from '../meta/types';
import { ask } from './client';

/** Something that stands against a plugin or a plan, and what mends it. */
export interface Violation {
  plugin?: string;
  place: string;
  reason: string;
  mend: string;
}

export interface Health {
  calls: number;
  failures: number;
  late: number;
  milliseconds: number;
  rows_read: number;
  rows_written: number;
  recent_failures: { at?: string; where?: string; message?: string; [key: string]: unknown }[];
  stuck: unknown[];
  threads: unknown[];
}

export interface PluginFile {
  version: string;
  hash: string;
  uploaded: boolean;
}

export interface PluginState {
  id: string;
  title: string;
  version: string;
  hash: string;
  state: string;
  wanted?: { state: string; version: string; hash: string };
  violations: Violation[];
  remarks: Violation[];
  upgrades: { version: string; task: string | null; over: boolean; failed: boolean; text: string }[];
  brings: Record<string, string[]>;
  health?: Health;
  files?: PluginFile[];
}

export const pluginStates = queryOptions({
  queryKey: ['platform', 'plugins'],
  queryFn: async ({ signal }) => (await ask<{ plugins: PluginState[] }>('platform/plugins', { signal })).plugins,
});

/** Brings a plugin's jar, or a zip file of its folder; it does not run before a plan enables it. */
export function upload(file: Blob): Promise<{ plugin: string; version: string; hash: string }> {
  return ask('platform/plugins', { method: 'POST', body: file, headers: { 'Content-Type': 'application/octet-stream' } });
}

/** Has the server look into its folders again. */
export function look(): Promise<void> {
  return ask<void>('platform/plugins/look', { method: 'POST', body: {} });
}

interface Count {
  value: number;
  exact: boolean;
}

/** What a change of plugins or of own fields would do, or did. */
export interface Plan {
  id: string;
  title: string;
  state: 'proposed' | 'impossible' | 'applied' | 'outdated' | 'failed';
  created_at: string;
  reason?: string;
  text: string;
  plugins?: { plugin: string; title: string; from: Side; to: Side; because: string }[];
  model?: string[];
  differences?: { plugin: string; kind: string; gains: string[]; losses: string[]; renamed: { from: string; to: string }[] }[];
  tables?: { kind: string; table: string; text: string; rows: Count }[];
  upgrades?: { plugin: string; version: string; entity: string; rows: Count }[];
  hidden?: { entity: string; rows: Count }[];
  dropped?: { table: string; column?: string; rows: Count }[];
  warnings?: string[];
  conflicts?: Violation[];
  possible?: boolean;
}

interface Side {
  state: string;
  version: string;
  hash: string;
}

export interface Wish {
  changes?: { plugin: string; to: 'enabled' | 'disabled' | 'removed' | 'purged'; hash?: string }[];
  model?: Record<string, unknown>[];
}

export function propose(wish: Wish): Promise<Plan> {
  return ask<Plan>('platform/plans', { method: 'POST', body: wish });
}

export function planOf(id: string) {
  return queryOptions({ queryKey: ['platform', 'plans', id], queryFn: ({ signal }) => ask<Plan>(`platform/plans/${id}`, { signal }) });
}

/** Does what a plan says; `confirm` and `backup` where data are deleted for good. */
export function apply(id: string, confirmed?: { confirm: string; backup: string }): Promise<Plan> {
  return ask<Plan>(`platform/plans/${id}/apply`, { method: 'POST', body: confirmed ?? {} });
}

export interface Trashed {
  id: string;
  record: RefValue;
  version: number;
  deleted_at: string;
  deleted_by: string;
}

export function trashOf(entity: string, cursor: string, signal?: AbortSignal) {
  return ask<{ entries: Trashed[]; next: string | null }>(`trash/${path(entity)}?limit=50${cursor === '' ? '' : `&cursor=${cursor}`}`, { signal });
}

export function purge(id: string): Promise<void> {
  return ask<void>(`trash/${id}`, { method: 'DELETE' });
}

/** One line of the log of changes or of accesses. */
export interface Logged {
  at: string;
  kind: string;
  by: { id: string; name: string; through?: string } | null;
  /** Of a change the record, of an access its id. */
  record?: RefValue | string;
  entity?: string;
  records?: number;
  what?: unknown;
  fields?: string[];
  changes?: Record<string, [unknown, unknown]>;
}

export function audit(log: 'changes' | 'accesses', asked: Record<string, string>, cursor: string, signal?: AbortSignal) {
  const question = new URLSearchParams({ ...asked, limit: '50', ...(cursor === '' ? {} : { cursor }) });
  return ask<{ entries: Logged[]; next: string | null }>(`audit/${log}?${question}`, { signal });
}
