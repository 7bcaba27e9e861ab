import type { Service } from '@hisaab/contracts';

/**
 * Connections that one process may hold, per service. It has one more, which listens for wake-ups and holds the
 * advisory locks of what it leads. All of them together must stay below the server's `max_connections` (100 unless
 * set) with two of everything at once, in one process or in seven.
 */
export const connectionBudget: Readonly<Record<Service, number>> = {
  auth: 4,
  user: 4,
  billing: 16,
  ledger: 4,
  reporting: 4,
  notification: 4,
  templating: 4,
};
