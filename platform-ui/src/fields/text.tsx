import { Textarea, TextInput } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { webAddress } from './address';
import classes from './fields.module.css';
import { inputProps } from './input';
import { later } from './later';
import type { DisplayProps, EditProps, FieldPart } from './types';

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

function Plain({ value }: DisplayProps) {
  return <>{textOf(value)}</>;
}

function Line({ type, ...props }: EditProps & { type?: string }) {
  return (
    <TextInput
      {...inputProps(props)}
      type={type}
      maxLength={props.field.max_length}
      value={textOf(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      onBlur={props.onDone}
    />
  );
}

function Long(props: EditProps) {
  return (
    <Textarea
      {...inputProps(props)}
      autosize
      minRows={3}
      maxRows={14}
      maxLength={props.field.max_length}
      value={textOf(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
    />
  );
}

const parse = (text: string): unknown => (text === '' ? null : text);

export const text: FieldPart = { Display: Plain, Edit: Line, text: textOf, parse, width: 200, inline: true, groups: 'values' };

export const longText: FieldPart = {
  isWide: true,
  Display: ({ value, dense }) => (dense ? <>{textOf(value).split('\n')[0]}</> : <span className={classes.lines}>{textOf(value)}</span>),
  Edit: Long,
  text: textOf,
  parse,
  width: 260,
};

/** The words of formatted text, where there is no room for more. */
export function wordsOf(markup: unknown): string {
  const document = new DOMParser().parseFromString(textOf(markup), 'text/html');
  document.querySelectorAll('br').forEach((node) => node.replaceWith('\n'));
  document.querySelectorAll('p, li, h1, h2, h3, h4, blockquote, div, tr').forEach((node) => node.append('\n'));
  return (document.body.textContent ?? '').replace(/\n{3,}/g, '\n\n').trim();
}

const RichView = lazy(async () => ({ default: (await import('./richView')).RichView }));

/** Formatted text as it was formatted; its words until it is known how. */
export function Rich({ markup }: { markup: unknown }) {
  return (
    <Suspense fallback={<span className={classes.lines}>{wordsOf(markup)}</span>}>
      <RichView markup={textOf(markup)} />
    </Suspense>
  );
}

export const richText: FieldPart = {
  isWide: true,
  Display: ({ value, dense }) => (dense ? <>{wordsOf(value).split('\n')[0]}</> : <Rich markup={value} />),
  Edit: later(async () => (await import('./richEdit')).RichEdit),
  text: wordsOf,
  width: 260,
};

export const email: FieldPart = {
  Display: ({ value, dense }) =>
    dense ? <>{textOf(value)}</> : <a className={classes.link} href={`mailto:${encodeURIComponent(textOf(value)).replaceAll('%40', '@')}`}>{textOf(value)}</a>,
  Edit: (props) => <Line {...props} type="email" />,
  text: textOf,
  parse,
  width: 210,
  inline: true,
};

export const phone: FieldPart = {
  Display: ({ value, dense }) =>
    dense ? <span className={classes.figures}>{textOf(value)}</span> : <a className={classes.link} href={`tel:${textOf(value).replace(/[^+\d]/g, '')}`}>{textOf(value)}</a>,
  Edit: (props) => <Line {...props} type="tel" />,
  text: textOf,
  parse,
  width: 150,
  inline: true,
};

export const url: FieldPart = {
  Display: ({ value, dense }) => {
    const shown = textOf(value).replace(/^https?:\/\//, '').replace(/\/$/, '');
    const href = dense ? undefined : webAddress(value);
    return href === undefined ? (
      <>{shown}</>
    ) : (
      <a className={classes.link} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {shown}
      </a>
    );
  },
  Edit: (props) => <Line {...props} type="url" />,
  text: textOf,
  parse,
  width: 180,
  inline: true,
};
