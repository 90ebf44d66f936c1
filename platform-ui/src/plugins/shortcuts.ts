import { useEffect, useRef } from 'react';
import type { CommandContext } from '../sdk/contract';
import type { PluginCommand } from './manifest';
import { runCommand } from './runner';

/** What goes before the key of a command; none of the client's own begins with it. */
export const FIRST = 'p';

type Keys = (key: string) => (() => void) | undefined;

/** Of those that are on the page the last one counts: what stands in front of the rest. What is about nothing there comes behind all. */
const layers: { current: Keys }[] = [];

/** Commands that run by their keys as long as they are offered here. */
export function useShortcuts(commands: PluginCommand[], about?: Omit<CommandContext, 'host'>): void {
  const layer = useRef<Keys>(() => undefined);
  layer.current = (key) => {
    const found = commands.find(({ command }) => command.shortcut === key);
    return found === undefined ? undefined : () => runCommand(found, about);
  };
  const isAboutThese = about !== undefined;
  const isAny = commands.some(({ command }) => command.shortcut !== undefined);
  useEffect(() => {
    if (isAny) {
      layers.splice(isAboutThese ? layers.length : 0, 0, layer);
      return () => void layers.splice(layers.indexOf(layer), 1);
    }
    return undefined;
  }, [isAny, isAboutThese]);
}

/** What a key does by now. */
export const shortcut: Keys = (key) => layers.map((layer) => layer.current(key)).findLast((run) => run !== undefined);

/** As it is shown: "p w". */
export const keysOf = ({ command }: PluginCommand): string | undefined => (command.shortcut === undefined ? undefined : `${FIRST} ${command.shortcut}`);
