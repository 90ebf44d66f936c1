import { useEffect, useRef } from 'react';

/** How long the second key may take, in milliseconds. */
const PATIENCE = 1500;

/** What takes no letters in, such as the tick before a line of a list, is nothing that one types into. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName) || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)));

/** Two keys one after the other, such as `g` and then `h`, where nobody types anything in. */
export function useSequences(first: string, second: Record<string, () => void> | ((key: string) => (() => void) | undefined)): void {
  const known = useRef(second);
  known.current = second;
  useEffect(() => {
    let since = 0;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('[role=dialog]') !== null) {
        since = 0;
        return;
      }
      if (since > 0 && event.timeStamp - since < PATIENCE) {
        since = 0;
        const run = typeof known.current === 'function' ? known.current(event.key) : known.current[event.key];
        if (run !== undefined) {
          event.preventDefault();
          event.stopPropagation();
          run();
        }
      } else {
        since = event.key === first ? event.timeStamp : 0;
      }
    };
    // before whatever means one of these keys alone
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [first]);
}
