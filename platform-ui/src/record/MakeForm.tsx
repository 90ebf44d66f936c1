import { Button, Drawer } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { create, keep, refresh } from '../api/records';
import { Problem } from '../api/problem';
import type { EntityMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { whyOf } from '../shell/toasts';
import { changed } from './form';
import classes from './MakeForm.module.css';
import { RecordForm } from './RecordForm';

/** Where a record is made. What was typed stays until it is saved or thrown away on purpose. */
export function MakeForm({ meta, start, onClose, onMade }: { meta: EntityMeta; start?: Partial<Rec>; onClose: () => void; onMade?: (record: Rec) => void }) {
  const { t } = useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [value, setValue] = useState<Partial<Rec>>(start ?? {});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  // the same record, however often it is sent
  const once = useRef(crypto.randomUUID());

  async function save() {
    setBusy(true);
    setTrouble(undefined);
    setErrors({});
    try {
      const made = await create(meta.name, changed({}, value, meta.fields), once.current);
      keep(client, meta.name, made);
      refresh(client, meta.name);
      onClose();
      if (onMade !== undefined) {
        onMade(made);
      } else {
        const [plugin, entity] = meta.name.split('.') as [string, string];
        void navigate({ to: '/$plugin/$entity/$id', params: { plugin, entity, id: made.id } });
      }
    } catch (refused) {
      // what was refused is another request when it is sent again with other values
      once.current = crypto.randomUUID();
      setBusy(false);
      if (refused instanceof Problem && refused.fields.length > 0) {
        setErrors(Object.fromEntries(refused.fields.map((each) => [each.field.split(/[.[]/)[0]!, each.reason])));
        const named = refused.fields.filter((each) => !meta.fields.some((field) => field.name === each.field.split(/[.[]/)[0]));
        const general = refused.message !== refused.body.title ? refused.message : '';
        setTrouble([general, ...named.map((each) => each.reason)].filter((text) => text !== '').join(' · ') || t('form.look_at_fields'));
      } else {
        setTrouble(whyOf(refused, t));
      }
    }
  }

  const isTouched = Object.keys(changed(start ?? {}, value, meta.fields)).length > 0;
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
      title={t('list.new', { what: meta.label })}
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
          <RecordForm meta={meta} layout={meta.layouts.create ?? meta.layouts.record} value={value} onChange={setValue} errors={errors} isNew />
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
