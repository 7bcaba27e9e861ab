import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

import { node, root } from '../set-up/terminal.mjs';

/** Another build may be named, so that a run is not disturbed by the next build. */
const BUILT = process.env.HISAAB_TEST_PROGRAM ?? 'dist/apps/all-in-one/main.js';

/** The built program with a database of its own: the one that it carries, or a new one in TEST_DATABASE_URL. */
export async function startProgram() {
  const folder = mkdtempSync(path.join(tmpdir(), 'hisaab-fuzz-'));
  const database = await ownDatabase(process.env.TEST_DATABASE_URL);
  const port = await freePort();
  const child = spawn(node, ['--enable-source-maps', BUILT], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HISAAB_DATA_DIR: path.join(folder, 'data'),
      HISAAB_LIMITS_PROFILE: 'load-test',
      AUTH_ACCESS_TOKEN_TTL: '7200',
      ...database.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output = (output + chunk).slice(-2_000_000)));
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    kill();
    await ended;
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  const baseUrl = `http://127.0.0.1:${port}`;
  const until = Date.now() + 60_000;
  while (!(await isReady(baseUrl))) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`The program did not become ready:\n${output.slice(-3_000)}`);
    }
  }
  return { baseUrl, folder, stop, output: () => output };
}

async function isReady(baseUrl) {
  const answer = await fetch(`${baseUrl}/health/ready`).catch(() => undefined);
  if (answer?.status === 200) return true;
  await new Promise((resolve) => setTimeout(resolve, 50));
  return false;
}

async function ownDatabase(serverUrl) {
  if (!serverUrl) return { environment: {}, drop: async () => undefined };
  const name = `fuzz_${process.pid}_${randomBytes(4).toString('hex')}`;
  const administer = async (sql) => {
    const client = new pg.Client(serverUrl);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await administer(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    environment: { DATABASE_URL: url.href, HISAAB_MASTER_KEY: randomBytes(32).toString('base64') },
    drop: () => administer(`drop database ${name} with (force)`),
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
