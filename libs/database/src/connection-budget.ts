import type { Service } from '@hisaab/contracts';

/**
 * Connections that one process may hold, per service. Their sum and the leaders' must stay below the
 * server's `max_connections` (100 unless set) with two processes at once.
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

/** One more per process: it listens for wake-ups and holds the relays' advisory locks. */
export const LEADER_CONNECTIONS = 1;
