import { ActionIcon, Button, Checkbox, FileButton } from '@mantine/core';
import { IconCheck, IconPaperclip, IconPlus, IconTrash, IconX } from '../icons';
import { useState } from 'react';
import { addressOf, ask } from '../api/client';
import { useMetaIfThere } from '../meta/meta';
import type { FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { Value } from './Value';
import classes from './fields.module.css';
import { partOf } from './registry';
import type { DisplayProps, EditProps, FieldPart } from './types';

export const yesNo: FieldPart = {
  Display: ({ value }) => {
    const { t } = useApp();
    return value === true ? (
      <span className={classes.yes}>
        <IconCheck size={16} role="img" aria-label={t('value.yes')} />
      </span>
    ) : (
      <span>{t('value.no')}</span>
    );
  },
  Edit: ({ value, onChange, label, description, error, disabled, autoFocus, id, bare }) => (
    <Checkbox
      id={id}
      label={bare ? undefined : label}
      aria-label={bare ? label : undefined}
      description={description}
      error={error}
      disabled={disabled}
      autoFocus={autoFocus}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
      wrapperProps={{ 'data-tick': true }}
    />
  ),
  text: (value, formats) => (value === true ? formats.yes : value === false ? formats.no : ''),
  parse: (text) =>
    text.trim() === '' ? null : /^(yes|y|true|1|ano|tak|ja|wahr|pravda|prawda|是|x)$/i.test(text.trim()) ? true : /^(no|n|false|0|ne|nie|nein|falsch|nepravda|fałsz|否)$/i.test(text.trim()) ? false : undefined,
  width: 100,
  groups: 'values',
  states: [true, false],
};

interface FileValue {
  id: string;
  name: string;
  type?: string;
  size?: number;
}

const isFile = (value: unknown): value is FileValue => typeof value === 'object' && value !== null && 'id' in value;

function FileEdit({ value, onChange, label, error, disabled, required }: EditProps) {
  const { t } = useApp();
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const file = isFile(value) ? value : undefined;
  return (
    <div>
      <div className={classes.partLabel}>
        {label}
        {required ? ' *' : ''}
      </div>
      <div className={classes.pair}>
        {file !== undefined && <span className={classes.grow}>{file.name}</span>}
        <FileButton
          onChange={async (chosen) => {
            if (chosen === null) {
              return;
            }
            setBusy(true);
            setTrouble(undefined);
            try {
              const made = await ask<FileValue>(`files?name=${encodeURIComponent(chosen.name)}`, {
                method: 'POST',
                body: chosen,
                headers: { 'Content-Type': chosen.type || 'application/octet-stream' },
              });
              onChange({ ...made, name: made.name ?? chosen.name });
            } catch (refused) {
              setTrouble((refused as Error).message);
            } finally {
              setBusy(false);
            }
          }}
        >
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconPaperclip size={14} />} loading={busy} disabled={disabled}>
              {t(file === undefined ? 'field.choose_file' : 'field.other_file')}
            </Button>
          )}
        </FileButton>
        {file !== undefined && !required && (
          <ActionIcon aria-label={t('field.clear')} onClick={() => onChange(null)}>
            <IconX size={14} />
          </ActionIcon>
        )}
      </div>
      {(trouble ?? error) !== undefined && <div role="alert" className={classes.trouble}>{trouble ?? error}</div>}
    </div>
  );
}

export const file: FieldPart = {
  Display: ({ value, dense }) =>
    !isFile(value) ? (
      <>{String(value)}</>
    ) : dense ? (
      <>{value.name}</>
    ) : (
      <a className={classes.link} href={addressOf(`files/${value.id}`)} download={value.name}>
        {value.name}
      </a>
    ),
  Edit: FileEdit,
  text: (value) => (isFile(value) ? value.name : ''),
  width: 180,
};

/** Fields of a part that people read and fill; what the kernel keeps of it is of no interest to them. */
function partFields(fields: FieldMeta[]): FieldMeta[] {
  return fields.filter((field) => !field.system && field.read);
}

function PartsDisplay({ field, value, dense }: DisplayProps) {
  const { t } = useApp();
  const meta = useMetaIfThere(dense ? undefined : field.targets?.[0]);
  const parts = value as Rec[];
  if (dense) {
    return <>{t('field.parts', { count: parts.length })}</>;
  }
  return (
    <div>
      {parts.map((part) => (
        <div key={part.id} className={classes.partLine}>
          {meta !== undefined &&
            partFields(meta.fields)
              .filter((each) => part[each.name] !== null && part[each.name] !== undefined && part[each.name] !== false && part[each.name] !== '')
              .map((each) => (
                <span key={each.name} title={each.label}>
                  {/* that something holds is said by its name: a tick among values says nothing */}
                  {part[each.name] === true ? <span className={classes.partWord}>{each.label}</span> : <Value field={each} value={part[each.name]} record={part} />}
                </span>
              ))}
        </div>
      ))}
    </div>
  );
}

function PartsEdit({ field, value, onChange, label, error, id, disabled }: EditProps) {
  const { t } = useApp();
  const meta = useMetaIfThere(field.targets?.[0]);
  const parts = (value as Partial<Rec>[] | null | undefined) ?? [];
  const fields = meta === undefined ? [] : partFields(meta.fields).filter((each) => each.create || each.update);
  const set = (index: number, change: Partial<Rec>) => onChange(parts.map((part, at) => (at === index ? { ...part, ...change } : part)));
  return (
    <div className={classes.parts} role="group" aria-label={label}>
      <div className={classes.partTitle}>{label}</div>
      {parts.map((part, index) => (
        <div key={part.id ?? index} className={classes.part}>
          {fields.map((each) => {
            const Edit = partOf(each.type).Edit;
            return Edit === undefined ? null : (
              <Edit
                key={each.name}
                id={`${id}-${index}-${each.name}`}
                field={each}
                label={each.label}
                required={each.required}
                disabled={disabled}
                value={part[each.name]}
                onChange={(next) => set(index, { [each.name]: next })}
              />
            );
          })}
          <ActionIcon
            className={classes.partRemove}
            aria-label={t('field.remove_part', { what: meta?.label ?? '', number: index + 1 })}
            disabled={disabled}
            onClick={() => onChange(parts.filter((_part, at) => at !== index))}
          >
            <IconTrash size={15} />
          </ActionIcon>
        </div>
      ))}
      {error !== undefined && <div role="alert" className={classes.trouble}>{error}</div>}
      <div>
        <Button variant="subtle" leftSection={<IconPlus size={14} />} disabled={disabled || meta === undefined} onClick={() => onChange([...parts, {}])}>
          {t('field.add_part', { what: meta?.label ?? '' })}
        </Button>
      </div>
    </div>
  );
}

export const parts: FieldPart = {
  isWide: true,
  Display: PartsDisplay,
  Edit: PartsEdit,
  text: (value) => String(((value as unknown[] | null) ?? []).length),
  width: 120,
};

/** A stored condition; it is built by filters and shown as it is told. */
export const condition: FieldPart = {
  Display: ({ value, dense }) => <code className={dense ? undefined : classes.lines}>{JSON.stringify(value, null, dense ? 0 : 1)}</code>,
  text: (value) => (value == null ? '' : JSON.stringify(value)),
  width: 220,
};

/** A type that this client does not know yet: shown as it is, not edited. */
export const unknown: FieldPart = {
  Display: ({ value }) => <>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</>,
  text: (value) => (value == null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)),
};
