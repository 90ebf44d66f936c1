import { Button } from '@mantine/core';
import { useApp } from './app';
import classes from './Partial.module.css';

/** Says that words may stand in more records than are shown, and what can be done about that. */
export function Partial({ onAgain }: { onAgain: () => void }) {
  const { t } = useApp();
  return (
    <div className={classes.partial} role="status">
      <span className={classes.text}>{t('list.partial')}</span>
      <Button variant="default" size="compact-xs" onClick={onAgain}>
        {t('trouble.again')}
      </Button>
    </div>
  );
}
