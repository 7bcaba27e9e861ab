import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem';

function isWorthAnotherTry(count: number, error: Error): boolean {
  if (count >= 2) return false;
  if (!(error instanceof ApiProblem)) return false;
  // A new book is set up within a second of the sign-up; until then it is not there.
  return error.status === 0 || error.status === 404 || error.status === 503;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: isWorthAnotherTry, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});

/** Everything that a write to the book may have changed. */
const OF_THE_BOOK = [
  ...['transactions', 'transaction', 'accounts', 'categories', 'payees', 'templates'],
  ...['reports', 'ledger', 'imports', 'inbox'],
];

export function bookChanged(): void {
  void queryClient.invalidateQueries({
    predicate: (query) => OF_THE_BOOK.includes(String(query.queryKey[0])),
  });
}
