import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { eventually } from '@hisaab/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAM_FLAGS } from './set-up/flags.mjs';

const root = path.resolve(import.meta.dirname, '..');
const READY = /Hisaab is ready: (http\S+)/;

interface Start {
  readonly process: ChildProcess;
  output(): string;
  /** The address that it prints when it is ready. */
  ready(): Promise<string>;
  ended(): Promise<number | null>;
}

/** What `npm start` runs, on a data folder of the test's own. */
function start(environment: Record<string, string>): Start {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/DATABASE_URL$|^HISAAB_|^PORT$/.test(name)),
  );
  const child = spawn(process.execPath, [...PROGRAM_FLAGS, 'tools/start.mjs'], {
    cwd: root,
    env: { ...inherited, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return {
    process: child,
    output: () => output,
    ready: () =>
      eventually(
        () => {
          const address = READY.exec(output)?.[1];
          if (address) return address;
          throw new Error(`not ready: ${output}`);
        },
        { timeout: 60_000 },
      ),
    ended: () => ended,
  };
}

describe('npm start', () => {
  const started: Start[] = [];
  let dataDir: string;

  const begin = (environment: Record<string, string> = {}): Start => {
    const one = start({ HISAAB_DATA_DIR: dataDir, PORT: '0', ...environment });
    started.push(one);
    return one;
  };
  const stop = async (one: Start, signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> => {
    if (one.process.exitCode === null && one.process.signalCode === null) one.process.kill(signal);
    return one.ended();
  };
  /** The sentence that a start which cannot be is refused with; nothing else may come with it. */
  const refusal = async (one: Start): Promise<string> => {
    expect(await one.ended()).not.toBe(0);
    return one.output().trim().split('\n').at(-1) ?? '';
  };

  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'hisaab-start-'));
    const first = begin();
    await first.ready();
    expect(first.output()).toContain('setting up the database');
    expect(await stop(first)).toBe(0);
  });
  afterEach(async () => {
    for (const one of started.splice(0)) await stop(one);
  });
  afterAll(async () => {
    // After a kill the database goes on: one more start takes it over and stops it.
    const last = begin();
    await last.ready();
    await stop(last);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is ready within 5 s the second time, builds nothing, and answers at the address it prints', async () => {
    const from = performance.now();
    const second = begin();
    const address = await second.ready();
    expect(performance.now() - from).toBeLessThan(5_000);
    expect(second.output()).not.toMatch(/building|generating|installing|migrating|setting up/);
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  });

  it('stops everything on Ctrl-C, and its database with it', async () => {
    const one = begin();
    await one.ready();
    const pid = Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    expect(await stop(one, 'SIGINT')).toBe(0);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('recovers by itself after kill -9', async () => {
    const killed = begin();
    await killed.ready();
    await stop(killed, 'SIGKILL');
    const next = begin();
    const address = await next.ready();
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    expect(await stop(next)).toBe(0);
  });

  it('refuses a port in use in one sentence, and leaves no database behind', async () => {
    const taken = await occupy();
    try {
      const { port } = taken.address() as { port: number };
      expect(await refusal(begin({ PORT: String(port) }))).toBe(
        `Port ${port} is in use; stop what uses it, or set PORT to another.`,
      );
    } finally {
      taken.close();
    }
    expect(() => readFileSync(path.join(dataDir, 'postgres/postmaster.pid'))).toThrow('ENOENT');
  });

  it('refuses a data folder in use in one sentence', async () => {
    await begin().ready();
    expect(await refusal(begin())).toMatch(/^Another Hisaab is using the data folder .*\.$/);
  });

  it('refuses data of another major version in one sentence', async () => {
    const file = path.join(dataDir, 'postgres/PG_VERSION');
    const real = readFileSync(file, 'utf8');
    writeFileSync(file, '16\n');
    try {
      expect(await refusal(begin())).toMatch(/^The data in .* are of PostgreSQL 16 and .*\.$/);
    } finally {
      writeFileSync(file, real);
    }
  });

  it('refuses a database that does not answer in one sentence', async () => {
    const one = begin({
      DATABASE_URL: 'postgres://someone:secret@127.0.0.1:9/hisaab',
      HISAAB_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    });
    const sentence = await refusal(one);
    expect(sentence).toMatch(
      /^The database at 127\.0\.0\.1:9 does not answer \(.*\); start it, or check DATABASE_URL\.$/,
    );
    expect(one.output()).not.toContain('secret');
  });

  it('wants a master key with a database of one’s own', async () => {
    expect(await refusal(begin({ DATABASE_URL: 'postgres://someone@127.0.0.1:9/hisaab' }))).toContain(
      'HISAAB_MASTER_KEY',
    );
  });

  it('prints its configuration with the secrets masked, and ends', async () => {
    const child = spawn(process.execPath, ['tools/start.mjs', '--print-config'], {
      cwd: root,
      env: { ...process.env, HISAAB_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(0);
    expect(output).toMatch(/^PORT=\d+$/m);
    expect(output).toMatch(/^HISAAB_MASTER_KEY=\*+$/m);
  });
});

function occupy(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
