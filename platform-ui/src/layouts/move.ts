import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { ask } from '../api/client';
import { currentOf } from '../api/problem';
import { keep, run, update } from '../api/records';
import { inputOf, laneOf, wayTo } from '../fields/ways';
import { written } from '../fields/written';
import { path, titleOf } from '../meta/meta';
import type { ActionMeta, EntityMeta, FieldMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { say, sayTrouble } from '../shell/toasts';

export interface Move {
  record: Rec;
  to: string;
}

/** Moves records between lanes: shown at once, taken back on request, put back with the reason when the server refuses it. */
export function useMoves(meta: EntityMeta, field: FieldMeta, labelOf: (lane: string) => string, valueOf: (lane: string) => unknown, onAct: (record: Rec, action: ActionMeta) => void) {
  const { t } = useApp();
  const client = useQueryClient();
  const [moves, setMoves] = useState<ReadonlyMap<string, Move>>(new Map());

  const move = useCallback(
    async (record: Rec, to: string) => {
      const from = laneOf(record, field);
      const way = wayTo(meta, field, record, to);
      if (way === undefined) {
        return;
      }
      const given = way.kind === 'act' ? inputOf(way.action, field, to) : undefined;
      if (way.kind === 'act' && given === undefined) {
        onAct(record, way.action);
        return;
      }
      const shown = (what: Move | undefined) =>
        setMoves((before) => {
          const next = new Map(before);
          next.delete(record.id);
          return what === undefined ? next : next.set(record.id, what);
        });
      const asked = (of: string) => client.invalidateQueries({ queryKey: ['records', meta.name, of] });
      const settle = async () => {
        await Promise.all([asked('list'), asked('totals')]);
        shown(undefined);
      };
      shown({ record, to });
      try {
        let after: Rec;
        if (way.kind === 'act') {
          await run(meta.name, record.id, way.action.name, record.version, given!, crypto.randomUUID());
          after = await ask<Rec>(`records/${path(meta.name)}/${record.id}`);
        } else {
          after = await update(meta.name, record.id, record.version, { [field.name]: written(valueOf(to)) });
        }
        keep(client, meta.name, after);
        const now = laneOf(after, field);
        const back = way.kind === 'act' ? wayTo(meta, field, after, from) : way;
        const canReturn = back !== undefined && (back.kind === 'write' || inputOf(back.action, field, from) !== undefined);
        say(t('board.moved', { what: titleOf(meta, after), lane: labelOf(now) }), canReturn ? t('action.undo') : undefined, async () => {
          shown({ record: after, to: from });
          try {
            if (back!.kind === 'act') {
              await run(meta.name, after.id, back!.action.name, after.version, inputOf(back!.action, field, from)!, crypto.randomUUID());
            } else {
              keep(client, meta.name, await update(meta.name, after.id, after.version, { [field.name]: written(valueOf(from)) }));
            }
          } catch (refused) {
            sayTrouble(refused, t);
          }
          await settle();
        });
      } catch (refused) {
        const current = currentOf(refused);
        if (current !== undefined) {
          keep(client, meta.name, current);
        }
        sayTrouble(refused, t);
      }
      await settle();
    },
    [client, field, labelOf, meta, onAct, t, valueOf],
  );
  return { moves, move };
}
