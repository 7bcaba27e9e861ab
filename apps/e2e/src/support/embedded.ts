import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** The administrator of the PostgreSQL that a program started in this data folder. */
export async function embeddedAdmin(dataFolder: string): Promise<pg.Pool> {
  const port = readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(join(dataFolder, 'postgres.password'), 'utf8').trim();
  return new pg.Pool({
    host: '127.0.0.1',
    port: Number(port),
    user: 'postgres',
    password,
    database: 'hisaab',
    max: 2,
  });
}
