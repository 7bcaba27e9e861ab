import { createHash } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { SERVICES, type Service } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import type { MasterKey } from '@hisaab/security';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

import { MIGRATION_LOCK } from '../migrations/migrate';
import { reasonOf, StartProblem } from '../start-problem';
import { columnList, quoted, SETTINGS, tablesOf } from './catalog';
import { connectAsAdmin, sqlOf } from './connection';
import { fileOf, FORMAT, MANIFEST, type KeptSchema, type KeptTable, type Manifest } from './manifest';

export interface BackupOptions {
  readonly adminUrl: string;
  /** Made here; a folder that has something in it is refused. */
  readonly folder: string;
  readonly masterKey: MasterKey;
  /** The versions of the key that rows are encrypted under; throws where the key does not open them. */
  readonly neededVersions: (sql: Sql, masterKey: MasterKey) => Promise<readonly number[]>;
  readonly say?: (line: string) => void;
}

/**
 * Every table of the seven schemas as it was at one moment: one transaction reads them all, on one snapshot, while the
 * program goes on. The manifest comes last, so a folder without one is no backup.
 */
export async function writeBackup(options: BackupOptions): Promise<Manifest> {
  const client = await connectAsAdmin(options.adminUrl, 'hisaab-backup');
  try {
    // A migration that rewrites a table empties it for older snapshots: migrations wait until this is done.
    await client.query('select pg_advisory_lock_shared($1)', [MIGRATION_LOCK]);
    await client.query('begin isolation level repeatable read read only');
    await client.query(SETTINGS);
    await refuseIncomplete(client);
    const versions = await options.neededVersions(sqlOf(client), options.masterKey);
    const { rows } = await client.query<{ now: Date; version: string }>(
      `select now(), current_setting('server_version') as version`,
    );
    const isNew = makeFolder(options.folder);
    try {
      const manifest: Manifest = {
        format: FORMAT,
        program: programVersion(),
        takenAt: rows[0]!.now.toISOString(),
        postgresql: rows[0]!.version,
        masterKey: Object.fromEntries(
          versions.map((version) => [String(version), options.masterKey.fingerprint(version)]),
        ),
        schemas: await writeSchemas(client, options),
      };
      writeManifest(options.folder, manifest);
      return manifest;
    } catch (error) {
      // What is half written would only be in the way of the next.
      removeFrom(options.folder, isNew);
      throw storageProblem(options.folder, error);
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function refuseIncomplete(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ missing: string | null }>(
    `select string_agg(name, ', ') as missing from unnest($1::text[]) as wanted (name)
     where to_regclass(quote_ident(name) || '._prisma_migrations') is null`,
    [SERVICES],
  );
  const missing = rows[0]?.missing;
  if (missing) {
    throw new StartProblem(
      `The database has no schema of Hisaab for ${missing}: check DATABASE_URL. Nothing was written.`,
    );
  }
}

async function writeSchemas(client: pg.Client, { folder, say }: BackupOptions): Promise<Manifest['schemas']> {
  const schemas: Partial<Record<Service, KeptSchema>> = {};
  for (const service of SERVICES) {
    const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
      `select migration_name as name, checksum from ${quoted(service)}._prisma_migrations
       where finished_at is not null and rolled_back_at is null order by finished_at, migration_name`,
    );
    mkdirSync(path.join(folder, service), { mode: 0o700 });
    const tables: KeptTable[] = [];
    for (const { name, columns } of await tablesOf(client, service)) {
      tables.push(await writeTable(client, folder, service, name, columns));
    }
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    schemas[service] = { migrations, rows, tables };
    say?.(`${service}: ${rows} rows of ${tables.length} tables`);
  }
  return schemas as Manifest['schemas'];
}

/** From the server through gzip into the file, a piece at a time. */
async function writeTable(
  client: pg.Client,
  folder: string,
  service: Service,
  name: string,
  columns: readonly string[],
): Promise<KeptTable> {
  const digest = createHash('sha256');
  let bytes = 0;
  // A query, since a table in partitions cannot be copied by its name.
  const rows = client.query(
    copyTo(`copy (select ${columnList(columns)} from ${quoted(service)}.${quoted(name)}) to stdout`),
  );
  await pipeline(
    rows,
    createGzip(),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        digest.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(path.join(folder, fileOf(service, name)), { flags: 'wx', mode: 0o600, flush: true }),
  );
  // The server's own count comes after the last row; the answer to this comes after that.
  await client.query('select');
  return { name, columns: [...columns], rows: rows.rowCount, bytes, sha256: digest.digest('hex') };
}

/** @returns whether it was not there before; an empty one may be, as where a volume is mounted */
function makeFolder(folder: string): boolean {
  try {
    if (existsSync(folder)) {
      if (readdirSync(folder).length === 0) return false;
      throw new StartProblem(`${folder} is not empty; a backup wants a folder of its own.`);
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return true;
  } catch (error) {
    throw storageProblem(folder, error);
  }
}

function removeFrom(folder: string, isNew: boolean): void {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
  if (isNew) rmSync(folder, { recursive: true, force: true });
}

/** Whole or not at all. */
function writeManifest(folder: string, manifest: Manifest): void {
  const draft = path.join(folder, `${MANIFEST}.new`);
  writeFileSync(draft, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path.join(folder, MANIFEST));
}

function storageProblem(folder: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StartProblem(
      `The disk that holds ${folder} is full; free some space. Nothing was kept.`,
      error,
    );
  }
  if (/^E[A-Z]+$/.test(code)) {
    return new StartProblem(`The folder ${folder} cannot be written (${reasonOf(error)}).`, error);
  }
  return error;
}

function programVersion(): string {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return version;
}
