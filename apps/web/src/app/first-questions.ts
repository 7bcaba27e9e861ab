import { today } from '@hisaab/kernel';
import type { Claims } from '../api/session';

/** What the pages ask before they can show anything, letter for letter as their queries ask it. */
export function firstQuestions({ pathname, search }: Location, claims: Claims, now: Date): string[] {
  const frame = [`/v1/books/${claims.bookId}`, '/v1/accounts', '/v1/categories'];
  if (search !== '') return frame;
  const report = `/v1/reports/monthly?date=${today(claims.timezone, now)}&atLeast=0`;
  switch (pathname) {
    case '/':
      return [report, '/v1/transactions?limit=8', ...frame, '/v1/sample'];
    case '/transactions':
      return ['/v1/transactions?limit=100', ...frame];
    case '/reports/monthly':
      return [report, ...frame];
    default:
      return frame;
  }
}
