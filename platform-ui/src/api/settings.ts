import { queryOptions } from '@tanstack/react-query';
import { plainField } from '../meta/plain';
import type { FieldMeta, Rec } from '../meta/types';
import { ask, askTagged } from './client';

export type Level = 'system' | 'team' | 'user';

/** Something that can be set, with what holds for whoever asks; of secrets nothing is told. */
export interface Setting extends FieldMeta {
  levels: Level[];
  secret: boolean;
  /** What counts where nobody set anything. */
  otherwise?: unknown;
  value?: unknown;
  /** The level at which it was set, `otherwise` or `nothing`. */
  from: string;
  set?: Partial<Record<Level, unknown>>;
}

export interface SettingsOf {
  plugin: string;
  title: string;
  settings: Setting[];
}

/** What is set at one place, by plugin and name. */
export type Values = Record<string, Record<string, unknown>>;

export const settings = queryOptions({
  queryKey: ['settings', 'all'],
  queryFn: async ({ signal }) => {
    const { plugins } = await ask<{ plugins: SettingsOf[] }>('settings', { signal });
    return plugins.map((plugin) => ({ ...plugin, settings: plugin.settings.map((setting): Setting => ({ ...plainField(setting), ...setting })) }));
  },
});

/** Where something is set: "system", "team/…" or "user/…". */
export function settingsAt(place: string) {
  return queryOptions({
    queryKey: ['settings', 'at', place],
    queryFn: ({ signal }) => askTagged<Values>(`settings/${place}`, { signal }),
  });
}

/** Sets what is named, all of it or nothing; null gives something back to what counts otherwise. */
export function set(place: string, values: Values, tag: string): Promise<{ value: Values; tag: string }> {
  return askTagged<Values>(`settings/${place}`, { method: 'PATCH', body: values, tag });
}

/** The same for one thing that is chosen in passing, whatever else was set meanwhile; what it becomes is told what it is now. */
export async function setOne(place: string, plugin: string, name: string, become: (now: unknown) => unknown): Promise<void> {
  const { value, tag } = await askTagged<Values>(`settings/${place}`);
  await set(place, { [plugin]: { [name]: become(value[plugin]?.[name]) } }, tag);
}

/** Changes what somebody says of themselves. */
export async function changeMyself(id: string, values: Record<string, unknown>): Promise<Rec> {
  const { version } = await ask<Rec>(`records/system/user/${id}?fields=full_name`);
  return ask<Rec>(`records/system/user/${id}`, { method: 'PATCH', version, body: values });
}
