import { Modal } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { useCommands } from '../plugins/manifest';
import { keysOf } from '../plugins/shortcuts';
import { useApp } from './app';
import classes from './Shortcuts.module.css';

type Keys = [string, string][];

const EVERYWHERE: Keys = [
  ['Ctrl K', 'keys.palette'],
  ['g h', 'keys.go_home'],
  ['g n', 'keys.go_notices'],
  ['g s', 'keys.go_settings'],
  ['g a', 'keys.go_administration'],
  ['g 1 … 9', 'keys.go_menu'],
  ['Ctrl J', 'keys.theme'],
  ['Esc', 'keys.leave'],
  ['?', 'keys.help'],
];

const LIST: Keys = [
  ['/', 'keys.search'],
  ['c', 'keys.create'],
  ['↑ ↓ ← →', 'keys.move'],
  ['Enter', 'keys.open'],
  ['Space', 'keys.peek'],
  ['x', 'keys.tick'],
  ['Shift ↑ ↓ ← →', 'keys.range'],
  ['Ctrl C, Ctrl V', 'keys.copy'],
  ['F2', 'keys.edit_cell'],
  ['Alt ← →', 'keys.columns'],
  ['Ctrl P', 'keys.print'],
];

const BOARD: Keys = [
  ['/', 'keys.search'],
  ['c', 'keys.create'],
  ['↑ ↓ ← →', 'keys.move_card'],
  ['m', 'keys.move_to'],
  ['Enter', 'keys.open'],
];

const RECORD: Keys = [
  ['e', 'keys.edit'],
  ['[ ]', 'keys.neighbours'],
];

const FORM: Keys = [['Ctrl Enter', 'keys.save']];

/** The keys that save hands the mouse: those that hold where one stands, then those that hold everywhere. */
export function ShortcutList({ onClose }: { onClose: () => void }) {
  const { t } = useApp();
  const { route, path, isBoard } = useRouterState({
    select: (state) => ({ route: state.matches.at(-1)?.routeId, path: state.location.pathname, isBoard: (state.location.search as { layout?: string }).layout === 'board' }),
    structuralSharing: true,
  });
  const entity = path.split('/').slice(1, 3).join('.');
  const isList = route === '/$plugin/$entity';
  // each says itself what it does
  const own = [useCommands('palette'), useCommands('list', entity), useCommands('selection', entity), useCommands('record', entity)];
  const offered = [...new Set([...own[0]!, ...(isList ? [...own[1]!, ...own[2]!] : route === '/$plugin/$entity/$id' ? own[3]! : [])])].filter(({ command }) => command.shortcut !== undefined);
  const told = (keys: Keys): Keys => keys.map(([key, what]) => [key, t(what)]);
  const groups: [string, Keys][] = [
    ...(isList ? [[t('keys.in_list'), told([...(isBoard ? BOARD : LIST), ...FORM])] as [string, Keys]] : []),
    ...(route === '/$plugin/$entity/$id' ? [[t('keys.in_record'), told([...RECORD, ...FORM])] as [string, Keys]] : []),
    ...(offered.length > 0 ? [[t('keys.plugins'), offered.map((each) => [keysOf(each)!, each.command.label])] as [string, Keys]] : []),
    [t('keys.everywhere'), told(EVERYWHERE)],
  ];
  return (
    <Modal opened onClose={onClose} title={t('shell.keys')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      {groups.map(([title, keys]) => (
        <section key={title} aria-label={title}>
          <h3 className={classes.title}>{title}</h3>
          <dl className={classes.keys}>
            {keys.map(([key, what]) => (
              <div key={key} className={classes.line}>
                <dt>
                  <kbd className={classes.key}>{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
