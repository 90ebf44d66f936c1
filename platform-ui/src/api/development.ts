import { queryOptions } from '@tanstack/react-query';

/** Milliseconds until a module under work is looked at again. */
const EVERY = 1_000;

/** What stands in a module on the machine of who writes it, as it is by now; nothing of the session goes there. */
export const moduleText = (address: string) =>
  queryOptions({
    queryKey: ['development', address],
    queryFn: async ({ signal }) => {
      const answer = await fetch(address, { cache: 'no-store', credentials: 'omit', signal });
      if (!answer.ok) {
        throw new Error(`${address} answers ${answer.status}`);
      }
      return answer.text();
    },
    refetchInterval: EVERY,
    retry: false,
  });
