import type { CommandContext } from '../sdk/contract';
import type { PluginCommand } from './manifest';

type Chosen = [command: PluginCommand, about?: Omit<CommandContext, 'host'>];
type Run = (...chosen: Chosen) => void;

let current: Run | undefined;
let waiting: Chosen[] = [];

/** Runs a plugin's command from where its code is not waited for; one that was chosen before any of it is there runs then. */
export function runCommand(...chosen: Chosen): void {
  if (current === undefined) {
    waiting.push(chosen);
  } else {
    current(...chosen);
  }
}

/** Who runs commands, as soon as any plugin has code; answers how to stop. */
export function runsCommands(run: Run): () => void {
  current = run;
  const late = waiting;
  waiting = [];
  late.forEach((chosen) => run(...chosen));
  return () => {
    current = undefined;
  };
}
