import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { CALENDAR } from '../../api/dashboards';
import { onChange } from '../../shell/live';

/** Milliseconds between two looks at the same records: a page full of numbers does not ask for them at each change. */
const REST = 5_000;

/** Shows what others change, now and then. */
export function useRefreshed(): void {
  const client = useQueryClient();
  useEffect(() => {
    const waiting = new Map<string, ReturnType<typeof setTimeout>>();
    const touch = (entity: string) => {
      if (!waiting.has(entity)) {
        waiting.set(
          entity,
          setTimeout(() => {
            waiting.delete(entity);
            void client.invalidateQueries({ queryKey: ['widgets', entity] });
          }, REST),
        );
      }
    };
    const stop = onChange((entity) => {
      touch(entity);
      // it is put together from records of many kinds, and no change names it
      touch(CALENDAR);
    });
    return () => {
      stop();
      waiting.forEach(clearTimeout);
    };
  }, [client]);
}
