import { SERVICES } from '@hisaab/contracts';
import type pg from 'pg';

import { MIGRATION_LOCK } from '../migrations/migrate';
import { StartProblem } from '../start-problem';
import { quoted } from './catalog';

/** Services that wait for their schemas look in for a moment now and then, and are welcome. */
const PROGRAMS = `
  select string_agg(distinct application_name, ', ') as running from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()
    and application_name like 'hisaab-%' and application_name not like '%-start'`;

/**
 * A restore is for a database in which nobody has done anything: what a migration or a first start leaves there may go,
 * what a person did may not.
 */
export async function refuseUsed(client: pg.Client): Promise<void> {
  const { rows: lock } = await client.query<{ won: boolean }>('select pg_try_advisory_xact_lock($1) as won', [
    MIGRATION_LOCK,
  ]);
  if (lock[0]?.won !== true) {
    throw new StartProblem(
      'Migrations, a backup or another restore run on this database; wait for them. Nothing was written.',
    );
  }
  const { rows } = await client.query<{ running: string | null }>(PROGRAMS);
  const running = rows[0]?.running;
  if (running) {
    throw new StartProblem(
      `Programs are connected to this database (${running}); stop them first. Nothing was written.`,
    );
  }
  for (const service of SERVICES) await refuseUsedSchema(client, service);
}

async function refuseUsedSchema(client: pg.Client, service: string): Promise<void> {
  const { rows } = await client.query<{ schema: boolean; outbox: boolean; comment: string | null }>(
    `select to_regnamespace($1) is not null as schema, to_regclass($1 || '.outbox') is not null as outbox,
       obj_description(to_regnamespace($1), 'pg_namespace') as comment`,
    [quoted(service)],
  );
  const [found] = rows;
  if (!found?.schema) return;
  if (!found.outbox || !found.comment?.startsWith(`Hisaab ${service};`)) {
    if (await isBare(client, service)) return;
    throw new StartProblem(
      `The database has a schema ${service} that is not Hisaab's; restore into another database. Nothing was written.`,
    );
  }
  // Whatever anybody does leaves an event.
  const { rows: events } = await client.query(`select from ${quoted(service)}.outbox limit 1`);
  if (events.length > 0) {
    throw new StartProblem(
      `The database is not empty: ${service} has data. Restore into an empty one; nothing was written.`,
    );
  }
}

/** Nothing in it at all: somebody made the schemas beforehand. */
async function isBare(client: pg.Client, service: string): Promise<boolean> {
  const { rows } = await client.query(
    'select from pg_class where relnamespace = to_regnamespace($1) limit 1',
    [quoted(service)],
  );
  return rows.length === 0;
}
