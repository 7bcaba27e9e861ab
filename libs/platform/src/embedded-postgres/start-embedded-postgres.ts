import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { reasonOf, StartProblem } from '../start-problem';
import { findBinaries, type Binaries } from './binaries';
import { makeCluster } from './cluster';
import { clusterState, diskFull, openDataFolder, type DataFolder } from './data-folder';
import { isAlive, runningPostmaster, spawnPostmaster, stopPostmaster, type Postmaster } from './postmaster';
import { systemAccount, type SystemAccount } from './system-account';

export interface EmbeddedPostgres {
  /** The administrator's URL of the database `hisaab`. */
  readonly adminUrl: string;
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** Settings of the server over the usual ones; tests turn `fsync` off. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where to listen; any free port unless it is given. */
  readonly port?: number;
  readonly say?: (line: string) => void;
}

const DATABASE = 'hisaab';
/** Recovery after a kill reads the log since the last checkpoint; that can take its time. */
const START_TIMEOUT_MS = 90_000;
const OWNER_LOCK = 4_711_205;

/** The real PostgreSQL that comes with the program, in its data folder, on a free port of loopback. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const say = options.say ?? (() => undefined);
  const binaries = await findBinaries();
  const folder = openDataFolder(options.dataDir);
  const account = systemAccount([binaries.postgres, folder.root]);
  if (clusterState(folder) === 'none') {
    say('setting up the database');
    await makeCluster(binaries, folder, account);
  }
  const left = runningPostmaster(folder);
  if (left && (await answers(left, folder))) {
    say('taking over the database that is still running');
    return own(left, folder);
  }
  say('starting the database');
  const postmaster = await startPostmaster(binaries, folder, account, options);
  return own(postmaster, folder);
}

/** When only the first process was killed, its children hold their memory for a moment longer. */
async function startPostmaster(
  binaries: Binaries,
  folder: DataFolder,
  account: SystemAccount,
  { port, settings = {} }: EmbeddedPostgresOptions,
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const postmaster = spawnPostmaster(binaries, folder, account, port ?? (await freePort()), settings);
    let exited = false;
    void postmaster.exited.then(() => (exited = true));
    try {
      await untilReady(postmaster, folder, () => exited);
      return postmaster;
    } catch (error) {
      const log = readFileSync(folder.startLog, 'utf8');
      if (attempt === 20 || !log.includes('pre-existing shared memory block')) throw error;
      await pause(250);
    }
  }
}

/** Whether what was left behind serves; one that is on its way out is waited for, one that hangs is told. */
async function answers(postmaster: Postmaster, folder: DataFolder): Promise<boolean> {
  try {
    await untilReady(postmaster, folder, () => !isAlive(postmaster.pid), 20_000);
    return true;
  } catch (error) {
    if (!isAlive(postmaster.pid)) return false;
    throw error;
  }
}

async function untilReady(
  postmaster: Postmaster,
  folder: DataFolder,
  gone: () => boolean,
  timeoutMs = START_TIMEOUT_MS,
): Promise<void> {
  const until = Date.now() + timeoutMs;
  let last: unknown;
  while (Date.now() < until) {
    if (gone()) throw exitProblem(folder);
    const client = clientOf(postmaster, folder, 'postgres');
    try {
      await client.connect();
      return;
    } catch (error) {
      last = error;
    } finally {
      await client.end().catch(() => undefined);
    }
    await pause(30);
  }
  throw new StartProblem(
    `The embedded database (process ${postmaster.pid}) does not answer (${reasonOf(last)}); end that process and start again.`,
    last,
  );
}

function exitProblem(folder: DataFolder): StartProblem {
  const log = readFileSync(folder.startLog, 'utf8');
  if (log.includes('No space left on device')) return diskFull(folder.root);
  const fatal = log.split('\n').find((line) => /FATAL|PANIC|denied|cannot/.test(line));
  return new StartProblem(
    `The embedded database did not start (${fatal?.trim() ?? 'no reason given'}); the rest is in ${folder.startLog}.`,
  );
}

/** One process owns the data folder: the lock is a session's, so it ends with its process, however that ends. */
async function own(postmaster: Postmaster, folder: DataFolder): Promise<EmbeddedPostgres> {
  const owner = clientOf(postmaster, folder, 'postgres');
  owner.on('error', () => undefined);
  await owner.connect();
  if (!(await lock(owner))) {
    await owner.end();
    throw new StartProblem(
      `Another Hisaab is using the data folder ${folder.root}; stop it, or set HISAAB_DATA_DIR to another folder.`,
    );
  }
  const { rowCount } = await owner.query('select from pg_database where datname = $1', [DATABASE]);
  if (!rowCount) await owner.query(`create database ${DATABASE}`);
  let stopping: Promise<void> | undefined;
  return {
    adminUrl: urlOf(postmaster, folder, DATABASE),
    pid: postmaster.pid,
    port: postmaster.port,
    stop: () =>
      (stopping ??= owner
        .end()
        .catch(() => undefined)
        .then(() => stopPostmaster(postmaster.pid))),
  };
}

/** A process that was killed a moment ago may not have been noticed by the server yet. */
async function lock(owner: pg.Client): Promise<boolean> {
  for (const waitMs of [0, 100, 400, 1_000, 1_500]) {
    await pause(waitMs);
    const { rows } = await owner.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
      OWNER_LOCK,
    ]);
    if (rows[0]?.locked) return true;
  }
  return false;
}

function urlOf(postmaster: Postmaster, folder: DataFolder, database: string): string {
  return `postgres://postgres:${folder.password}@127.0.0.1:${postmaster.port}/${database}`;
}

function clientOf(postmaster: Postmaster, folder: DataFolder, database: string): pg.Client {
  return new pg.Client({
    connectionString: urlOf(postmaster, folder, database),
    application_name: 'hisaab-owner',
    connectionTimeoutMillis: 2_000,
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
