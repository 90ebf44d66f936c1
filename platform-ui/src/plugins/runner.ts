import type { PluginCommand } from './manifest';

/** Runs a plugin's command from where its code is not waited for; set as soon as any plugin has code. */
export const runner: { run?: (command: PluginCommand) => void } = {};
