import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

import { SERVICES, type Service } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import { applyMigration, openSchema } from '../migrations/apply-migrations';
import { serviceRole, type RoleOptions } from '../migrations/migrate';
import { grantRights } from '../migrations/role-rights';
import { reasonOf, StartProblem } from '../start-problem';
import { columnList, inOrderOfReferences, quoted, SETTINGS, tablesOf } from './catalog';
import type { CheckedBackup } from './check-backup';
import { connectAsAdmin, sqlOf } from './connection';
import { fileOf, type KeptTable } from './manifest';
import { planMigrations, type MigrationPlan } from './plan-migrations';
import { refuseUsed } from './refuse-used';

export interface RestoreOptions extends RoleOptions {
  readonly backup: CheckedBackup;
  /** The folder with `platform/migrations` and `<service>/migrations`. */
  readonly directory?: string;
  /** With all rows in their places and nothing committed yet: what else must be as new as they are. */
  readonly beforeCommit: (sql: Sql) => Promise<void>;
  readonly say?: (line: string) => void;
}

/**
 * All seven schemas in one transaction: made by the migrations that the backup had, filled, brought up to this release,
 * and given to the services by the last statement. Until the commit nobody sees any of it; what fails leaves nothing.
 */
export async function restoreBackup(options: RestoreOptions): Promise<void> {
  const root = path.resolve(options.directory ?? 'prisma');
  // Before anything is asked of a server.
  const plans = SERVICES.map((service) => planMigrations(root, service, options.backup));
  const client = await connectAsAdmin(options.adminUrl, 'hisaab-restore');
  try {
    await client.query('begin');
    await client.query(SETTINGS);
    await refuseUsed(client);
    for (const plan of plans) await restoreSchema(client, plan, options);
    await options.beforeCommit(sqlOf(client));
    for (const service of SERVICES) await grantRights(client, serviceRole(service, root, options));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(
      `The restore failed: ${reasonOf(error)}. Nothing was kept; it can be repeated.`,
      error,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function restoreSchema(
  client: pg.Client,
  { service, kept, pending }: MigrationPlan,
  { backup, say }: RestoreOptions,
): Promise<void> {
  await client.query(`drop schema if exists ${quoted(service)} cascade`);
  await openSchema(client, service);
  for (const migration of kept) await applyMigration(client, service, migration);
  await fill(client, service, backup);
  for (const migration of pending) await applyMigration(client, service, migration);
  const { rows, tables } = backup.manifest.schemas[service];
  const more = pending.length > 0 ? `, ${pending.length} newer migrations applied` : '';
  say?.(`${service}: ${rows} rows of ${tables.length} tables${more}`);
}

async function fill(client: pg.Client, service: Service, backup: CheckedBackup): Promise<void> {
  const tables = inOrderOfReferences(await tablesOf(client, service));
  const kept = new Map(backup.manifest.schemas[service].tables.map((table) => [table.name, table]));
  refuseOthers(service, tables, kept);
  for (const { name } of tables) {
    const place = `${quoted(service)}.${quoted(name)}`;
    // The journal's triggers look at each entry before its postings can be there; verify looks at all of it afterwards.
    await client.query(`alter table ${place} disable trigger user`);
    // What the migrations themselves put there is among the rows.
    await client.query(`delete from ${place}`);
    await copyIn(client, place, path.join(backup.folder, fileOf(service, name)), kept.get(name)!);
    await client.query(`alter table ${place} enable trigger user`);
  }
  // The server knows nothing of tables that were filled in this moment, and plans badly until it looks.
  for (const { name } of tables) await client.query(`analyze ${quoted(service)}.${quoted(name)}`);
}

async function copyIn(client: pg.Client, place: string, file: string, kept: KeptTable): Promise<void> {
  const rows = client.query(copyFrom(`copy ${place} (${columnList(kept.columns)}) from stdin`));
  try {
    await pipeline(createReadStream(file), createGunzip(), rows);
  } catch (error) {
    throw new StartProblem(
      `${place} cannot be restored (${reasonOf(error)}). Nothing was kept; take another backup.`,
      error,
    );
  }
  const { rows: counted } = await client.query<{ count: string }>(`select count(*) from ${place}`);
  if (rows.rowCount === kept.rows && Number(counted[0]?.count) === kept.rows) return;
  throw new StartProblem(
    `${file} has ${rows.rowCount} rows, and the manifest says ${kept.rows}. Nothing was kept; take another backup.`,
  );
}

/** The same migrations make the same tables; where they differ the manifest was changed. */
function refuseOthers(
  service: Service,
  tables: readonly { readonly name: string; readonly columns: readonly string[] }[],
  kept: ReadonlyMap<string, KeptTable>,
): void {
  const form = (table: { readonly name: string; readonly columns: readonly string[] }): string =>
    `${table.name} (${[...table.columns].sort().join(', ')})`;
  const there = new Set(tables.map(form));
  const given = new Set([...kept.values()].map(form));
  const differs = [...there].find((one) => !given.has(one)) ?? [...given].find((one) => !there.has(one));
  if (differs === undefined) return;
  throw new StartProblem(
    `The backup and its migrations differ in ${service}.${differs}. Nothing was kept; take another backup.`,
  );
}
