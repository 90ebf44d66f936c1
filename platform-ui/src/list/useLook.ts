import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { forgetColumns, keepColumns, type OwnColumns, type Views, viewsOf } from '../api/views';
import type { EntityMeta } from '../meta/types';
import { useApp } from '../shell/app';
import { sayTrouble } from '../shell/toasts';
import type { Look } from './look';
import { columnsOf, lookOf, terms, type View } from './views';

/** Milliseconds: somebody who pulls a column wider is done by then. */
const SETTLED = 500;

/** How somebody has the columns of a view for themselves: shown at once, kept on the server a moment later. */
export function useLook(meta: EntityMeta, view: View, told: Views | undefined) {
  const { t } = useApp();
  const client = useQueryClient();
  const kept = told?.columns?.[view.key];
  const waiting = useRef(new Map<string, { columns: OwnColumns; timer: ReturnType<typeof setTimeout> }>());
  const queryKey = viewsOf(meta.name).queryKey;

  const send = useCallback(
    (key: string) => {
      const one = waiting.current.get(key);
      if (one !== undefined) {
        clearTimeout(one.timer);
        waiting.current.delete(key);
        keepColumns(meta.name, key, one.columns).catch((refused: unknown) => {
          sayTrouble(refused, t);
          void client.invalidateQueries({ queryKey });
        });
      }
    },
    [client, meta.name, t],
  );
  // whoever leaves sooner loses nothing
  useEffect(() => () => [...waiting.current.keys()].forEach(send), [send]);

  const put = (columns: OwnColumns | undefined) =>
    client.setQueryData(queryKey, (before) => {
      if (before === undefined) {
        return before;
      }
      const { [view.key]: _taken, ...others } = before.columns ?? {};
      return { ...before, columns: columns === undefined ? others : { ...others, [view.key]: columns } };
    });

  return {
    columns: useMemo(() => (kept === undefined ? undefined : terms(kept.shown_columns)), [kept]),
    look: useMemo(() => (kept === undefined ? view.look : lookOf(terms(kept.shown_columns), kept.widths, kept.pinned)), [kept, view]),
    isKept: kept !== undefined,
    keep: (names: string[], look: Look) => {
      const columns = columnsOf(names, look);
      put(columns);
      clearTimeout(waiting.current.get(view.key)?.timer);
      waiting.current.set(view.key, { columns, timer: setTimeout(() => send(view.key), SETTLED) });
    },
    forget: () => {
      const one = waiting.current.get(view.key);
      clearTimeout(one?.timer);
      waiting.current.delete(view.key);
      if (kept !== undefined) {
        put(undefined);
        forgetColumns(meta.name, view.key).catch((refused: unknown) => sayTrouble(refused, t));
      }
    },
  };
}
