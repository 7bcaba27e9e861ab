import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import pg from 'pg';

import { migrate } from '../../platform/src/migrations';
import { testMasterKey } from './test-master-key';

const PRISMA_FOLDER = path.resolve(import.meta.dirname, '../../../prisma');
/** Only one process makes the template; the others wait and find it. */
const TEMPLATE_LOCK = 4_711_206;

/** The name of a migrated database, made where this server has none for the files as they are now. */
export async function makeTemplate(adminUrl: string): Promise<string> {
  const name = `hisaab_template_${digestOf(PRISMA_FOLDER)}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
    if (rowCount) return name;
    await admin.query(`create database ${name}`);
    try {
      await migrateDatabase(withDatabase(adminUrl, name));
    } catch (error) {
      await admin.query(`drop database ${name} with (force)`);
      throw error;
    }
    return name;
  } finally {
    await admin.end();
  }
}

export async function migrateDatabase(adminUrl: string): Promise<void> {
  await migrate({ adminUrl, masterKey: testMasterKey, directory: PRISMA_FOLDER });
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

function digestOf(folder: string): string {
  const digest = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sql'))
    .sort();
  for (const file of files) digest.update(file).update(readFileSync(path.join(folder, file)));
  return digest.digest('hex').slice(0, 12);
}
