import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem';

function isWorthAnotherTry(count: number, error: Error): boolean {
  if (count >= 2) return false;
  if (!(error instanceof ApiProblem)) return false;
  // A new book is set up within a second of the sign-up; until then it is not there.
  return error.status === 0 || error.status === 404 || error.status === 503;
}

/** As long as the server asks for, else a little longer each time. */
function waitBefore(count: number, error: Error): number {
  const asked = error instanceof ApiProblem ? error.retryAfterSeconds : null;
  return asked === null ? Math.min(1_000 * 2 ** count, 30_000) : asked * 1_000;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    // Without a network what the device has kept answers, and what is written waits in the outbox: nothing is held back.
    queries: {
      staleTime: 15_000,
      retry: isWorthAnotherTry,
      retryDelay: waitBefore,
      refetchOnWindowFocus: true,
      // What was shown meanwhile may be a copy, however young.
      refetchOnReconnect: 'always',
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Everything that a write to the book may have changed. */
const OF_THE_BOOK = [
  ...['transactions', 'transaction', 'accounts', 'categories', 'payees', 'templates'],
  ...['reports', 'ledger', 'imports', 'inbox'],
];

const listeners = new Set<() => void>();

export function onBookChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function bookChanged(): void {
  for (const listener of listeners) listener();
  void queryClient.invalidateQueries({
    predicate: (query) => OF_THE_BOOK.includes(String(query.queryKey[0])),
  });
}
