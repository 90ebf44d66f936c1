import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useApp } from './app';

/**
 * Asks before the page is left or loaded anew while something is typed and not saved yet. Answers how to leave all the same, once it is saved or
 * thrown away on purpose.
 *
 * @param question what is asked; a reload is asked about by the browser, in its own words
 */
export function useUnsaved(isUnsaved: boolean, question?: string): () => void {
  const { t } = useApp();
  const { history } = useRouter();
  const isDone = useRef(false);
  const words = question ?? t('form.throw_away');
  useEffect(() => {
    if (!isUnsaved) {
      return undefined;
    }
    isDone.current = false;
    return history.block({
      blockerFn: () => !isDone.current && !window.confirm(words),
      enableBeforeUnload: () => !isDone.current,
    });
  }, [history, isUnsaved, words]);
  return useCallback(() => {
    isDone.current = true;
  }, []);
}

/** The way out of a form by its own buttons, which asks first where something would be lost. What is on its way is saved, and closes the form by itself. */
export function useLeave(isTouched: boolean, busy: boolean, onClose: () => void): () => void {
  const { t } = useApp();
  const isLeft = useUnsaved(isTouched && !busy);
  return () => {
    if (!isTouched || window.confirm(t('form.throw_away'))) {
      isLeft();
      onClose();
    }
  };
}

/** Whether what a form holds is another than when it was opened. */
export function useTouched(content: unknown): boolean {
  const now = JSON.stringify(content);
  const [first] = useState(now);
  return first !== now;
}
