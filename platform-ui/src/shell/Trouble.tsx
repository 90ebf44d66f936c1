import { Button } from '@mantine/core';
import { Problem } from '../api/problem';
import type { Translate } from './app';
import classes from './Trouble.module.css';

/** What happened, in words, with the one thing that can be done about it. */
export function Trouble({ t, error, onRetry }: { t: Translate; error: unknown; onRetry?: () => void }) {
  const problem = error instanceof Problem ? error : undefined;
  const [title, text] = problem?.isUnreachable
    ? [t('trouble.unreachable'), t('trouble.unreachable_text')]
    : problem?.status === 404
      ? [t('trouble.missing'), t('trouble.missing_text')]
      : problem?.status === 403
        ? [t('trouble.forbidden'), problem.message]
        : [t('trouble.title'), error instanceof Error ? error.message : String(error)];
  return (
    <div className={classes.trouble} role="alert">
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.text}>{text}</p>
      {onRetry !== undefined && (
        <Button variant="default" onClick={onRetry}>
          {t('trouble.again')}
        </Button>
      )}
    </div>
  );
}
