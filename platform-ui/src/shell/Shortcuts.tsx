import { Modal } from '@mantine/core';
import { useApp } from './app';
import classes from './Shortcuts.module.css';

const KEYS: [string, string][] = [
  ['Ctrl K', 'keys.palette'],
  ['Ctrl J', 'keys.theme'],
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
  ['[ ]', 'keys.neighbours'],
  ['e', 'keys.edit'],
  ['Ctrl Enter', 'keys.save'],
  ['Esc', 'keys.leave'],
  ['?', 'keys.help'],
];

/** The keys that save hands the mouse. */
export function ShortcutList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useApp();
  return (
    <Modal opened={opened} onClose={onClose} title={t('shell.keys')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <dl className={classes.keys}>
        {KEYS.map(([key, what]) => (
          <div key={key} className={classes.line}>
            <dt>
              <kbd className={classes.key}>{key}</kbd>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
