import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { run } from '../api/records';
import { refresh } from '../api/refresh';
import { Problem } from '../api/problem';
import { partOf } from '../fields/registry';
import { written } from '../fields/written';
import { plainField } from '../meta/plain';
import type { ActionMeta, EntityMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { useOnce } from '../shell/once';
import { say, sayTrouble, whyOf } from '../shell/toasts';
import { useLeave } from '../shell/unsaved';
import classes from './ActionForm.module.css';

interface Props {
  meta: EntityMeta;
  record: Rec;
  action: ActionMeta;
  onClose: () => void;
  /** When it was done. */
  onDone?: () => void;
}

/** Does something with a record; asks for what it needs first. */
export function ActionForm({ meta, record, action, onClose, onDone }: Props) {
  const { t } = useApp();
  const client = useQueryClient();
  const [input, setInput] = useState<Record<string, unknown>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const once = useOnce();
  const isAsked = action.input.length > 0;
  const isTouched = Object.values(input).some((value) => value !== null && value !== undefined && value !== '');
  const leave = useLeave(isTouched, busy, onClose);
  const begun = useRef(false);

  async function start() {
    setBusy(true);
    setTrouble(undefined);
    setErrors({});
    try {
      const values = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, written(value)]));
      // not by the version: where the answer was lost, the record has another one by now
      await run(meta.name, record.id, action.name, record.version, values, once([record.id, action.name, values]));
      refresh(client, meta.name, record.id);
      void client.invalidateQueries({ queryKey: ['records'] });
      say(t(action.behind ? 'action.begun' : 'action.done', { what: action.label }));
      onDone?.();
      onClose();
    } catch (refused) {
      setBusy(false);
      if (!isAsked) {
        sayTrouble(refused, t);
        refresh(client, meta.name, record.id);
        onClose();
      } else if (refused instanceof Problem && refused.fields.length > 0) {
        setErrors(Object.fromEntries(refused.fields.map((each) => [each.field, each.reason])));
        setTrouble(refused.fields.filter((each) => !action.input.some((field) => field.name === each.field)).map((each) => [meta.fields.find((field) => field.name === each.field)?.label, each.reason].filter((word) => word !== undefined).join(': ')).join(' · ') || undefined);
      } else {
        setTrouble(whyOf(refused, t));
      }
    }
  }

  useEffect(() => {
    if (!isAsked && !begun.current) {
      begun.current = true;
      void start();
    }
  });

  if (!isAsked) {
    return null;
  }
  return (
    <Modal opened onClose={leave} title={action.label} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) {
            void start();
          }
        }}
      >
        {action.help !== undefined && <p className={classes.help}>{action.help}</p>}
        {action.input.map((field, index) => {
          const asked = plainField(field);
          const Edit = partOf(asked.type).Edit;
          return Edit === undefined ? null : (
            <Edit
              key={field.name}
              id={`input-${field.name}`}
              field={asked}
              label={field.label}
              description={field.help}
              required={field.required}
              autoFocus={index === 0}
              error={errors[field.name]}
              value={input[field.name]}
              onChange={(value) => setInput((before) => ({ ...before, [field.name]: value }))}
            />
          );
        })}
        {trouble !== undefined && (
          <div className={classes.trouble} role="alert">
            {trouble}
          </div>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={leave}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {action.label}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
