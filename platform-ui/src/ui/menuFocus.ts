import { useEffect } from 'react';

/** Whoever opens a menu whose items come a moment later stands in it all the same. */
export function useMenuFocus(): void {
  useEffect(() => {
    const menu = [...document.querySelectorAll<HTMLElement>('[role=menu]')].pop();
    if (menu !== undefined && !menu.contains(document.activeElement)) {
      menu.querySelector<HTMLElement>('[data-autofocus], [role=menuitem]:not([data-disabled])')?.focus();
    }
  }, []);
}
