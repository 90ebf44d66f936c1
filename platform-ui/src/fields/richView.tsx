import { createElement, Fragment, type ReactNode } from 'react';
import { webAddress } from './address';
import classes from './rich.module.css';

/** What formatted text may be made of, as the server keeps it; of any other element only what stands in it is shown. */
const KEPT = new Set(
  'p,div,h1,h2,h3,h4,h5,h6,ul,ol,li,blockquote,b,i,u,s,o,sub,sup,ins,del,strong,em,strike,tt,code,big,small,br,span,table,thead,tbody,tfoot,tr,td,th,caption'.split(','),
);

/** Of these nothing is shown. */
const NOT_SHOWN = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'title', 'head']);

/** Elements that are old, or mean nothing to React, as what they look like. */
const AS: Record<string, string> = { strike: 's', tt: 'code', big: 'strong', o: 'span', h1: 'h3', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6' };

/** Formatted text. The server has cleaned it; here it is made of our own elements and texts all the same, and never put in as markup. */
export function RichView({ markup }: { markup: string }) {
  const document = new DOMParser().parseFromString(markup, 'text/html');
  if (document.body.childElementCount === 0) {
    // nothing is formatted: lines are lines
    return <div className={classes.lines}>{document.body.textContent}</div>;
  }
  return <div className={classes.rich}>{[...document.body.childNodes].map(shown)}</div>;
}

function shown(node: ChildNode, index: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) {
    return node.textContent;
  }
  if (!(node instanceof Element)) {
    return null;
  }
  const name = node.localName;
  if (NOT_SHOWN.has(name)) {
    return null;
  }
  const inside = name === 'br' ? undefined : inner(node, name);
  if (name === 'a') {
    const address = node.getAttribute('href') ?? '';
    const href = /^mailto:[^\s]+@[^\s]+$/i.test(address) ? address : webAddress(address);
    return href === undefined ? (
      <Fragment key={index}>{inside}</Fragment>
    ) : (
      <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {inside}
      </a>
    );
  }
  if (!KEPT.has(name)) {
    return <Fragment key={index}>{inside}</Fragment>;
  }
  const span = (attribute: string) => {
    const given = Number(node.getAttribute(attribute));
    return Number.isInteger(given) && given > 1 && given <= 100 ? given : undefined;
  };
  const more = name === 'td' || name === 'th' ? { colSpan: span('colspan'), rowSpan: span('rowspan') } : {};
  return createElement(AS[name] ?? name, { key: index, ...more }, ...(inside ?? []));
}

/** Where a table has room between its parts, what stands there is nothing. */
function inner(node: Element, name: string): ReactNode[] {
  const isFrame = ['table', 'thead', 'tbody', 'tfoot', 'tr', 'ul', 'ol'].includes(name);
  return [...node.childNodes].filter((each) => !isFrame || each.nodeType === Node.ELEMENT_NODE).map(shown);
}
