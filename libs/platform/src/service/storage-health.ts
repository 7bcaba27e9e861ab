import type { PartReport } from '@hisaab/observability';
import type { Database } from '@hisaab/database';

/** Whether a service's database answers; asked of one service for all, since they share the server here. */
export function storageProbe(database: Database): () => Promise<PartReport[]> {
  return async () => {
    try {
      await database.query('select 1');
      return [{ name: 'storage', state: 'up' }];
    } catch {
      return [{ name: 'storage', state: 'down', detail: 'the database does not answer' }];
    }
  };
}
