import type { Service } from '@hisaab/contracts';

import { readMigrations, type Migration } from '../migrations/migration-files';
import { StartProblem } from '../start-problem';
import type { CheckedBackup } from './check-backup';

export interface MigrationPlan {
  readonly service: Service;
  /** What the backup's rows were written under. */
  readonly kept: readonly Migration[];
  /** What this release has over it, for rows that are there already. */
  readonly pending: readonly Migration[];
}

export function planMigrations(
  root: string,
  service: Service,
  { folder, manifest }: CheckedBackup,
): MigrationPlan {
  const ours = readMigrations(root, service);
  const named = new Map(manifest.schemas[service].migrations.map(({ name, checksum }) => [name, checksum]));
  const unknown = [...named.keys()].find((name) => !ours.some((migration) => migration.name === name));
  if (unknown !== undefined) {
    throw new StartProblem(
      `The backup in ${folder} was made by a newer release (${manifest.program}): this one does not know the migration ${unknown} of ${service}. Use that release or a newer one; nothing was written.`,
    );
  }
  const changed = ours.find(({ name, checksum }) => named.has(name) && named.get(name) !== checksum);
  if (changed) {
    throw new StartProblem(
      `The migration ${changed.name} of ${service} is another than the one that made the backup in ${folder}; restore the file. Nothing was written.`,
    );
  }
  return {
    service,
    kept: ours.filter(({ name }) => named.has(name)),
    pending: ours.filter(({ name }) => !named.has(name)),
  };
}
