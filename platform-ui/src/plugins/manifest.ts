import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type CommandItem, type Manifest, manifests, type PluginWidget } from '../shell/manifest';

const NONE: Manifest[] = [];

/** What there is of plugins for whoever works here. */
export function usePlugins(): Manifest[] {
  return useQuery(manifests).data?.plugins ?? NONE;
}

export interface PluginCommand {
  key: string;
  plugin: Manifest;
  command: CommandItem;
}

/** Commands of plugins that are offered somewhere. */
export function useCommands(place: CommandItem['places'][number], entity?: string): PluginCommand[] {
  const plugins = usePlugins();
  return useMemo(
    () =>
      plugins
        .flatMap((plugin) => (plugin.commands ?? []).map((command) => ({ key: `${plugin.id}/${command.id}`, plugin, command })))
        .filter(({ command }) => command.places.includes(place) && (place === 'palette' || command.entity === entity)),
    [plugins, place, entity],
  );
}

/** Tiles of the first page. */
export function useTiles() {
  const plugins = usePlugins();
  return useMemo(
    () =>
      plugins
        .flatMap((plugin) => (plugin.tiles ?? []).map((tile) => ({ key: `${plugin.id}/${tile.id}`, plugin, tile })))
        .sort((a, b) => a.tile.order - b.tile.order),
    [plugins],
  );
}

/** What plugins would have on dashboards. */
export function useWidgets(): PluginWidget[] {
  const plugins = usePlugins();
  return useMemo(() => plugins.flatMap((plugin) => plugin.widgets ?? []), [plugins]);
}

/** What a kind of event on the time line is called, and who draws it. */
export function useEvents() {
  const plugins = usePlugins();
  return useMemo(() => new Map(plugins.flatMap((plugin) => (plugin.events ?? []).map((event) => [event.what, { plugin, ...event }]))), [plugins]);
}

/** Whether any plugin has code of its own for whoever works here. */
export function useHasModules(): boolean {
  return usePlugins().some((plugin) => plugin.module !== undefined);
}
