import { Button as Pressed, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Value } from '../fields/Value';
import type {
  ButtonProps,
  CheckFieldProps,
  ChoiceFieldProps,
  EmptyProps,
  FieldValueProps,
  FigureProps,
  NoteProps,
  RecordLinkProps,
  StackProps,
  TextFieldProps,
} from '../kit/props';
import { fieldOf, pageOf, useMetaIfThere } from '../meta/meta';
import classes from './kit.module.css';

/** What plugins draw with. Their props are a promise; what is behind them is ours to change. */
export { Pill } from '../ui/Pill';
export { Facts } from './Panel';
export { RecordTable } from './RecordTable';

const LOOKS = {
  primary: {},
  default: { variant: 'default' },
  quiet: { variant: 'subtle', color: 'gray' },
  danger: { color: 'red' },
} as const;

export function Button({ children, kind = 'default', onClick, busy, disabled, submit, label }: ButtonProps) {
  return (
    <Pressed {...LOOKS[kind]} type={submit === true ? 'submit' : 'button'} loading={busy} disabled={disabled} aria-label={label} onClick={() => onClick?.()}>
      {children}
    </Pressed>
  );
}

export function TextField({ label, value, onChange, kind = 'text', lines = 1, help, error, placeholder, required, disabled }: TextFieldProps) {
  const shared = { label, value, description: help, error, placeholder, required, disabled, onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value) };
  return lines > 1 ? <Textarea {...shared} autosize minRows={lines} maxRows={14} /> : <TextInput {...shared} type={kind} />;
}

export function ChoiceField({ label, value, options, onChange, clearable, help, error, disabled }: ChoiceFieldProps) {
  return <Select label={label} value={value} data={options} onChange={onChange} clearable={clearable} allowDeselect={clearable === true} description={help} error={error} disabled={disabled} searchable={options.length > 8} />;
}

export function CheckField({ label, checked, onChange, help, disabled }: CheckFieldProps) {
  return <Checkbox label={label} checked={checked} description={help} disabled={disabled} onChange={(event) => onChange(event.currentTarget.checked)} />;
}

export function FieldValue({ entity, record, field }: FieldValueProps) {
  const meta = useMetaIfThere(entity);
  const known = meta === undefined ? undefined : fieldOf(meta, field);
  return known === undefined ? null : <Value field={known} value={record[field]} record={record} />;
}

export function RecordLink({ entity, id, children }: RecordLinkProps) {
  return (
    <Link className={classes.link} to={pageOf({ entity, id })}>
      {children}
    </Link>
  );
}

export function Empty({ title, text, children }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <p className={classes.emptyTitle}>{title}</p>
      {text !== undefined && <p className={classes.emptyText}>{text}</p>}
      {children}
    </div>
  );
}

export function Note({ kind = 'info', children }: NoteProps) {
  return (
    <div className={classes.note} data-kind={kind} role={kind === 'trouble' ? 'alert' : undefined}>
      {children}
    </div>
  );
}

export function Figure({ label, value, hint }: FigureProps) {
  return (
    <div className={classes.figure}>
      <span className={classes.figureLabel}>{label}</span>
      <span className={classes.number}>{value}</span>
      {hint !== undefined && <span className={classes.figureLabel}>{hint}</span>}
    </div>
  );
}

export function Row({ children, gap = 8 }: StackProps) {
  return (
    <div className={classes.row} data-gap={gap}>
      {children}
    </div>
  );
}

export function Stack({ children, gap = 8 }: StackProps) {
  return (
    <div className={classes.stack} data-gap={gap}>
      {children}
    </div>
  );
}
