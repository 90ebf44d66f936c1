import { hueOf } from '../ui/hues';
import { Pill } from '../ui/Pill';
import classes from './fields.module.css';
import { later } from './later';
import type { DisplayProps, FieldPart } from './types';
import type { FieldMeta } from '../meta/types';

const labelOf = (field: FieldMeta, name: string) => field.options?.find((option) => option.name === name)?.label ?? name;

function One({ field, value }: DisplayProps) {
  return <Pill name={String(value)} label={labelOf(field, String(value))} hue={hueOf(String(value), field)} />;
}

function Several({ field, value, dense }: DisplayProps) {
  return (
    <span className={`${classes.pills} ${dense ? classes.dense : ''}`}>
      {(value as string[]).map((name) => (
        <Pill key={name} name={name} label={labelOf(field, name)} hue={hueOf(name, field)} />
      ))}
    </span>
  );
}

const byLabel = (field: FieldMeta, text: string) =>
  field.options?.find((option) => option.label.toLocaleLowerCase() === text.trim().toLocaleLowerCase() || option.name === text.trim())?.name;

export const choice: FieldPart = {
  Display: One,
  Edit: later(async () => (await import('./chooseEdit')).ChoiceEdit),
  text: (value, _formats, field) => (value == null ? '' : labelOf(field, String(value))),
  parse: (text, field) => (text === '' ? null : byLabel(field, text)),
  width: 140,
  inline: true,
  lanes: 'options',
  groups: 'values',
};

export const choices: FieldPart = {
  Display: Several,
  Edit: later(async () => (await import('./chooseEdit')).ChoicesEdit),
  text: (value, _formats, field) => ((value as string[] | null) ?? []).map((name) => labelOf(field, name)).join(', '),
  parse: (text, field) => {
    const names = text.split(',').map((word) => byLabel(field, word));
    return text === '' ? null : names.includes(undefined) ? undefined : names;
  },
  width: 180,
};
