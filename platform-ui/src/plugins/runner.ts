import type { PluginCommand } from './manifest';

type Run = (command: PluginCommand) => void;

let current: Run | undefined;
let waiting: PluginCommand[] = [];

/** Runs a plugin's command from where its code is not waited for; one that was chosen before any of it is there runs then. */
export function runCommand(command: PluginCommand): void {
  if (current === undefined) {
    waiting.push(command);
  } else {
    current(command);
  }
}

/** Who runs commands, as soon as any plugin has code; answers how to stop. */
export function runsCommands(run: Run): () => void {
  current = run;
  const late = waiting;
  waiting = [];
  late.forEach(run);
  return () => {
    current = undefined;
  };
}
