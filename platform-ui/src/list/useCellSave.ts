import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { currentOf } from '../api/problem';
import { keep, update } from '../api/records';
import { written } from '../fields/written';
import { titleOf } from '../meta/meta';
import type { EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { say, sayTrouble } from '../shell/toasts';

/** Saves what was typed into a cell: shown at once, taken back on request, put back with its reason when the server refuses it. */
export function useCellSave(meta: EntityMeta): (record: Rec, field: FieldMeta, value: unknown) => Promise<void> {
  const { t } = useApp();
  const client = useQueryClient();
  return useCallback(
    async (record, field, value) => {
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
        keep(client, meta.name, currentOf(refused) ?? record);
        sayTrouble(refused, t);
      }
    },
    [client, meta, t],
  );
}
