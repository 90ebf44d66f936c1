import { Fragment, type ReactNode } from 'react';
import { webAddress } from '../fields/address';
import classes from './Markdown.module.css';

/** A text in the commonest Markdown. What it is made of are elements of ours and texts: no markup comes through. */
export function Markdown({ text }: { text: string }) {
  return <div className={classes.text}>{blocksOf(text)}</div>;
}

function blocksOf(text: string): ReactNode[] {
  const lines = text.replaceAll('\r', '').split('\n');
  const blocks: ReactNode[] = [];
  let at = 0;
  const take = (fits: (line: string) => boolean): string[] => {
    const taken: string[] = [];
    while (at < lines.length && fits(lines[at]!)) {
      taken.push(lines[at]!);
      at += 1;
    }
    return taken;
  };
  while (at < lines.length) {
    const line = lines[at]!;
    const key = at;
    const heading = /^(#{1,4})\s+(.*)$/.exec(line);
    if (line.trim() === '') {
      at += 1;
    } else if (heading !== null) {
      blocks.push(<h3 key={key}>{inline(heading[2]!)}</h3>);
      at += 1;
    } else if (line.startsWith('```')) {
      at += 1;
      const code = take((each) => !each.startsWith('```'));
      at += 1;
      blocks.push(<pre key={key}>{code.join('\n')}</pre>);
    } else if (/^\s*[-*]\s+/.test(line)) {
      blocks.push(<ul key={key}>{take((each) => /^\s*[-*]\s+/.test(each)).map((item, index) => <li key={index}>{inline(item.replace(/^\s*[-*]\s+/, ''))}</li>)}</ul>);
    } else if (/^\s*\d+\.\s+/.test(line)) {
      blocks.push(<ol key={key}>{take((each) => /^\s*\d+\.\s+/.test(each)).map((item, index) => <li key={index}>{inline(item.replace(/^\s*\d+\.\s+/, ''))}</li>)}</ol>);
    } else {
      const words = take((each) => each.trim() !== '' && !/^(#{1,4}\s|```|\s*[-*]\s|\s*\d+\.\s)/.test(each));
      // whatever a line is like, it is gone over once
      blocks.push(<p key={key}>{inline((words.length === 0 ? take(() => at === key) : words).join(' '))}</p>);
    }
  }
  return blocks;
}

const INLINE = /\*\*([^*]+)\*\*|\*([^*]+)\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/g;

function inline(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, strong, soft, code, words, address] = found;
    parts.push(<Fragment key={from}>{text.slice(from, found.index)}</Fragment>);
    const key = `at ${found.index}`;
    if (strong !== undefined) {
      parts.push(<strong key={key}>{strong}</strong>);
    } else if (soft !== undefined) {
      parts.push(<em key={key}>{soft}</em>);
    } else if (code !== undefined) {
      parts.push(<code key={key}>{code}</code>);
    } else {
      const href = webAddress(address);
      parts.push(
        href === undefined ? (
          <Fragment key={key}>{words}</Fragment>
        ) : (
          <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow">
            {words}
          </a>
        ),
      );
    }
    from = found.index + whole.length;
  }
  parts.push(<Fragment key="end">{text.slice(from)}</Fragment>);
  return parts;
}
