import type { ReactNode } from 'react';
import type { RefValue } from '../meta/types';
import classes from './TimeLine.module.css';

/** Whether a comment is words in paragraphs and nothing else. */
export function isPlain(markup: string): boolean {
  return !/<(?!\/?(p|br)\b)/.test(markup);
}

/** A text with the people in it whom it mentions made visible. */
export function withMentions(text: string, mentioned: RefValue[]): ReactNode[] {
  const names = mentioned.map((each) => `@${each.title ?? ''}`).filter((name) => name.length > 1);
  const parts: ReactNode[] = [];
  let rest = text;
  while (rest !== '') {
    const next = names.map((name) => ({ name, at: rest.indexOf(name) })).filter((each) => each.at >= 0).sort((a, b) => a.at - b.at || b.name.length - a.name.length)[0];
    if (next === undefined) {
      parts.push(rest);
      break;
    }
    parts.push(
      rest.slice(0, next.at),
      <span key={parts.length} className={classes.mention}>
        {next.name}
      </span>,
    );
    rest = rest.slice(next.at + next.name.length);
  }
  return parts;
}
