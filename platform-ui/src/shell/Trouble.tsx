import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Problem } from '../api/problem';
import type { Translate } from './app';
import { isUnloaded, whyOf } from './toasts';
import classes from './Trouble.module.css';

/** What happened, in words, with what can be done about it: ask once more, or what else the page offers. */
export function Trouble({ t, error, onRetry, children }: { t: Translate; error: unknown; onRetry?: () => void; children?: ReactNode }) {
  const problem = error instanceof Problem ? error : undefined;
  const [title, text] = problem?.isUnreachable
    ? [t('trouble.unreachable'), t('trouble.unreachable_text')]
    : problem?.status === 404
      ? [t('trouble.missing'), t('trouble.missing_text')]
      : problem?.status === 403
        ? [t('trouble.forbidden'), whyOf(problem, t)]
        : [t('trouble.title'), whyOf(error, t)];
  // what could not be loaded once is not asked for again by this page
  const again = isUnloaded(error) ? () => window.location.reload() : onRetry;
  return (
    <div className={classes.trouble} role="alert">
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.text}>{text}</p>
      <div className={classes.buttons}>
        {again !== undefined && (
          <Button variant="default" onClick={again}>
            {t('trouble.again')}
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}
