import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { addressOf } from '../api/client';
import { type Desk } from '../api/records';
import { refresh } from '../api/refresh';
import { stillThere } from '../api/session';
import type { RefValue } from '../meta/types';
import { useApp } from './app';
import { isOutdated, manifests } from './manifest';
import { say } from './toasts';

/** Milliseconds until a stream that was given up is opened anew. */
const AGAIN = 5_000;

/** Milliseconds for which changes are gathered. */
const PAUSE = 250;

const listeners = new Set<(entity: string, id: string) => void>();

/** Is told of each record that changes; answers how to stop listening. */
export function onChange(listener: (entity: string, id: string) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** On which record something hangs, as far as a page that is open shows it there. */
function carrierOf(client: QueryClient, id: string): RefValue | undefined {
  for (const [key, desk] of client.getQueriesData<Desk>({ queryKey: ['records'], type: 'active', predicate: ({ queryKey }) => queryKey[2] === 'desk' && queryKey.length === 4 })) {
    if (desk?.comments?.records.some((each) => each.id === id) || desk?.attachments?.records.some((each) => each.id === id)) {
      return { entity: String(key[1]), id: String(key[3]) };
    }
  }
  return undefined;
}

/**
 * Shows what others change: one stream of events, of which each names an entity and a record, and nothing of what stands in it.
 * Changes that come in a burst are asked for once, and never more often than answers come. Answers whether the server can be reached.
 */
export function useLive(): boolean {
  const { t, session } = useApp();
  const client = useQueryClient();
  const [isOnline, setOnline] = useState(true);
  /** From where the first stream goes on; whatever the page has asked for was asked after that. */
  const since = useRef<string | undefined>(session.events);

  useEffect(() => {
    const touched = new Map<string, Set<string>>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let failures: ReturnType<typeof setTimeout> | undefined;

    // what changes while answers are on their way is asked for when they are there: many changes in a row, as of an import, would
    // otherwise take back each question by the next one, and nobody would see an answer before the end
    const settle = async () => {
      const told = [...touched];
      touched.clear();
      await Promise.allSettled([
        ...told.map(([entity, ids]) => refresh(client, entity, ...ids)),
        ...told.filter(([entity]) => entity === 'system.notice').map(() => client.invalidateQueries({ queryKey: ['records', 'system.notice'] })),
      ]);
      timer = touched.size > 0 && !isOver ? setTimeout(settle, PAUSE) : undefined;
    };
    const touch = (entity: string, id: string) => touched.set(entity, (touched.get(entity) ?? new Set<string>()).add(id));
    const missed = () => ['records', 'widgets'].forEach((kind) => void client.invalidateQueries({ queryKey: [kind], refetchType: 'active' }));
    const model = () => {
      const before = client.getQueryData(manifests.queryKey);
      void client.invalidateQueries({ queryKey: ['meta'] });
      void client.invalidateQueries(manifests).then(() => {
        const now = client.getQueryData(manifests.queryKey);
        // code that is there cannot be taken away while the page lives
        if (before !== undefined && now !== undefined && isOutdated(before, now)) {
          say(t('plugin.changed'), t('plugin.reload'), () => window.location.reload(), t('action.close'));
        }
      });
    };
    let source: EventSource | undefined;
    let next: ReturnType<typeof setTimeout> | undefined;

    const open = (isAgain: boolean) => {
      source = new EventSource(addressOf(since.current === undefined ? 'events' : `events?since=${encodeURIComponent(since.current)}`));
      since.current = undefined;
      source.addEventListener('change', (event) => {
        const { entity, id, on } = JSON.parse((event as MessageEvent<string>).data) as { entity: string; id: string; on?: RefValue };
        touch(entity, id);
        const carrier = on ?? carrierOf(client, id);
        if (carrier !== undefined) {
          touch(carrier.entity, carrier.id);
        }
        listeners.forEach((listener) => listener(entity, id));
        timer ??= setTimeout(settle, PAUSE);
      });
      let hasBegun = false;
      source.addEventListener('ready', () => {
        // what changed meanwhile nobody was told
        if (!hasBegun) {
          hasBegun = true;
          missed();
          if (isAgain) {
            model();
          }
        }
      });
      source.addEventListener('reload', missed);
      source.addEventListener('model', model);
      source.addEventListener('open', () => {
        clearTimeout(failures);
        failures = undefined;
        setOnline(true);
      });
      source.addEventListener('error', () => {
        // a stream is cut now and then and comes again by itself; only what lasts is worth a word
        failures ??= setTimeout(() => setOnline(false), 3000);
        // one whose address answered with an error does not
        if (source?.readyState === EventSource.CLOSED) {
          clearTimeout(next);
          next = setTimeout(open, AGAIN, true);
          // perhaps it is the session that ended
          void stillThere();
        }
      });
    };

    // a stream of a network that is gone hears nothing for minutes, neither that it is gone nor that it is back
    const away = () => setOnline(false);
    const back = () => {
      source?.close();
      clearTimeout(next);
      open(true);
    };
    window.addEventListener('offline', away);
    window.addEventListener('online', back);

    open(false);
    return () => {
      window.removeEventListener('offline', away);
      window.removeEventListener('online', back);
      isOver = true;
      source?.close();
      clearTimeout(next);
      clearTimeout(timer);
      clearTimeout(failures);
    };
  }, [client, t]);

  return isOnline;
}
