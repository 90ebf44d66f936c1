import { Button, Select, TagsInput } from '@mantine/core';
import { areTyped, askedOf, operatorsOf } from '../fields/asking';
import { useFormats } from '../fields/formats';
import { NEEDS_NOTHING, NEEDS_SEVERAL, operatorWord } from '../fields/operators';
import { partOf } from '../fields/registry';
import { usePath } from '../meta/paths';
import type { EntityMeta, FieldMeta } from '../meta/types';
import { useApp } from '../shell/app';
import classes from './Filters.module.css';
import type { Filter } from './nodes';

/** What is asked of one field, in a chip. */
export function FilterForm({ meta, filter, onChange, onDone }: { meta: EntityMeta; filter: Filter; onChange: (filter: Filter) => void; onDone: () => void }) {
  const { t } = useApp();
  const found = usePath(meta, filter.field);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      {found != null && (
        <>
          <Operator field={found.field} label={found.label} filter={filter} onChange={onChange} />
          <Operand field={found.field} filter={filter} onChange={onChange} isLabelled />
        </>
      )}
      <Button type="submit" fullWidth>
        {t('filter.done')}
      </Button>
    </form>
  );
}

interface PartProps {
  field: FieldMeta;
  filter: Filter;
  onChange: (filter: Filter) => void;
}

/** What kind of value an operator takes: one cannot stand where another kind is meant. */
const kindOf = (operator: string) => (operator === 'between' ? 'bounds' : NEEDS_SEVERAL.includes(operator) ? 'several' : 'one');

export function Operator({ field, label, filter, onChange, isBare }: PartProps & { label: string; isBare?: boolean }) {
  const { t } = useApp();
  const operators = operatorsOf(field);
  return (
    <Select
      label={isBare ? undefined : label}
      aria-label={isBare ? t('filter.operator', { what: label }) : undefined}
      data={(operators.includes(filter.operator) ? operators : [filter.operator, ...operators]).map((operator) => ({ value: operator, label: operatorWord(operator, t) }))}
      value={filter.operator}
      allowDeselect={false}
      comboboxProps={{ withinPortal: isBare === true }}
      onChange={(operator) =>
        operator !== null && onChange({ field: filter.field, operator, ...(kindOf(operator) === kindOf(filter.operator) ? { value: filter.value } : {}) })
      }
    />
  );
}

export function Operand({ field, filter, onChange, isLabelled }: PartProps & { isLabelled?: boolean }) {
  const { t } = useApp();
  const formats = useFormats();
  if (NEEDS_NOTHING.includes(filter.operator)) {
    return null;
  }
  const asked = askedOf(field, filter.operator);
  const label = t('filter.value');
  const set = (value: unknown) => onChange({ ...filter, value: plain(value) });
  if (areTyped(field, filter.operator)) {
    const part = partOf(field.type);
    return (
      <TagsInput
        size="xs"
        label={isLabelled ? label : undefined}
        aria-label={label}
        description={t('filter.typed')}
        splitChars={[';', '\n']}
        value={((filter.value as unknown[] | undefined) ?? []).map((each) => part.text(each, formats, field))}
        onChange={(texts) => set(texts.map((text) => part.parse?.(text, field, formats.locale) ?? text))}
      />
    );
  }
  const Edit = partOf(asked.type).Edit;
  if (Edit === undefined) {
    return null;
  }
  const edit = (value: unknown, key: string, said: string, put: (value: unknown) => void, autoFocus: boolean) => (
    <Edit key={`${filter.operator} ${key}`} id={`filter-${field.name}-${key}`} field={asked} label={said} value={value} autoFocus={autoFocus && isLabelled} onChange={put} />
  );
  if (filter.operator === 'between') {
    const bounds = Array.isArray(filter.value) ? filter.value : [];
    return (
      <>
        {edit(bounds[0], 'from', label, (from) => onChange({ ...filter, value: [plain(from), bounds[1]] }), true)}
        {edit(bounds[1], 'until', t('filter.until'), (until) => onChange({ ...filter, value: [bounds[0], plain(until)] }), false)}
      </>
    );
  }
  return edit(filter.value, 'value', label, set, true);
}

/** Nothing is "not asked yet", and an empty text asks for nothing. */
function plain(value: unknown): unknown {
  return value === null || value === '' ? undefined : value;
}
