import { ActionIcon, Button, Select } from '@mantine/core';
import { useId } from 'react';
import { CURRENCIES } from '../../fields/currencies';
import { partOf } from '../../fields/registry';
import { IconX } from '../../icons';
import { fieldOf } from '../../meta/meta';
import type { EntityMeta, FieldMeta } from '../../meta/types';
import { useApp } from '../../shell/app';
import { fillable, keysOf, type Mapping, type Reading } from './columns';
import classes from './imports.module.css';
import { letters, type Table } from './source';

interface Props {
  meta: EntityMeta;
  table: Table;
  mapping: Mapping;
  onMapping: (mapping: Mapping) => void;
  onBack: () => void;
  onNext: () => void;
}

/** Which field each column fills, what all records are given besides, and what becomes of those that there are. */
export function ColumnsStep({ meta, table, mapping, onMapping, onBack, onNext }: Props) {
  const { t } = useApp();
  const fields = fillable(meta);
  const taken = new Set(mapping.columns.map((column) => column.field).filter((name) => name !== undefined));
  const isKnown = mapping.existing === 'make' || (mapping.key !== undefined && taken.has(mapping.key));
  const set = (column: number, change: Partial<Reading>) => onMapping({ ...mapping, columns: mapping.columns.map((each, at) => (at === column ? { ...each, ...change } : each)) });
  return (
    <>
      <ul className={classes.columns}>
        {table.heads.map((head, column) => (
          <ColumnLine key={column} head={head || letters(column)} values={valuesOf(table, column)} fields={fields} taken={taken} reading={mapping.columns[column]!} onChange={(change) => set(column, change)} />
        ))}
      </ul>
      <Everywhere meta={meta} fields={fields} taken={taken} mapping={mapping} onMapping={onMapping} />
      <Existing meta={meta} taken={taken} mapping={mapping} onMapping={onMapping} />
      <div className={classes.foot}>
        <Button variant="default" onClick={onBack}>
          {t('import.back')}
        </Button>
        <Button disabled={taken.size === 0 || !isKnown} onClick={onNext}>
          {t('import.to_check')}
        </Button>
      </div>
    </>
  );
}

/** The first values of a column that are not empty, each once. */
function valuesOf(table: Table, column: number): string[] {
  const values = new Set<string>();
  for (const line of table.lines.slice(0, 500)) {
    const cell = line.cells[column]!;
    if (cell !== '' && values.size < 3) {
      values.add(cell.length > 60 ? `${cell.slice(0, 60)}…` : cell);
    }
  }
  return [...values];
}

function ColumnLine({ head, values, fields, taken, reading, onChange }: { head: string; values: string[]; fields: FieldMeta[]; taken: Set<string>; reading: Reading; onChange: (change: Partial<Reading>) => void }) {
  const { t } = useApp();
  const field = fields.find((each) => each.name === reading.field);
  const { spelling, isMoney } = field === undefined ? {} : partOf(field.type);
  return (
    <li className={classes.column} data-out={field === undefined || undefined}>
      <div className={classes.from}>
        <div className={classes.strong}>{head}</div>
        <div className={classes.values}>{values.length === 0 ? t('import.empty_column') : values.join(' · ')}</div>
      </div>
      <div className={classes.to}>
        <Select
          aria-label={t('import.field_of', { column: head })}
          placeholder={t('import.left_out')}
          data={fields.map(({ name, label }) => ({ value: name, label, disabled: taken.has(name) && name !== reading.field }))}
          value={reading.field ?? null}
          searchable
          allowDeselect={false}
          clearable
          clearButtonProps={{ 'aria-label': t('field.clear') }}
          nothingFoundMessage={t('import.no_field')}
          onChange={(next) => onChange({ field: next ?? undefined })}
        />
        {spelling === 'number' && (
          <Select
            aria-label={t('import.decimals_of', { column: head })}
            data={[
              { value: 'comma', label: '1 234,5' },
              { value: 'point', label: '1,234.5' },
            ]}
            value={reading.decimals}
            allowDeselect={false}
            onChange={(next) => onChange({ decimals: next as Reading['decimals'] })}
          />
        )}
        {isMoney === true && <Select aria-label={t('import.currency_of', { column: head })} data={CURRENCIES} value={reading.currency} allowDeselect={false} searchable onChange={(next) => onChange({ currency: next! })} />}
        {spelling === 'day' && (
          <Select
            aria-label={t('import.order_of', { column: head })}
            data={[
              { value: 'day', label: t('import.day_first') },
              { value: 'month', label: t('import.month_first') },
            ]}
            value={reading.order}
            allowDeselect={false}
            onChange={(next) => onChange({ order: next as Reading['order'] })}
          />
        )}
      </div>
    </li>
  );
}

