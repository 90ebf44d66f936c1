/** How tall a line of a list is, in pixels, as whoever works here wants it. */
export let ROW = 36;

const HEIGHTS: Record<string, number> = { compact: 30 };

/** Lists that are drawn from now on have lines of that height. */
export function setDensity(name: string | undefined): void {
  ROW = HEIGHTS[name ?? ''] ?? 36;
  document.documentElement.dataset.density = name ?? 'comfortable';
}
