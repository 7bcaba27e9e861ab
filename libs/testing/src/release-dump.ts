import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { SERVICES, type Service } from '@hisaab/database';
import { migrate } from '../../platform/src/migrations';
import type { TestDatabase } from './test-database';
import { testMasterKey } from './test-master-key';

const PRISMA_FOLDER = path.resolve(import.meta.dirname, '../../../prisma');
const RELEASES = path.join(PRISMA_FOLDER, 'releases');
const ROWS_AT_ONCE = 500;

/** What a release left in a database, as tools/release-dump.mjs keeps it. */
export interface ReleaseDump {
  readonly version: string;
  readonly masterKey: string;
  readonly person: { readonly email: string; readonly password: string; readonly bookId: string };
  readonly migrations: Readonly<Record<Service, readonly string[]>>;
  /** Rows as JSON texts, by `<service> <table>`. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

export function releaseDumps(): ReleaseDump[] {
  return readdirSync(RELEASES)
    .filter((file) => file.endsWith('.jsonl.gz'))
    .sort()
    .map((file) => read(path.join(RELEASES, file)));
}

function read(file: string): ReleaseDump {
  const [header = '', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const rows = new Map<string, string[]>();
  for (const line of lines) {
    const [service, table, ...row] = line.split(' ');
    const list = rows.get(`${service} ${table}`) ?? [];
    rows.set(`${service} ${table}`, list);
    list.push(row.join(' '));
  }
  return { ...(JSON.parse(header) as Omit<ReleaseDump, 'rows'>), rows };
}

/** Makes the database as the release left it: its migrations and no later ones, then its rows. */
export async function restoreRelease(database: TestDatabase, dump: ReleaseDump): Promise<void> {
  for (const service of SERVICES) await database.admin.query(`drop schema if exists "${service}" cascade`);
  const directory = mkdtempSync(path.join(tmpdir(), 'hisaab-release-'));
  try {
    const released = new Set(Object.values(dump.migrations).flat());
    cpSync(PRISMA_FOLDER, directory, {
      recursive: true,
      filter: (from) =>
        path.basename(path.dirname(from)) !== 'migrations' || released.has(path.basename(from)),
    });
    await migrate({ adminUrl: database.url, masterKey: testMasterKey, directory });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  await fill(database, dump);
}

async function fill({ admin }: TestDatabase, { rows }: ReleaseDump): Promise<void> {
  const client = await admin.connect();
  try {
    // Neither triggers nor references look: rows come in any order, and were looked at when they were new.
    await client.query('begin; set local session_replication_role = replica');
    for (const [name, list] of rows) {
      const table = name
        .split(' ')
        .map((part) => `"${part}"`)
        .join('.');
      // What the migrations themselves put there is among the rows.
      await client.query(`delete from ${table}`);
      const columns = Object.keys(JSON.parse(list[0] ?? '{}') as object).map((column) => `"${column}"`);
      for (let at = 0; at < list.length; at += ROWS_AT_ONCE) {
        await client.query(
          `insert into ${table} (${columns.join()}) overriding system value
           select ${columns.join()} from json_populate_recordset(null::${table}, $1::json)`,
          [`[${list.slice(at, at + ROWS_AT_ONCE).join()}]`],
        );
      }
    }
    await client.query('commit');
  } finally {
    client.release();
  }
}
