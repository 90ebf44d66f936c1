import { partOf } from '../fields/registry';
import type { FieldMeta } from '../meta/types';

/** How wide columns are, and how many of the first stay in sight when one scrolls sideways. */
export interface Look {
  /** Pixels, of columns whose width somebody chose. */
  widths: Record<string, number>;
  pinned: number;
}

export const USUAL_LOOK: Look = { widths: {}, pinned: 1 };

/** Pixels: how wide the tick of a line is, its name, and a column of whose type nothing is said; and how narrow and wide at most. */
const TICK_WIDTH = 44;
const NAME_WIDTH = 250;
const USUAL_WIDTH = 160;
export const NARROWEST = 60;
export const WIDEST = 900;

export function widthOf(column: FieldMeta, index: number, look: Look): number {
  return look.widths[column.name] ?? (index === 0 ? NAME_WIDTH : (partOf(column.type).width ?? USUAL_WIDTH));
}

/** The tracks of a line; what nobody sized shares the room that is left, and lines never end in mid-air. */
export function tracksOf(columns: FieldMeta[], look: Look, isNarrow: boolean) {
  const pinned = Math.min(isNarrow ? 1 : look.pinned, columns.length);
  const widths = columns.map((column, index) => widthOf(column, index, look));
  // what stays in sight needs to know where it stands
  const isFixed = (column: FieldMeta, index: number) => look.widths[column.name] !== undefined || (pinned > 1 && index < pinned);
  const tracks = columns.map((column, index) => (isFixed(column, index) ? `${widths[index]}px` : `minmax(${widths[index]}px, ${index === 0 ? 1.6 : 1}fr)`));
  const lefts: (number | undefined)[] = [];
  let left = TICK_WIDTH;
  columns.forEach((_column, index) => {
    lefts.push(index < pinned ? left : undefined);
    left += widths[index]!;
  });
  return {
    template: `${TICK_WIDTH}px ${tracks.join(' ')}${columns.every(isFixed) ? ' minmax(0, 1fr)' : ''}`,
    width: left,
    lefts,
  };
}
