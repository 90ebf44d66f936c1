import { useRef } from 'react';

/** Keys by what is asked for. */
export interface Once {
  /** The key of a request, the same for as long as the same is asked: when its answer was lost it is not done twice. */
  (what: unknown): string;
  /** It is done: the same, asked once more, is another one. */
  done: () => void;
}

export function onceOf(): Once {
  const keys = new Map<string, string>();
  const key = (what: unknown): string => {
    const said = JSON.stringify(what);
    const known = keys.get(said) ?? crypto.randomUUID();
    keys.set(said, known);
    return known;
  };
  return Object.assign(key, { done: () => keys.clear() });
}

/** Has what a form sends done once, however often it is sent. */
export function useOnce(): Once {
  const once = useRef<Once>(undefined);
  once.current ??= onceOf();
  return once.current;
}
