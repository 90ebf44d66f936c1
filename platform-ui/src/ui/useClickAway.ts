import { type RefObject, useEffect, useEffectEvent } from 'react';

/**
 * Tells of a press beside an element and beside all that floats: lists of choices and calendars that open out of what floats hang
 * beside it in the page, and are no reason to close it.
 */
export function useClickAway(element: RefObject<HTMLElement | null>, isOpen: boolean, onAway: () => void): void {
  const press = useEffectEvent(({ target }: PointerEvent) => {
    // what was taken out of the page by the press itself lay in what floats
    if (target instanceof Element && target.isConnected && target.closest('[data-portal]') === null && element.current?.contains(target) !== true) {
      onAway();
    }
  });
  useEffect(() => {
    if (!isOpen) {
      return;
    }
    const hear = (event: PointerEvent) => press(event);
    document.addEventListener('pointerdown', hear);
    return () => document.removeEventListener('pointerdown', hear);
  }, [isOpen]);
}
