import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { currentOf } from '../api/problem';
import { keep, update } from '../api/records';
import { daysAfter, type Stretch } from '../fields/calendar';
import { useFormats } from '../fields/formats';
import { partOf } from '../fields/registry';
import { partOfTime, stretchOf, type Times } from '../fields/stretch';
import { written } from '../fields/written';
import { titleOf } from '../meta/meta';
import type { EntityMeta, Rec } from '../meta/types';
import { useApp } from '../shell/app';
import { say, sayTrouble } from '../shell/toasts';

/** What is written so that a record stands there. */
export function valuesFor(record: Partial<Rec>, times: Times, { start, end }: Stretch, zone: string): Record<string, unknown> {
  const part = partOfTime(times.start);
  const values: Record<string, unknown> = { [times.start.name]: part.write(start, end, record[times.start.name], zone) };
  if (times.end !== undefined) {
    // a last day is in it, and a moment at which it ends is not
    values[times.end.name] = part.isDay ? daysAfter(end.slice(0, 10), -1) : partOfTime(times.end).write(end, end, record[times.end.name], zone);
  }
  return values;
}

/** Whether somebody may put a record elsewhere on the calendar. */
export function mayShift(record: Rec, times: Times): boolean {
  return record.can?.update === true && times.start.update && (times.end?.update ?? true);
}

/** Puts records elsewhere: shown at once, taken back on request, put back with the reason when the server refuses it. */
export function useShifts(meta: EntityMeta, times: Times, zone: string) {
  const { t } = useApp();
  const formats = useFormats();
  const client = useQueryClient();
  const [shifts, setShifts] = useState<ReadonlyMap<string, Stretch>>(new Map());
  const shift = useCallback(
    async (record: Rec, to: Stretch) => {
      const shown = (stretch: Stretch | undefined) =>
        setShifts((before) => {
          const next = new Map(before);
          next.delete(record.id);
          return stretch === undefined ? next : next.set(record.id, stretch);
        });
      const settle = async () => {
        await client.invalidateQueries({ queryKey: ['records', meta.name, 'list'] });
        shown(undefined);
      };
      const values = valuesFor(record, times, to, zone);
      const before = Object.fromEntries(Object.keys(values).map((name) => [name, written(record[name] ?? null)]));
      if (JSON.stringify(values) === JSON.stringify(before)) {
        return;
      }
      shown(to);
      try {
        const saved = await update(meta.name, record.id, record.version, values);
        keep(client, meta.name, saved);
        say(t('calendar.moved', { what: titleOf(meta, saved), when: partOf(times.start.type).text(saved[times.start.name], formats, times.start) }), t('action.undo'), async () => {
          shown(stretchOf(record, times, zone));
          try {
            keep(client, meta.name, await update(meta.name, record.id, saved.version, before));
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
    [client, formats, meta, t, times, zone],
  );
  return { shifts, shift };
}