/** What no column fills and all records are given: what they must have, and whatever else somebody adds. */
function Everywhere({ meta, fields, taken, mapping, onMapping }: { meta: EntityMeta; fields: FieldMeta[]; taken: Set<string>; mapping: Mapping; onMapping: (mapping: Mapping) => void }) {
  const { t } = useApp();
  const id = useId();
  const editable = meta.fields.filter((field) => !field.system && field.create && field.moved !== true && partOf(field.type).Edit !== undefined && !taken.has(field.name));
  const needed = editable.filter((field) => field.required);
  const shown = [...needed, ...Object.keys(mapping.everywhere).flatMap((name) => editable.filter((field) => field.name === name && !field.required))];
  const missing = needed.filter((field) => mapping.everywhere[field.name] == null);
  const set = (name: string, value: unknown) => onMapping({ ...mapping, everywhere: { ...mapping.everywhere, [name]: value } });
  const remove = (name: string) => onMapping({ ...mapping, everywhere: Object.fromEntries(Object.entries(mapping.everywhere).filter(([key]) => key !== name)) });
  return (
    <section className={classes.section} aria-label={t('import.everywhere')}>
      <h3 className={classes.name}>{t('import.everywhere')}</h3>
      <p className={classes.faint}>{t('import.everywhere_text')}</p>
      {missing.length > 0 && (
        <p className={classes.warning} role="status">
          {t('import.missing', { fields: missing.map((field) => field.label).join(', ') })}
        </p>
      )}
      <div className={classes.fixed}>
        {shown.map((field) => {
          const Edit = partOf(field.type).Edit!;
          return (
            <div key={field.name} className={classes.one}>
              <div className={classes.grow}>
                <Edit id={`${id}-${field.name}`} field={field} label={field.label} required={field.required} value={mapping.everywhere[field.name]} onChange={(next) => set(field.name, next)} meta={meta} />
              </div>
              {!field.required && (
                <ActionIcon className={classes.remove} aria-label={t('import.remove_value', { field: field.label })} onClick={() => remove(field.name)}>
                  <IconX size={14} />
                </ActionIcon>
              )}
            </div>
          );
        })}
        <Select
          key={shown.length}
          label={t('import.add_value')}
          placeholder={t('import.choose_field')}
          data={fields.filter((field) => !taken.has(field.name) && !shown.includes(field)).map(({ name, label }) => ({ value: name, label }))}
          value={null}
          searchable
          nothingFoundMessage={t('import.no_field')}
          onChange={(next) => next !== null && set(next, null)}
        />
      </div>
    </section>
  );
}

function Existing({ meta, taken, mapping, onMapping }: { meta: EntityMeta; taken: Set<string>; mapping: Mapping; onMapping: (mapping: Mapping) => void }) {
  const { t } = useApp();
  const keys = keysOf(meta).filter((field) => taken.has(field.name));
  const mayChange = (meta.may.update ?? []).some((right) => right !== 'none');
  const key = mapping.key !== undefined && taken.has(mapping.key) ? fieldOf(meta, mapping.key) : undefined;
  return (
    <section className={classes.section} aria-label={t('import.existing')}>
      <h3 className={classes.name}>{t('import.existing')}</h3>
      <div className={classes.fixed}>
        <Select
          label={t('import.existing_do')}
          data={[
            { value: 'make', label: t('import.existing_make') },
            ...(keys.length > 0 ? [{ value: 'skip', label: t('import.existing_skip') }] : []),
            ...(keys.length > 0 && mayChange ? [{ value: 'change', label: t('import.existing_change') }] : []),
          ]}
          value={mapping.existing}
          allowDeselect={false}
          onChange={(next) => onMapping({ ...mapping, existing: next as Mapping['existing'], key: key?.name ?? keys[0]?.name })}
        />
        {mapping.existing !== 'make' && (
          <Select label={t('import.known_by')} data={keys.map(({ name, label }) => ({ value: name, label }))} value={key?.name ?? null} allowDeselect={false} onChange={(next) => onMapping({ ...mapping, key: next! })} />
        )}
      </div>
    </section>
  );
}
