import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { create, keep } from '../api/records';
import { refresh } from '../api/refresh';
import { pageOf } from '../meta/meta';
import type { EntityMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { useOnce } from '../shell/once';
import { changed } from './form';
import { FormDrawer } from './FormDrawer';
import { RecordForm } from './RecordForm';
import { useRefusal } from './useRefusal';

/** Where a record is made. */
export function MakeForm({ meta, start = {}, onClose, onMade }: { meta: EntityMeta; start?: Partial<Rec>; onClose: () => void; onMade?: (record: Rec) => void }) {
  const { t } = useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [value, setValue] = useState<Partial<Rec>>(start);
  const [busy, setBusy] = useState(false);
  const { errors, trouble, clear, refuse } = useRefusal(meta);
  const once = useOnce();

  async function save() {
    setBusy(true);
    clear();
    try {
      const values = changed({}, value, meta.fields);
      const made = await create(meta.name, values, once(values));
      keep(client, meta.name, made);
      refresh(client, meta.name);
      onClose();
      if (onMade !== undefined) {
        onMade(made);
      } else {
        void navigate({ to: pageOf({ entity: meta.name, id: made.id }) });
      }
    } catch (refused) {
      setBusy(false);
      refuse(refused);
    }
  }

  return (
    <FormDrawer
      title={t('list.new', { what: meta.label })}
      isTouched={Object.keys(changed(start, value, meta.fields)).length > 0}
      busy={busy}
      trouble={trouble}
      onSave={() => void save()}
      onClose={onClose}
    >
      <RecordForm meta={meta} layout={meta.layouts.create ?? meta.layouts.record} value={value} onChange={setValue} errors={errors} isNew />
    </FormDrawer>
  );
}
