import { describe, expect, it } from 'vitest';
import { type Box, changed, COLUMNS, fitted, overlaps, roomFor, settled, stepped } from '../src/pages/home/grid';

/** Numbers that come again in each run. */
function random(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const some = (next: (below: number) => number): Box[] =>
  Array.from({ length: 1 + next(14) }, () => fitted({ across: next(14) - 1, down: next(20), width: 1 + next(13), height: 1 + next(6) }));

function holds(boxes: Box[]) {
  boxes.forEach((box, index) => {
    expect(box.across).toBeGreaterThanOrEqual(0);
    expect(box.across + box.width).toBeLessThanOrEqual(COLUMNS);
    boxes.slice(index + 1).forEach((other) => expect(overlaps(box, other)).toBe(false));
    // nothing hangs in the air
    expect(box.down === 0 || boxes.some((other) => other !== box && overlaps(other, { ...box, down: box.down - 1 }))).toBe(true);
  });
}

describe('the grid of a dashboard', () => {
  it('lets nothing lie upon something else, and nothing hang in the air, whatever is moved', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const next = random(seed);
      let boxes = settled(some(next));
      holds(boxes);
      for (let step = 0; step < 12; step++) {
        const index = next(boxes.length);
        const sizes = boxes.map(({ width, height }) => `${width} ${height}`);
        const kind = next(3);
        boxes =
          kind === 0
            ? changed(boxes, index, { across: next(14) - 1, down: next(20) })
            : kind === 1
              ? stepped(boxes, index, next(2) === 0 ? 1 : -1)
              : changed(boxes, index, { width: next(15), height: next(8) });
        holds(boxes);
        boxes.forEach((box, at) => kind !== 2 || at !== index || expect(box.width).toBeLessThanOrEqual(COLUMNS));
        if (kind !== 2) {
          expect(boxes.map(({ width, height }) => `${width} ${height}`)).toEqual(sizes);
        }
      }
      holds([...boxes, roomFor(boxes, 4, 2)]);
      expect(boxes.some((box) => overlaps(box, roomFor(boxes, 4, 2)))).toBe(false);
    }
  });

  it('leaves alone what lies well', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const boxes = settled(some(random(seed)));
      expect(settled(boxes)).toEqual(boxes);
    }
  });

  it('changes places by steps', () => {
    const boxes = [
      { across: 0, down: 0, width: 6, height: 2 },
      { across: 0, down: 2, width: 6, height: 3 },
    ];
    expect(stepped(boxes, 1, -1)).toEqual([{ ...boxes[0], down: 3 }, { ...boxes[1], down: 0 }]);
    expect(stepped(boxes, 0, 1)).toEqual([{ ...boxes[0], down: 3 }, { ...boxes[1], down: 0 }]);
    expect(stepped(boxes, 0, -1)).toEqual(boxes);
    expect(stepped(boxes, 1, 1)).toEqual(boxes);
  });
});
