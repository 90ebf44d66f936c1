import { useCallback } from 'react';
import type { CommandContext } from '../sdk/contract';
import { useApp } from '../shell/app';
import { say, sayTrouble } from '../shell/toasts';
import { useHosts } from './host';
import { failed, moduleOf } from './load';
import type { PluginCommand } from './manifest';

/** Runs a command of a plugin; what it does not say itself, such as why it failed, is said here. */
export function useRun(): (chosen: PluginCommand, about?: Omit<CommandContext, 'host'>) => Promise<void> {
  const { t } = useApp();
  const hosts = useHosts();
  return useCallback(async ({ plugin, command }: PluginCommand, about: Omit<CommandContext, 'host'> = {}) => {
    try {
      const run = (await moduleOf(plugin)).commands?.[command.id];
      if (run === undefined) {
        throw new Error(`The module of ${plugin.id} has no ${command.id} among its commands`);
      }
      await run({ host: hosts(plugin), ...about });
    } catch (error) {
      if (error instanceof Error && error.name === 'Problem') {
        // the server's answer is for people
        sayTrouble(error, t);
        return;
      }
      failed(plugin, `command ${command.id}`, error);
      say(t('plugin.command_failed', { what: command.label }));
    }
  }, [t, hosts]);
}
