import { Button, Drawer } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keep, refresh, update } from '../api/records';
import { Problem } from '../api/problem';
import { Value } from '../fields/Value';
import { fieldOf, titleOf } from '../meta/meta';
import type { EntityMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { whyOf } from '../shell/toasts';
import { changed } from './form';
import classes from './MakeForm.module.css';
import { RecordForm } from './RecordForm';

/** Changes a record. What others saved meanwhile is shown by field, and nothing of either side is lost. */
export function EditForm({ meta, record, onClose }: { meta: EntityMeta; record: Rec; onClose: () => void }) {
  const { t } = useApp();
  const client = useQueryClient();
  const [base, setBase] = useState(record);
  const [value, setValue] = useState<Partial<Rec>>(record);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [conflicts, setConflicts] = useState<{ current: Rec; names: string[] }>();
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const fields = meta.fields.filter((field) => field.update);

  async function save() {
    const changes = changed(base, value, fields);
    if (Object.keys(changes).length === 0) {
      onClose();
      return;
    }
    setBusy(true);
    setTrouble(undefined);
    setErrors({});
    try {
      const saved = await update(meta.name, base.id, base.version, changes);
      keep(client, meta.name, saved);
      refresh(client, meta.name, base.id);
      onClose();
    } catch (refused) {
      setBusy(false);
      if (refused instanceof Problem && refused.code === 'STALE' && typeof refused.body.current === 'object') {
        const current = refused.body.current as Rec;
        const names = fields.map((field) => field.name).filter((name) => name in changes && JSON.stringify(current[name]) !== JSON.stringify(base[name]));
        keep(client, meta.name, current);
        // what only they changed is taken over; what both changed is asked
        setValue({ ...current, ...Object.fromEntries(Object.keys(changes).map((name) => [name, value[name]])) });
        setBase(current);
        setConflicts({ current, names });
      } else if (refused instanceof Problem && refused.fields.length > 0) {
        setErrors(Object.fromEntries(refused.fields.map((each) => [each.field.split(/[.[]/)[0]!, each.reason])));
        setTrouble(refused.message !== refused.body.title ? refused.message : t('form.look_at_fields'));
      } else {
        setTrouble(whyOf(refused, t));
      }
    }
  }

  const isTouched = Object.keys(changed(base, value, fields)).length > 0;
  return (
    <Drawer
      opened
      position="right"
      size={560}
      onClose={() => {
        if (!isTouched || window.confirm(t('form.throw_away'))) {
          onClose();
        }
      }}
      title={titleOf(meta, record)}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      classNames={{ body: classes.body, content: classes.content }}
    >
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void save();
          }
        }}
      >
        <div className={classes.scroll}>
          {conflicts !== undefined && (
            <div className={classes.conflict} role="alert">
              <strong>{t('form.changed_meanwhile')}</strong>
              <p>{t(conflicts.names.length === 0 ? 'form.no_conflict' : 'form.conflict')}</p>
              {conflicts.names.map((name) => {
                const field = fieldOf(meta, name)!;
                return (
                  <div key={name} className={classes.theirs}>
                    <span>{field.label}</span>
                    <span className={classes.theirValue}>
                      <Value field={field} value={conflicts.current[name]} dense />
                    </span>
                    <Button
                      variant="default"
                      onClick={() => {
                        setValue((before) => ({ ...before, [name]: conflicts.current[name] }));
                        setConflicts({ ...conflicts, names: conflicts.names.filter((each) => each !== name) });
                      }}
                    >
                      {t('form.take_theirs')}
                    </Button>
                  </div>
                );
              })}
            </div>
          )}
          <RecordForm key={base.version} meta={meta} layout={meta.layouts.record} value={value} onChange={setValue} errors={errors} isNew={false} />
        </div>
        <div className={classes.foot}>
          {trouble !== undefined && (
            <div className={classes.trouble} role="alert">
              {trouble}
            </div>
          )}
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={busy} title="Ctrl Enter">
            {t('action.save')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
