import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { clusterState, masterKeyFile, openDataFolder } from './data-folder';
import { isAlive, runningPostmaster } from './postmaster';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres';

describe('the embedded PostgreSQL', () => {
  let dataDir: string;
  const running: EmbeddedPostgres[] = [];

  const start = async (): Promise<EmbeddedPostgres> => {
    const postgres = await startEmbeddedPostgres({ dataDir });
    running.push(postgres);
    return postgres;
  };
  const ask = async (url: string, sql: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<object>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const pid = (): number => runningPostmaster(openDataFolder(dataDir))?.pid ?? 0;

  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'hisaab-embedded-'));
  });
  afterEach(async () => {
    for (const postgres of running.splice(0)) await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('keeps its data over a clean stop', async () => {
    const first = await start();
    await ask(first.adminUrl, 'create table kept (id int)');
    const process = pid();
    await first.stop();
    expect(isAlive(process)).toBe(false);
    const second = await start();
    expect(await ask(second.adminUrl, 'select * from kept')).toEqual([]);
  });

  it('recovers what was committed when the server itself was killed', async () => {
    const first = await start();
    await ask(first.adminUrl, 'create table kept (id int); insert into kept values (1)');
    process.kill(pid(), 'SIGKILL');
    const second = await start();
    expect(await ask(second.adminUrl, 'select * from kept')).toEqual([{ id: 1 }]);
  });

  it('takes over a server that a killed start left running', async () => {
    const first = await start();
    // What the kill of our process would do to its connection; the server goes on.
    await ask(
      first.adminUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hisaab-owner'`,
    );
    const before = pid();
    const second = await start();
    expect(pid()).toBe(before);
    expect(await ask(second.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses a data folder that another process is using', async () => {
    await start();
    await expect(start()).rejects.toThrow(/^Another Hisaab is using the data folder .*\.$/);
  });

  it('starts where postmaster.pid names a process that is none of its own', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(
      path.join(dataDir, 'postgres', 'postmaster.pid'),
      `${process.pid}\n${dataDir}\n0\n5432\n\n127.0.0.1\n`,
    );
    const second = await start();
    expect(await ask(second.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('says in a sentence that the data are of another major version', async () => {
    const first = await start();
    await first.stop();
    const file = path.join(dataDir, 'postgres', 'PG_VERSION');
    writeFileSync(file, '17\n');
    expect(() => clusterState(openDataFolder(dataDir))).toThrow(
      /PostgreSQL 17 and this release brings PostgreSQL 18/,
    );
    await expect(start()).rejects.toThrow(/PostgreSQL 17/);
    expect(existsSync(file)).toBe(true);
  });

  it('starts in a folder that others may not pass through, root or not', async () => {
    chmodSync(dataDir, 0o700);
    dataDir = path.join(dataDir, 'inner');
    const postgres = await start();
    expect(await ask(postgres.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await postgres.stop();
    dataDir = path.dirname(dataDir);
  });

  it('makes the master key once, for its owner alone, and refuses one that was cut', () => {
    const key = masterKeyFile(dataDir);
    expect(key).toHaveLength(32);
    expect(masterKeyFile(dataDir)).toEqual(key);
    const file = path.join(dataDir, 'master.key');
    expect(readFileSync(file, 'utf8')).toHaveLength(45);
    chmodSync(file, 0o600);
    writeFileSync(file, 'c2hvcnQ=\n');
    expect(() => masterKeyFile(dataDir)).toThrow(/does not hold a key of 32 bytes/);
  });
});
