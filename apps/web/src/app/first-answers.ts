import { today } from '@hisaab/kernel';
import type { Claims } from '../api/session';
import { accountsQuery } from '../features/accounts/use-accounts';
import { categoriesQuery } from '../features/categories/use-categories';
import { reportQuery } from '../features/reports/use-report';
import { sampleQuery } from '../features/sample/use-sample';
import { newestQuery, pageOfTransactions } from '../features/transactions/use-transactions';
import { bookQuery } from './book';
import { queryClient } from './query-client';

/** Nobody waits longer before an empty page: then it says itself what it waits for. */
const PATIENCE_MS = 500;

function questionsOf({ pathname, search }: Location, { timezone }: Claims): Promise<void>[] {
  if (search !== '') return [];
  const month = reportQuery('monthly', today(timezone, new Date()));
  switch (pathname) {
    case '/':
      return [
        queryClient.prefetchQuery(month),
        queryClient.prefetchQuery(newestQuery(8)),
        queryClient.prefetchQuery(sampleQuery),
      ];
    case '/transactions':
      return [queryClient.prefetchQuery(pageOfTransactions({}, ''))];
    case '/reports/monthly':
      return [queryClient.prefetchQuery(month)];
    default:
      return [];
  }
}

/** Takes over what was asked early (see `first-questions`), so that the page is drawn once, and whole. */
export async function takeFirstAnswers(address: Location, claims: Claims): Promise<void> {
  const answers = [
    queryClient.prefetchQuery(bookQuery(claims.bookId)),
    queryClient.prefetchQuery(accountsQuery),
    queryClient.prefetchQuery(categoriesQuery),
    ...questionsOf(address, claims),
  ];
  await Promise.race([Promise.all(answers), new Promise((over) => setTimeout(over, PATIENCE_MS))]);
}
