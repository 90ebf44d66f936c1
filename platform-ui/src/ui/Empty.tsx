import type { ReactNode } from 'react';
import classes from './Empty.module.css';

/** Where there is nothing to show: what that means, and the one thing that mends it. */
export function Empty({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <h2 className={classes.title}>{title}</h2>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {children}
    </div>
  );
}
