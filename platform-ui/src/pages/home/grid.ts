/** Where something stands on the grid. */
export interface Box {
  across: number;
  down: number;
  width: number;
  height: number;
}

export const COLUMNS = 12;
export const MOST_HEIGHT = 24;

const within = (value: number, least: number, most: number) => Math.min(Math.max(Math.round(value), least), most);

const isBeside = (a: Box, b: Box) => a.across + a.width <= b.across || b.across + b.width <= a.across;

export const overlaps = (a: Box, b: Box) => !isBeside(a, b) && a.down < b.down + b.height && b.down < a.down + a.height;

/** The same within the grid. */
export function fitted<T extends Box>(box: T): T {
  const width = within(box.width, 1, COLUMNS);
  return { ...box, width, height: within(box.height, 1, MOST_HEIGHT), across: within(box.across, 0, COLUMNS - width), down: within(box.down, 0, 1000) };
}

/** As people read them: row by row. */
export function inOrder<T extends Box>(boxes: readonly T[]): T[] {
  return [...boxes].sort((a, b) => a.down - b.down || a.across - b.across);
}

/**
 * Everything as high up as it goes, nothing upon something else. What is held comes before what it covers the upper half of. Answers
 * them in the order in which they were given.
 */
export function settled<T extends Box>(boxes: readonly T[], held?: T): T[] {
  const order = inOrder(boxes.filter((box) => box !== held));
  if (held !== undefined) {
    const before = order.findIndex((box) => !isBeside(box, held) && box.down + box.height / 2 > held.down);
    order.splice(before < 0 ? order.length : before, 0, held);
  }
  const placed = new Map<T, T>();
  for (const box of order) {
    const isFree = (down: number) => ![...placed.values()].some((other) => overlaps(other, { ...box, down }));
    let down = box.down;
    while (!isFree(down)) {
      down += 1;
    }
    while (down > 0 && isFree(down - 1)) {
      down -= 1;
    }
    placed.set(box, { ...box, down });
  }
  return boxes.map((box) => placed.get(box)!);
}

/** With one of them elsewhere, or of another size. */
export function changed<T extends Box>(boxes: readonly T[], index: number, change: Partial<Box>): T[] {
  const held = fitted({ ...boxes[index]!, ...change });
  const all = boxes.map((box, at) => (at === index ? held : box));
  return settled(all, held);
}

/** One step up or down changes places with the next above or below. */
export function stepped<T extends Box>(boxes: readonly T[], index: number, by: 1 | -1): T[] {
  const box = boxes[index]!;
  const others = inOrder(boxes.filter((other) => other !== box && !isBeside(other, box)));
  if (by < 0) {
    const above = others.filter((other) => other.down + other.height <= box.down).pop();
    return above === undefined ? [...boxes] : changed(boxes, index, { down: above.down });
  }
  const below = others.find((other) => other.down >= box.down + box.height);
  return below === undefined ? [...boxes] : changed(boxes, index, { down: below.down + below.height });
}

/** Where there is room for another one, the first place from above. */
export function roomFor(boxes: readonly Box[], width: number, height: number): Box {
  for (let down = 0; ; down++) {
    for (let across = 0; across + width <= COLUMNS; across++) {
      const box = { across, down, width, height };
      if (!boxes.some((other) => overlaps(other, box))) {
        return box;
      }
    }
  }
}
