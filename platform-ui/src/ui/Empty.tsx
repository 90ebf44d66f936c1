import type { ComponentType, ReactNode } from 'react';
import { IconInbox } from '../icons';
import classes from './Empty.module.css';

interface Props {
  title: string;
  text?: string;
  icon?: ComponentType<{ size?: number; stroke?: number }>;
  children?: ReactNode;
}

/** Where there is nothing to show: what that means, and the one thing that mends it. */
export function Empty({ title, text, icon: Icon = IconInbox, children }: Props) {
  return (
    <div className={classes.empty}>
      <span className={classes.icon} aria-hidden>
        <Icon size={22} stroke={1.5} />
      </span>
      <h2 className={classes.title}>{title}</h2>
      {text !== undefined && <p className={classes.text}>{text}</p>}
      {children}
    </div>
  );
}
