import { Button, Modal } from '@mantine/core';
import { useId, useState } from 'react';
import { partOf } from '../fields/registry';
import { written } from '../fields/written';
import { plainField } from '../meta/plain';
import type { FormField } from '../sdk/contract';
import { useApp } from '../shell/app';
import type { FormQuestion } from './dialogs';
import classes from './PluginRoot.module.css';

/** A plugin asks for values in the client's own form. */
export function FormDialog({ asked, onDone }: { asked: FormQuestion; onDone: (values: Record<string, unknown> | false) => void }) {
  const { t } = useApp();
  const id = useId();
  const [values, setValues] = useState<Record<string, unknown>>(asked.values ?? {});
  const [isTried, setTried] = useState(false);
  const isMissing = (field: FormField) => field.required === true && (values[field.name] === undefined || values[field.name] === null || values[field.name] === '');

  function finish() {
    setTried(true);
    if (!asked.fields.some(isMissing)) {
      onDone(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, written(value)])));
    }
  }

  return (
    <Modal opened onClose={() => onDone(false)} title={asked.title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          finish();
        }}
      >
        {asked.text !== undefined && <p className={classes.text}>{asked.text}</p>}
        {asked.fields.map((field, index) => {
          const Edit = partOf(field.type).Edit;
          return Edit === undefined ? null : (
            <Edit
              key={field.name}
              id={`${id}-${field.name}`}
              field={plainField(field)}
              label={field.label}
              description={field.help}
              required={field.required}
              autoFocus={index === 0}
              error={isTried && isMissing(field) ? t('plugin.needed') : undefined}
              value={values[field.name]}
              onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
            />
          );
        })}
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => onDone(false)}>
            {t('action.cancel')}
          </Button>
          <Button type="submit">{asked.button ?? t('action.save')}</Button>
        </div>
      </form>
    </Modal>
  );
}
