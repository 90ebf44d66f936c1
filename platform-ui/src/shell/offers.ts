import { useEffect, useSyncExternalStore } from 'react';

/** Something that can be done where one stands: what a page has as buttons, for whoever types. */
export interface Offer {
  id: string;
  label: string;
  /** The key that does the same. */
  keys?: string;
  run: () => void;
}

let offered: readonly Offer[] = [];
const listeners = new Set<() => void>();

function tell(next: readonly Offer[]): void {
  offered = next;
  listeners.forEach((listener) => listener());
}

/** Offers what a page can do for as long as it is there. */
export function useOffers(offers: readonly Offer[]): void {
  // each drawing has its own functions, and the last of them is the one that knows the record as it is
  useEffect(() => {
    tell(offers);
  });
  useEffect(() => () => tell([]), []);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useOffered(): readonly Offer[] {
  return useSyncExternalStore(subscribe, () => offered);
}
