import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keep, update } from '../api/records';
import { refresh } from '../api/refresh';
import { currentOf } from '../api/problem';
import { Value } from '../fields/Value';
import { fieldOf, titleOf } from '../meta/meta';
import type { EntityMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import classes from './EditForm.module.css';
import { changed } from './form';
import { FormDrawer } from './FormDrawer';
import { RecordForm } from './RecordForm';
import { useRefusal } from './useRefusal';

interface Conflict {
  current: Rec;
  /** Fields that both changed. */
  names: string[];
}

/** Changes a record. What others saved meanwhile is shown by field, and nothing of either side is lost. */
export function EditForm({ meta, record, onClose }: { meta: EntityMeta; record: Rec; onClose: () => void }) {
  const client = useQueryClient();
  const [base, setBase] = useState(() => readable(meta, record));
  const [value, setValue] = useState<Partial<Rec>>(base);
  const [conflict, setConflict] = useState<Conflict>();
  const [busy, setBusy] = useState(false);
  const { errors, trouble, clear, refuse } = useRefusal(meta);
  const fields = meta.fields.filter((field) => field.update);
  const changes = changed(base, value, fields);
  const isTouched = Object.keys(changes).length > 0;

  async function save() {
    if (!isTouched) {
      onClose();
      return;
    }
    setBusy(true);
    clear();
    try {
      keep(client, meta.name, await update(meta.name, base.id, base.version, changes));
      refresh(client, meta.name, base.id);
      onClose();
    } catch (refused) {
      setBusy(false);
      const current = currentOf(refused);
      if (current === undefined) {
        refuse(refused);
      } else {
        meet(current);
      }
    }
  }

  /** What only they changed is taken over; what both changed is asked. */
  function meet(saved: Rec) {
    keep(client, meta.name, saved);
    const current = readable(meta, saved);
    setValue({ ...current, ...Object.fromEntries(Object.keys(changes).map((name) => [name, value[name]])) });
    setBase(current);
    setConflict({ current, names: Object.keys(changes).filter((name) => JSON.stringify(current[name]) !== JSON.stringify(base[name])) });
  }

  function take(name: string) {
    setValue((before) => ({ ...before, [name]: conflict?.current[name] }));
    setConflict((before) => before && { ...before, names: before.names.filter((each) => each !== name) });
  }

  return (
    <FormDrawer title={titleOf(meta, record)} isTouched={isTouched} busy={busy} trouble={trouble} onSave={() => void save()} onClose={onClose}>
      {conflict !== undefined && <Conflicts meta={meta} conflict={conflict} onTake={take} />}
      <RecordForm key={base.version} meta={meta} layout={meta.layouts.record} value={value} onChange={setValue} errors={errors} isNew={false} />
    </FormDrawer>
  );
}

/** Without what is shown by its end alone: nobody goes on typing behind that. */
function readable(meta: EntityMeta, record: Rec): Rec {
  const closed = meta.fields.filter((field) => !field.read).map((field) => [field.name, null]);
  return { ...record, ...Object.fromEntries(closed) };
}

function Conflicts({ meta, conflict, onTake }: { meta: EntityMeta; conflict: Conflict; onTake: (name: string) => void }) {
  const { t } = useApp();
  return (
    <div className={classes.conflict} role="alert">
      <strong>{t('form.changed_meanwhile')}</strong>
      <p>{t(conflict.names.length === 0 ? 'form.no_conflict' : 'form.conflict')}</p>
      {conflict.names.map((name) => {
        const field = fieldOf(meta, name)!;
        return (
          <div key={name} className={classes.theirs}>
            <span>{field.label}</span>
            <span className={classes.theirValue}>
              <Value field={field} value={conflict.current[name]} dense />
            </span>
            <Button variant="default" onClick={() => onTake(name)}>
              {t('form.take_theirs')}
            </Button>
          </div>
        );
      })}
    </div>
  );
}
