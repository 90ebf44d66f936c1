import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { currentOf, Problem } from '../api/problem';
import { keep, recordOf, update } from '../api/records';
import { written } from '../fields/written';
import { titleOf } from '../meta/meta';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { say, sayTrouble } from '../shell/toasts';

/** Saves what was typed into a cell: shown at once, taken back on request, put back with its reason when the server refuses it. */
export function useCellSave(meta: EntityMeta): (record: Rec, field: FieldMeta, value: unknown) => Promise<void> {
  const { t } = useApp();
  const client = useQueryClient();
  const store = useCallback(
    async (record: Rec, field: FieldMeta, value: unknown): Promise<void> => {
      const before = record[field.name] ?? null;
      if (JSON.stringify(written(before)) === JSON.stringify(written(value ?? null))) {
        return;
      }
      const set = (of: Rec, to: unknown) => update(meta.name, of.id, of.version, { [field.name]: written(to) });
      keep(client, meta.name, { ...record, [field.name]: value });
      try {
        const saved = await set(record, value);
        keep(client, meta.name, saved);
        say(t('list.changed', { what: titleOf(meta, saved), field: field.label }), t('action.undo'), async () => {
          try {
            keep(client, meta.name, await set(saved, before));
          } catch (refused) {
            sayTrouble(refused, t);
          }
        });
      } catch (refused) {
        const now = currentOf(refused) ?? record;
        keep(client, meta.name, now);
        // another value is asked for where this one is wrong; else it is kept for a further try, on the record as it is by then
        const isWrong = refused instanceof Problem && (refused.fields.length > 0 || refused.status === 403 || refused.status === 404);
        sayTrouble(refused, t, isWrong ? undefined : () => store(client.getQueryData(recordOf(meta.name, record.id).queryKey) ?? now, field, value));
      }
    },
    [client, meta, t],
  );
  return store;
}
