import { Skeleton } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useApp } from '../shell/app';
import classes from './PageFrame.module.css';

interface Props {
  title: string;
  /** One sentence on what it is for. */
  text?: string;
  /** What can be done here. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page that is no list and no record. */
export function PageFrame({ title, text, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Kontor`;
  }, [title]);
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <div className={classes.words}>
          <h1 className={classes.title}>{title}</h1>
          {text !== undefined && <p className={classes.text}>{text}</p>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of such a page. */
export function Section({ title, text, actions, children, id }: { title: string; text?: string; actions?: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section className={classes.section} id={id} aria-label={title}>
      <div className={classes.head}>
        <div className={classes.words}>
          <h2 className={classes.name}>{title}</h2>
          {text !== undefined && <p className={classes.text}>{text}</p>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}

/** Lines that are on their way. */
export function Coming() {
  const { t } = useApp();
  return (
    <div className={classes.coming} role="status" aria-label={t('shell.loading')}>
      <Skeleton height={48} mb={8} />
      <Skeleton height={48} mb={8} />
      <Skeleton height={48} />
    </div>
  );
}
