import type { Service } from '@hisaab/database';
import pg from 'pg';

import { reasonOf, StartProblem } from '../start-problem';
import type { Migration } from './migration-files';

/**
 * Prisma's own table, so that its tools understand what was applied. Its engine is not used to apply: the
 * driver adapter cuts scripts at every semicolon, also inside function bodies, and the record is written
 * apart from the effect, so that a kill between the two needs a person (docs/adr).
 */
const createHistory = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

interface Applied {
  migration_name: string;
  checksum: string;
}

/** What is still to be applied; an applied file that was changed since is a mistake that must be seen. */
export async function pendingMigrations(
  client: pg.Client,
  service: Service,
  migrations: readonly Migration[],
): Promise<Migration[]> {
  const history = `"${service}"._prisma_migrations`;
  const found = await client.query<{ exists: boolean }>('select to_regclass($1) is not null as exists', [
    history,
  ]);
  if (!found.rows[0]?.exists) return [...migrations];
  const { rows } = await client.query<Applied>(
    `select migration_name, checksum from ${history} where finished_at is not null and rolled_back_at is null`,
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  return migrations.filter((migration) => {
    const checksum = applied.get(migration.name);
    if (checksum !== undefined && checksum !== migration.checksum) {
      throw new StartProblem(
        `The migration ${migration.name} of ${service} was changed after it had been applied; restore the file and write a new migration.`,
      );
    }
    return checksum === undefined;
  });
}

/** Each migration and its record are one transaction: after a kill it is applied or it is not. */
export async function applyMigrations(
  client: pg.Client,
  service: Service,
  migrations: readonly Migration[],
): Promise<void> {
  await openSchema(client, service);
  for (const migration of migrations) {
    try {
      await client.query('begin');
      await applyMigration(client, service, migration);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error instanceof StartProblem ? error : failed(migration, service, error);
    }
  }
}

/** What is made next without a schema's name is made in this one. */
export async function openSchema(client: pg.Client, service: Service): Promise<void> {
  // Quoted, since `user` is a word of SQL.
  await client.query(`create schema if not exists "${service}"`);
  await client.query(`set search_path = "${service}"`);
  await client.query(createHistory);
}

/** In the caller's transaction. */
export async function applyMigration(
  client: pg.Client,
  service: Service,
  migration: Migration,
): Promise<void> {
  try {
    await client.query(migration.sql);
    await client.query(
      `insert into "${service}"._prisma_migrations
         (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values (gen_random_uuid()::text, $1, $2, now(), clock_timestamp(), 1)`,
      [migration.checksum, migration.name],
    );
  } catch (error) {
    throw failed(migration, service, error);
  }
}

function failed(migration: Migration, service: Service, error: unknown): StartProblem {
  return new StartProblem(
    `The migration ${migration.name} of ${service} failed: ${reasonOf(error)}${lineOf(error, migration.sql)}.`,
    error,
  );
}

function lineOf(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError) || error.position === undefined) return '';
  return ` (line ${sql.slice(0, Number(error.position)).split('\n').length})`;
}
