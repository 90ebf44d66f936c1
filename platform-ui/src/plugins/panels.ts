import { useMemo } from 'react';
import type { Rec } from '../meta/types';
import { holds } from '../meta/when';
import { useApp } from '../shell/app';
import type { Manifest, PanelItem } from '../shell/manifest';
import { type PluginCommand, useCommands, usePlugins } from './manifest';

export interface PluginPanel {
  key: string;
  plugin: Manifest;
  panel: PanelItem;
}

export interface PluginPanels {
  side: PluginPanel[];
  tab: PluginPanel[];
  header: PluginPanel[];
}

/** What plugins add to the page of a record. */
export function usePanels(entity: string, record: Rec): PluginPanels {
  const plugins = usePlugins();
  const { session } = useApp();
  return useMemo(() => {
    const all = plugins
      .flatMap((plugin) => (plugin.panels ?? []).map((panel) => ({ key: `${plugin.id}/${panel.id}`, plugin, panel })))
      .filter(({ panel }) => panel.entity === entity && holds(panel.when, record, session.user.id))
      .sort((a, b) => a.panel.order - b.panel.order);
    const of = (slot: PanelItem['slot']) => all.filter((each) => each.panel.slot === slot);
    return { side: of('side'), tab: of('tab'), header: of('header') };
  }, [plugins, entity, record, session]);
}

/** Commands of plugins for one record. */
export function useRecordCommands(entity: string, record: Rec): PluginCommand[] {
  const { session } = useApp();
  const commands = useCommands('record', entity);
  return useMemo(() => commands.filter(({ command }) => holds(command.when, record, session.user.id)), [commands, record, session]);
}
