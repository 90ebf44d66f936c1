import { Button } from '@mantine/core';
import classes from './Again.module.css';
import { useApp } from './app';
import { whyOf } from './toasts';

/** What stands in place of what was refused: why, and the way to ask once more. */
export function Again({ error, isAsking, onAgain }: { error: unknown; isAsking?: boolean; onAgain: () => void }) {
  const { t } = useApp();
  return (
    <div className={classes.again} role="alert">
      <span className={classes.why}>{whyOf(error, t)}</span>
      <Button variant="default" size="compact-xs" loading={isAsking} onClick={onAgain}>
        {t('trouble.again')}
      </Button>
    </div>
  );
}
