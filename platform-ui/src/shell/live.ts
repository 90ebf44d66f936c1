import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { addressOf } from '../api/client';
import { refresh } from '../api/records';
import { useApp } from './app';
import { isOutdated, manifests } from './manifest';
import { say } from './toasts';

const listeners = new Set<(entity: string, id: string) => void>();

/** Is told of each record that changes; answers how to stop listening. */
export function onChange(listener: (entity: string, id: string) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/**
 * Shows what others change: one stream of events, of which each names an entity and a record, and nothing of what stands in it.
 * Changes that come in a burst are asked for once. Answers whether the server can be reached.
 */
export function useLive(): boolean {
  const { t } = useApp();
  const client = useQueryClient();
  const [isOnline, setOnline] = useState(true);

  useEffect(() => {
    const touched = new Map<string, Set<string>>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures: ReturnType<typeof setTimeout> | undefined;

    const settle = () => {
      timer = undefined;
      for (const [entity, ids] of touched) {
        if (entity === 'system.notice') {
          void client.invalidateQueries({ queryKey: ['records', 'system.notice'] });
        }
        for (const id of ids.size > 20 ? [undefined] : ids) {
          refresh(client, entity, id);
        }
      }
      touched.clear();
    };
    const source = new EventSource(addressOf('events'));
    source.addEventListener('change', (event) => {
      const { entity, id } = JSON.parse((event as MessageEvent<string>).data) as { entity: string; id: string };
      const ids = touched.get(entity) ?? new Set();
      touched.set(entity, ids.add(id));
      listeners.forEach((listener) => listener(entity, id));
      timer ??= setTimeout(settle, 250);
    });
    source.addEventListener('reload', () => void client.invalidateQueries({ queryKey: ['records'] }));
    source.addEventListener('model', () => {
      const before = client.getQueryData(manifests.queryKey);
      void client.invalidateQueries({ queryKey: ['meta'] });
      void client.invalidateQueries(manifests).then(() => {
        const now = client.getQueryData(manifests.queryKey);
        // code that is there cannot be taken away while the page lives
        if (before !== undefined && now !== undefined && isOutdated(before, now)) {
          say(t('plugin.changed'), t('plugin.reload'), () => window.location.reload(), t('action.close'));
        }
      });
    });
    source.addEventListener('open', () => {
      clearTimeout(failures);
      failures = undefined;
      setOnline(true);
    });
    source.addEventListener('error', () => {
      // a stream is cut now and then and comes again by itself; only what lasts is worth a word
      failures ??= setTimeout(() => setOnline(false), 3000);
    });
    return () => {
      source.close();
      clearTimeout(timer);
      clearTimeout(failures);
    };
  }, [client, t]);

  return isOnline;
}
