import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { addressOf } from '../api/client';
import { refresh } from '../api/records';

/**
 * Shows what others change: one stream of events, of which each names an entity and a record, and nothing of what stands in it.
 * Changes that come in a burst are asked for once. Answers whether the server can be reached.
 */
export function useLive(): boolean {
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
      timer ??= setTimeout(settle, 250);
    });
    source.addEventListener('reload', () => void client.invalidateQueries({ queryKey: ['records'] }));
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
  }, [client]);

  return isOnline;
}
