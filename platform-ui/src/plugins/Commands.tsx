import { Menu } from '@mantine/core';
import type { CommandContext } from '../sdk/contract';
import type { PluginCommand } from './manifest';
import { keysOf } from './shortcuts';
import { useRun } from './useRun';

interface Props {
  commands: PluginCommand[];
  about: Omit<CommandContext, 'host'>;
}

/** Commands of plugins as entries of a menu. */
export function CommandItems({ commands, about }: Props) {
  const run = useRun();
  return commands.map((each) => (
    <Menu.Item key={each.key} rightSection={each.command.shortcut === undefined ? undefined : <kbd>{keysOf(each)}</kbd>} onClick={() => void run(each, about)}>
      {each.command.label}
    </Menu.Item>
  ));
}

/** The same as buttons of a bar. */
export function CommandButtons({ commands, about, className }: Props & { className?: string }) {
  const run = useRun();
  return commands.map((each) => (
    <button key={each.key} type="button" className={className} title={keysOf(each)} onClick={() => void run(each, about)}>
      {each.command.label}
    </button>
  ));
}
