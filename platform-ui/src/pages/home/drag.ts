import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { COLUMNS } from './grid';

export type DragMode = 'move' | 'size';

interface Listeners {
  onBegin: (index: number) => void;
  /** By how many columns and rows it was dragged so far. */
  onMove: (index: number, mode: DragMode, by: { across: number; down: number }) => void;
  onEnd: (isKept: boolean) => void;
}

/** Near the edge of the page, pixels. */
const EDGE = 48;

/**
 * Drags by pointer, which is a mouse, a pen or a finger: what browsers call drag and drop does not know of fingers, nor of sizes.
 * Where the grid has fewer columns, as on a phone, there is nothing to drag: the menu moves things.
 */
export function useDrag(grid: RefObject<HTMLElement | null>, listeners: Listeners) {
  const now = useRef(listeners);
  now.current = listeners;
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  return (event: PointerEvent, index: number, mode: DragMode) => {
    const place = grid.current;
    if (event.button !== 0 || place === null) {
      return;
    }
    const style = getComputedStyle(place);
    if (style.gridTemplateColumns.split(' ').length < COLUMNS) {
      return;
    }
    event.preventDefault();
    const grip = event.currentTarget as HTMLElement;
    grip.focus();
    const gap = Number.parseFloat(style.rowGap);
    const column = (place.clientWidth + gap) / COLUMNS;
    const row = Number.parseFloat(style.gridAutoRows) + gap;
    const page = place.parentElement!;
    const from = { x: event.clientX, y: event.clientY + page.scrollTop };
    now.current.onBegin(index);
    const move = (to: globalThis.PointerEvent) => {
      const bounds = page.getBoundingClientRect();
      page.scrollTop += to.clientY > bounds.bottom - EDGE ? 14 : to.clientY < bounds.top + EDGE ? -14 : 0;
      now.current.onMove(index, mode, { across: Math.round((to.clientX - from.x) / column), down: Math.round((to.clientY + page.scrollTop - from.y) / row) });
    };
    const end = (isKept: boolean) => {
      stop.current?.();
      now.current.onEnd(isKept);
    };
    const up = () => end(true);
    const cancel = () => end(false);
    const key = (pressed: KeyboardEvent) => {
      if (pressed.key === 'Escape') {
        pressed.preventDefault();
        end(false);
      }
    };
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener('pointermove', move);
    grip.addEventListener('pointerup', up);
    grip.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', key);
    stop.current = () => {
      stop.current = undefined;
      grip.removeEventListener('pointermove', move);
      grip.removeEventListener('pointerup', up);
      grip.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', key);
    };
  };
}
