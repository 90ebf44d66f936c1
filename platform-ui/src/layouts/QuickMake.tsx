import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../api/problem';
import { create } from '../api/records';
import { refresh } from '../api/refresh';
import { partOf } from '../fields/registry';
import { written } from '../fields/written';
import { fieldOf, titleOf } from '../meta/meta';
import type { EntityMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { useOnce } from '../shell/once';
import { say, sayTrouble } from '../shell/toasts';
import classes from './Board.module.css';
import type { LaneSpec } from './lanes';

interface Props {
  meta: EntityMeta;
  lane: LaneSpec;
  start: Partial<Rec>;
  /** Opens the whole form with what is there already. */
  onForm: (start: Partial<Rec>) => void;
  onClose: () => void;
}

/** Makes a record of its name alone; what needs more is asked for in the whole form. */
export function QuickMake({ meta, lane, start, onForm, onClose }: Props) {
  const { t } = useApp();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const once = useOnce();
  const title = meta.title.length === 1 ? fieldOf(meta, meta.title[0]!) : undefined;
  const isByName = title !== undefined && title.create && partOf(title.type).groups === 'values' && partOf(title.type).lanes === undefined;

  async function save() {
    if (name.trim() === '' || !isByName) {
      return;
    }
    const values = { ...start, [title.name]: name.trim() };
    const sent = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, written(value)]));
    setBusy(true);
    try {
      const made = await create(meta.name, sent, once(sent));
      refresh(client, meta.name);
      say(t('layout.made', { what: titleOf(meta, made) }));
      // the next one is most probably made here too
      once.done();
      setName('');
    } catch (refused) {
      if (refused instanceof Problem && refused.fields.length > 0) {
        onForm(values);
        onClose();
      } else {
        sayTrouble(refused, t);
      }
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      className={classes.quick}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {isByName && <TextInput autoFocus aria-label={title.label} placeholder={title.label} value={name} onChange={(event) => setName(event.currentTarget.value)} />}
      <div className={classes.quickButtons}>
        {isByName && (
          <Button type="submit" loading={busy} disabled={name.trim() === ''}>
            {t('board.make')}
          </Button>
        )}
        <Button
          variant="default"
          aria-label={`${t('board.form')} ${lane.label}`}
          onClick={() => {
            onForm(name.trim() === '' || title === undefined ? start : { ...start, [title.name]: name.trim() });
            onClose();
          }}
        >
          {t('board.form')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
