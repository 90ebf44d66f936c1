import { useId, useSyncExternalStore } from 'react';
import { looksNow, onLooks, partOf, partOfField } from '../fields/registry';
import type { EntityMeta, LayoutMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { fixedOf, requiredOf, sectionsOf } from './form';
import classes from './RecordForm.module.css';

interface Props {
  meta: EntityMeta;
  layout: LayoutMeta | undefined;
  value: Partial<Rec>;
  onChange: (value: Partial<Rec>) => void;
  errors: Readonly<Record<string, string>>;
  isNew: boolean;
}

/** The one form in which records are made and changed; conditions that the server enforces show at once. */
export function RecordForm({ meta, layout, value, onChange, errors, isNew }: Props) {
  const { session } = useApp();
  const id = useId();
  // plugins that are late have their say too
  useSyncExternalStore(onLooks, looksNow);
  const me = session.user.id;
  const required = requiredOf(meta, value, me);
  const fixed = fixedOf(meta, value, me);
  const sections = sectionsOf(meta, layout, value, me, (field) => (isNew ? field.create : field.update) && partOf(field.type).Edit !== undefined);
  let isFirst = true;
  return (
    <div className={classes.form}>
      {sections.map(({ section, fields }) => (
        <fieldset key={section.name} className={classes.section}>
          {sections.length > 1 && section.label !== '' && <legend className={classes.legend}>{section.label}</legend>}
          <div className={classes.fields}>
            {fields.map((field) => {
              const Edit = partOfField(field).Edit!;
              const autoFocus = isFirst;
              isFirst = false;
              return (
                <div key={field.name} className={classes.field} data-wide={partOf(field.type).isWide || undefined}>
                  <Edit
                    id={`${id}-${field.name}`}
                    field={field}
                    label={field.label}
                    description={field.help}
                    required={required.has(field.name)}
                    disabled={fixed.has(field.name)}
                    error={errors[field.name]}
                    autoFocus={autoFocus}
                    value={value[field.name]}
                    onChange={(next) => onChange({ ...value, [field.name]: next })}
                  />
                </div>
              );
            })}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
