import { MultiSelect, Select } from '@mantine/core';
import { Pill } from '../ui/Pill';
import classes from './fields.module.css';
import { inputProps } from './input';
import type { DisplayProps, EditProps, FieldPart } from './types';
import type { FieldMeta } from '../meta/types';

const labelOf = (field: FieldMeta, name: string) => field.options?.find((option) => option.name === name)?.label ?? name;

/** What may be chosen: what is active, and what is chosen already. */
function offered(field: FieldMeta, chosen: readonly string[]) {
  return (field.options ?? [])
    .filter((option) => option.active || chosen.includes(option.name))
    .map((option) => ({ value: option.name, label: option.label }));
}

function One({ field, value }: DisplayProps) {
  return <Pill name={String(value)} label={labelOf(field, String(value))} />;
}

function Several({ field, value, dense }: DisplayProps) {
  return (
    <span className={`${classes.pills} ${dense ? classes.dense : ''}`}>
      {(value as string[]).map((name) => (
        <Pill key={name} name={name} label={labelOf(field, name)} />
      ))}
    </span>
  );
}

function EditOne(props: EditProps) {
  const { field, value, onChange, onDone, bare, required } = props;
  const chosen = (value as string | null | undefined) ?? null;
  return (
    <Select
      {...inputProps(props)}
      defaultDropdownOpened={bare}
      data={offered(field, chosen === null ? [] : [chosen])}
      value={chosen}
      searchable={(field.options?.length ?? 0) > 8}
      clearable={!required}
      onChange={(next) => {
        onChange(next);
        if (bare) {
          onDone?.();
        }
      }}
    />
  );
}

function EditSeveral(props: EditProps) {
  const chosen = (props.value as string[] | null | undefined) ?? [];
  return (
    <MultiSelect
      {...inputProps(props)}
      data={offered(props.field, chosen)}
      value={chosen}
      searchable
      clearable
      onChange={(next) => props.onChange(next.length === 0 ? null : next)}
    />
  );
}

const byLabel = (field: FieldMeta, text: string) =>
  field.options?.find((option) => option.label.toLocaleLowerCase() === text.trim().toLocaleLowerCase() || option.name === text.trim())?.name;

export const choice: FieldPart = {
  Display: One,
  Edit: EditOne,
  text: (value, _formats, field) => (value == null ? '' : labelOf(field, String(value))),
  parse: (text, field) => (text === '' ? null : byLabel(field, text)),
  width: 140,
  inline: true,
  lanes: 'options',
  groups: 'values',
};

export const choices: FieldPart = {
  Display: Several,
  Edit: EditSeveral,
  text: (value, _formats, field) => ((value as string[] | null) ?? []).map((name) => labelOf(field, name)).join(', '),
  parse: (text, field) => {
    const names = text.split(',').map((word) => byLabel(field, word));
    return text === '' ? null : names.includes(undefined) ? undefined : names;
  },
  width: 180,
};
