import { ActionIcon, Button, Checkbox, Drawer, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Plan } from '../../api/platform';
import { IconPlus, IconTrash } from '../../icons';
import type { Rec } from '../../meta/types';
import { useApp } from '../../shell/app';
import { useLeave, useTouched } from '../../shell/unsaved';
import classes from './admin.module.css';
import { useWish } from './useWish';
import { nameOf, said, WordsEdit, wordsOf, type Words } from './words';

interface Item {
  value: string;
  label: string;
}

interface Props {
  /** The field that is changed; absent for a new one. */
  field?: Rec;
  /** The entity of a new one, where one is looked at. */
  entity?: string;
  entities: Item[];
  types: Item[];
  onClose: () => void;
  onPlan: (plan: Plan) => void;
}

/** What each type asks for beside its name. */
const HAVE_VALUES = ['choice', 'choices'];
const HAVE_TARGETS = ['reference', 'references'];
const HAVE_LENGTH = ['text', 'long_text', 'email', 'phone', 'url'];

/** An own field, from its label to a plan. */
export function FieldForm({ field, entity: looked, entities, types, onClose, onPlan }: Props) {
  const { t } = useApp();
  const isNew = field === undefined;
  const former = isNew ? '' : String(field.field_name).replace(/^x_/, '');
  const [entity, setEntity] = useState<string | null>(isNew ? (looked ?? null) : String(field.entity_name));
  const [label, setLabel] = useState(isNew ? '' : String(field.label));
  const [name, setName] = useState<string | undefined>(isNew ? undefined : former);
  const [type, setType] = useState<string | null>(isNew ? 'text' : String(field.type));
  const [values, setValues] = useState<{ name?: string; label: string }[]>([{ label: '' }, { label: '' }]);
  const [targets, setTargets] = useState<string[]>(isNew ? [] : String(field.targets ?? '').split(',').map((each) => each.trim()).filter((each) => each !== ''));
  const [length, setLength] = useState<number | string>(isNew ? '' : ((field.max_length as number | null) ?? ''));
  const [help, setHelp] = useState(isNew ? '' : String(field.explanation ?? ''));
  const [flags, setFlags] = useState({
    required: field?.required === true,
    unique: field?.is_unique === true,
    searchable: field?.searchable === true,
    sensitive: field?.sensitive === true,
    encrypted: field?.encrypted === true,
  });
  const [words, setWords] = useState<Words>(isNew ? {} : wordsOf(field.words));
  const { errors, trouble, busy, ask } = useWish(onPlan);
  const leave = useLeave(useTouched([entity, label, name, type, values, targets, length, help, flags, words]), busy, onClose);
  const called = name ?? nameOf(label);
  const hasValues = HAVE_VALUES.includes(type ?? '');
  const asksValues = hasValues && (isNew || !HAVE_VALUES.includes(String(field.type)));
  const hasTargets = HAVE_TARGETS.includes(type ?? '');

  function send() {
    const filled = values.filter((value) => value.label.trim() !== '').map((value) => ({ name: value.name ?? (nameOf(value.label) || 'value'), label: value.label.trim() }));
    void ask(
      {
        entity,
        field: called,
        ...(!isNew && called !== former ? { formerly: former } : {}),
        ...(isNew || type !== field.type ? { type } : {}),
        label: label.trim(),
        ...flags,
        ...(asksValues ? { values: filled } : {}),
        ...(isNew && hasTargets ? { targets } : {}),
        ...(HAVE_LENGTH.includes(type ?? '') && length !== '' ? { max_length: Number(length) } : {}),
        ...(help.trim() !== '' || !isNew ? { help: help.trim() === '' ? null : help.trim() } : {}),
        ...(said(words) === undefined && isNew ? {} : { words: said(words) ?? null }),
      },
      ['entity', 'field', 'type', 'label', 'values', 'targets', 'max_length', 'help'],
    );
  }

  const check = (flag: keyof typeof flags, text: string) => (
    <Checkbox key={flag} label={t(text)} checked={flags[flag]} onChange={(event) => setFlags((before) => ({ ...before, [flag]: event.target.checked }))} />
  );

  return (
    <Drawer opened position="right" size={520} onClose={leave} title={t(isNew ? 'own.new_field' : 'own.change_field', { what: label })} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Select label={t('own.of')} data={entities} value={entity} searchable required disabled={!isNew} error={errors.entity} onChange={setEntity} />
        <TextInput label={t('own.label')} value={label} required maxLength={200} error={errors.label} data-autofocus onChange={(event) => setLabel(event.currentTarget.value)} />
        <div className={classes.pair}>
          <Select label={t('own.type')} data={types} value={type} allowDeselect={false} searchable required error={errors.type} onChange={setType} />
          <TextInput label={t('own.name')} description={t(isNew ? 'own.name_text' : 'own.rename_text')} value={called} maxLength={40} error={errors.field} onChange={(event) => setName(event.currentTarget.value)} />
        </div>
        {asksValues && (
          <div role="group" aria-label={t('own.values')}>
            <div className={classes.label}>{t('own.values')}</div>
            {values.map((value, index) => (
              <div key={index} className={classes.value}>
                <TextInput
                  aria-label={t('own.value', { number: index + 1 })}
                  value={value.label}
                  onChange={(event) => {
                    const text = event.currentTarget.value;
                    setValues((before) => before.map((each, at) => (at === index ? { ...each, label: text } : each)));
                  }}
                />
                <ActionIcon aria-label={t('own.remove_value', { number: index + 1 })} onClick={() => setValues((before) => before.filter((_each, at) => at !== index))}>
                  <IconTrash size={15} />
                </ActionIcon>
              </div>
            ))}
            <Button variant="subtle" leftSection={<IconPlus size={14} />} onClick={() => setValues((before) => [...before, { label: '' }])}>
              {t('own.add_value')}
            </Button>
            {errors.values !== undefined && (
              <div className={classes.why} role="alert">
                {errors.values}
              </div>
            )}
          </div>
        )}
        {hasValues && !asksValues && <p className={classes.facts}>{t('own.values_text')}</p>}
        {hasTargets && <MultiSelect label={t('own.targets')} data={entities} value={targets} searchable disabled={!isNew} error={errors.targets} onChange={setTargets} />}
        {HAVE_LENGTH.includes(type ?? '') && <NumberInput label={t('own.max_length')} min={1} value={length} error={errors.max_length} onChange={setLength} />}
        <Textarea label={t('own.help')} description={t('own.help_text')} autosize minRows={2} value={help} error={errors.help} onChange={(event) => setHelp(event.currentTarget.value)} />
        <div className={classes.checks}>
          {check('required', 'own.required')}
          {check('unique', 'own.unique')}
          {check('searchable', 'own.searchable')}
          {check('sensitive', 'own.sensitive')}
          {check('encrypted', 'own.encrypted')}
        </div>
        <WordsEdit keys={{ label: t('own.label') }} value={words} onChange={setWords} />
        {trouble !== undefined && (
          <div className={classes.why} role="alert">
            {trouble}
          </div>
        )}
        <div className={classes.foot}>
          <Button variant="default" onClick={leave}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={entity === null || label.trim() === ''}>
            {t('own.show_plan')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
