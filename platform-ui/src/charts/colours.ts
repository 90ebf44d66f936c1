import { type Hued, hueOf, HUES } from '../ui/hues';
import type { Figure } from './figures';

/** A choice has its own hue, as everywhere, unless another one has it already: neighbours are to be told apart. */
export function coloursOf(figures: Figure[], field: Hued): string[] {
  const used = new Set<number>();
  let last = -1;
  return figures.map((figure, index) => {
    if (figure.key === '' || figure.behind === undefined) {
      return '#8b8c94';
    }
    if (used.size === HUES.length) {
      // all are in use: from here on they come again, never beside themselves
      used.clear();
      used.add(last);
    }
    let hue = field.options !== undefined ? hueOf(figure.key, field) : (index + 1) % HUES.length;
    while (used.has(hue)) {
      hue = (hue + 1) % HUES.length;
    }
    last = hue;
    used.add(hue);
    return HUES[hue]!;
  });
}
