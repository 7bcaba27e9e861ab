import { setTimeout as pause } from 'node:timers/promises';
import type { PartReport } from '@hisaab/observability';
import type { Database } from '@hisaab/database';

/** Shorter than any statement may take: a probe that waits for those is as silent as what it asks about. */
const PATIENCE_MS = 1_500;

const down: PartReport = {
  name: 'storage',
  state: 'down',
  detail: 'the database does not answer',
};

const up: PartReport = { name: 'storage', state: 'up' };

/** Whether a service's database answers; asked of one service for all, since they share the server here. */
export function storageProbe(database: Database): () => Promise<PartReport[]> {
  return async () => {
    const asked = database.query('select 1').then(
      () => up,
      () => down,
    );
    return [await Promise.race([asked, pause(PATIENCE_MS, down, { ref: false })])];
  };
}
