import { fold } from '../ui/fold';
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

const byLabel = (field: FieldMeta, text: string) => {
  const word = fold(text.trim());
  return (field.options?.find((option) => option.name === text.trim()) ?? field.options?.find((option) => fold(option.label) === word || option.name === word))?.name;
};

export const choice: FieldPart = {
  Display: One,
  Edit: later(async () => (await import('./chooseEdit')).ChoiceEdit),
  text: (value, _formats, field) => (value == null ? '' : labelOf(field, String(value))),
  parse: (text, field) => (text.trim() === '' ? null : byLabel(field, text)),
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
    if (text.trim() === '') {
      return null;
    }
    // a label may have a comma in it
    const whole = byLabel(field, text);
    const names = whole !== undefined ? [whole] : text.split(/[,;\n]/).filter((word) => word.trim() !== '').map((word) => byLabel(field, word));
    return names.includes(undefined) ? undefined : [...new Set(names)];
  },
  isSeveral: true,
  width: 180,
};
