import type { Condition, FieldMeta, Rec } from '../meta/types';
import { daysAfter, minutesAfter, type Stretch } from './calendar';
import { partOf } from './registry';

/** By which fields records stand on a calendar. */
export interface Times {
  start: FieldMeta;
  /** Where a field of its own says when they end; of a day, the last one. */
  end?: FieldMeta;
}

export const partOfTime = (field: FieldMeta) => partOf(field.type).calendar!;

/** Minutes that something takes which does not say when it ends. */
const USUAL = 30;

/** When a record is, as clocks of the zone show it; undefined where it does not say. */
export function stretchOf(record: Rec, times: Times, zone: string): Stretch | undefined {
  const part = partOfTime(times.start);
  const begun = part.read(record[times.start.name], zone);
  if (begun === undefined) {
    return undefined;
  }
  const ended = begun.end ?? (times.end === undefined ? undefined : partOfTime(times.end).read(record[times.end.name], zone)?.start);
  if (part.isDay) {
    const last = ended === undefined || ended < begun.start ? begun.start : ended;
    return { start: begun.start, end: `${daysAfter(last.slice(0, 10), 1)} 00:00:00` };
  }
  return { start: begun.start, end: ended === undefined || ended <= begun.start ? minutesAfter(begun.start, USUAL) : ended };
}

/** What lies in some days, or reaches into them; the last one is not in it. */
export function withinOf(times: Times, from: string, until: string, zone: string): Condition {
  const part = partOfTime(times.start);
  if (times.end === undefined) {
    return part.within(times.start.name, from, until, zone);
  }
  return {
    and: [
      part.before(times.start.name, until, zone),
      { or: [part.since(times.start.name, from, zone), partOfTime(times.end).since(times.end.name, from, zone)] },
    ],
  };
}
