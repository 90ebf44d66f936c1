import { ActionIcon, Button, Menu, Popover, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormats } from '../fields/formats';
import { partOf } from '../fields/registry';
import { IconFilter, IconX } from '../icons';
import { fieldOf } from '../meta/meta';
import type { EntityMeta, FieldMeta, RefValue } from '../meta/types';
import { useApp } from '../shell/app';
import classes from './Filters.module.css';
import type { Filter } from './state';

const NEEDS_NOTHING = ['isEmpty', 'isNotEmpty', 'isMe'];

/** What can be asked of a field, as a person would say it. */
function operatorsOf(field: FieldMeta): string[] {
  const operators: string[] = field.operators.filter((operator) => operator !== 'in' || (field.options?.length ?? 0) > 0 || field.type === 'reference');
  if (field.operators.includes('atLeast') && field.options === undefined) {
    operators.push('between');
  }
  if (field.operators.includes('isEmpty')) {
    operators.push('isNotEmpty');
  }
  if (field.targets?.includes('system.user') && field.operators.includes('is')) {
    operators.unshift('isMe');
  }
  // what most people mean comes first
  const usual = ['contains', 'startsWith', 'isMe', 'in', 'is'];
  return [...new Set(operators)].sort((a, b) => rank(usual, a) - rank(usual, b));
}

function rank(usual: string[], operator: string): number {
  const index = usual.indexOf(operator);
  return index < 0 ? usual.length : index;
}

/** Chips that read as a sentence: field, is, value. */
export function Filters({ meta, filters, onChange }: { meta: EntityMeta; filters: Filter[]; onChange: (filters: Filter[]) => void }) {
  const { t } = useApp();
  const [words, setWords] = useState('');
  const [fresh, setFresh] = useState<number>();
  const fields = meta.fields
    .filter((field) => field.read && field.operators.length > 0 && field.name !== 'id')
    .filter((field) => field.label.toLocaleLowerCase().includes(words.toLocaleLowerCase()))
    .sort((a, b) => Number(a.system) - Number(b.system) || a.label.localeCompare(b.label));
  return (
    <>
      {filters.map((filter, index) => {
        const field = fieldOf(meta, filter.field);
        return field === undefined ? null : (
          <Chip
            // chips have no names; what is behind one taken out is drawn anew
            key={`${index} ${filter.field}`}
            field={field}
            filter={filter}
            opened={fresh === index}
            onChange={(next) => onChange(filters.map((each, at) => (at === index ? next : each)))}
            onRemove={() => onChange(filters.filter((_each, at) => at !== index))}
          />
        );
      })}
      <Menu position="bottom-start" width={240} onClose={() => setWords('')}>
        <Menu.Target>
          <Button variant="subtle" color="gray" leftSection={<IconFilter size={15} />}>
            {t('filter.add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.fields}>
          <TextInput
            className={classes.find}
            data-autofocus
            aria-label={t('filter.find_field')}
            placeholder={t('filter.find_field')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && fields[0] !== undefined) {
                add(fields[0]);
              }
            }}
          />
          {fields.map((field) => (
            <Menu.Item key={field.name} onClick={() => add(field)}>
              {field.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );

  function add(field: FieldMeta) {
    setFresh(filters.length);
    onChange([...filters, { field: field.name, operator: operatorsOf(field)[0]! }]);
  }
}

function Chip({ field, filter, opened, onChange, onRemove }: { field: FieldMeta; filter: Filter; opened: boolean; onChange: (filter: Filter) => void; onRemove: () => void }) {
  const { t } = useApp();
  const formats = useFormats();
  const [open, setOpen] = useState(opened);
  const part = partOf(field.type);
  const said = NEEDS_NOTHING.includes(filter.operator)
    ? ''
    : Array.isArray(filter.value)
      ? filter.value.map((each) => shown(each)).join(filter.operator === 'between' ? ' – ' : ', ')
      : shown(filter.value);
  const word = t(`operator.${filter.operator}`);

  function shown(value: unknown): string {
    if (value === null || value === undefined) {
      return '…';
    }
    const option = field.options?.find((each) => each.name === value);
    return option?.label ?? (typeof value === 'object' && 'title' in value ? String((value as RefValue).title) : part.text(value, formats, field) || String(value));
  }

  return (
    <span className={classes.chip}>
      <Popover opened={open} onChange={setOpen} position="bottom-start" width={280} trapFocus withinPortal>
        <Popover.Target>
          <button type="button" className={classes.said} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>
            <span className={classes.field}>{field.label}</span> <span className={classes.word}>{word}</span> {said !== '' && <span className={classes.value}>{said}</span>}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <FilterForm field={field} filter={filter} onChange={onChange} onDone={() => setOpen(false)} />
        </Popover.Dropdown>
      </Popover>
      <ActionIcon size={24} aria-label={t('filter.remove', { what: field.label })} onClick={onRemove}>
        <IconX size={13} />
      </ActionIcon>
    </span>
  );
}

function FilterForm({ field, filter, onChange, onDone }: { field: FieldMeta; filter: Filter; onChange: (filter: Filter) => void; onDone: () => void }) {
  const { t } = useApp();
  const [draft, setDraft] = useState(filter);
  const several = draft.operator === 'in';
  const asked: FieldMeta = {
    ...field,
    type: several ? (field.options === undefined ? 'references' : 'choices') : field.type === 'choices' ? 'choice' : field.type === 'references' ? 'reference' : ['long_text', 'rich_text', 'email', 'url', 'phone'].includes(field.type) ? 'text' : field.type,
    required: false,
  };
  const Edit = partOf(asked.type).Edit;
  const apply = (next: Filter) => {
    setDraft(next);
    onChange(next);
  };
  const edit = (value: unknown, key: string, set: (value: unknown) => void, autoFocus: boolean) =>
    Edit === undefined ? null : (
      <Edit key={key} id={`filter-${field.name}-${key}`} field={asked} label={autoFocus ? t('filter.value') : t('filter.until')} value={value} autoFocus={autoFocus} onChange={set} />
    );
  const bounds = Array.isArray(draft.value) ? draft.value : [];
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      <Select
        label={field.label}
        data={operatorsOf(field).map((operator) => ({ value: operator, label: t(`operator.${operator}`) }))}
        value={draft.operator}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(operator) =>
          operator !== null && apply({ field: field.name, operator, value: (operator === 'between') === (draft.operator === 'between') && (operator === 'in') === (draft.operator === 'in') ? draft.value : undefined })
        }
      />
      {NEEDS_NOTHING.includes(draft.operator)
        ? null
        : draft.operator === 'between'
          ? [
              edit(bounds[0], 'from', (from) => apply({ ...draft, value: [plain(from), bounds[1]] }), true),
              edit(bounds[1], 'until', (until) => apply({ ...draft, value: [bounds[0], plain(until)] }), false),
            ]
          : edit(draft.value, draft.operator, (value) => apply({ ...draft, value: plain(value) }), true)}
      <Button type="submit" fullWidth>
        {t('filter.done')}
      </Button>
    </form>
  );
}

/** Nothing is "not asked yet", and an empty text asks for nothing. */
function plain(value: unknown): unknown {
  return value === null || value === '' ? undefined : value;
}
