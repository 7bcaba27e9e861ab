import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { eventually } from '@hisaab/testing';
import { PROGRAM_FLAGS } from '../../../../tools/set-up/flags.mjs';

const ROOT = resolve(import.meta.dirname, '../../../..');
/** Another build may be named, so that a test is not disturbed by the next build. */
const BUILT = process.env['HISAAB_TEST_PROGRAM'] ?? 'dist/apps/all-in-one/main.js';

export interface Program {
  readonly baseUrl: string;
  readonly process: ChildProcess;
  output(): string;
  /** As an operator stops it. */
  stop(): Promise<void>;
  /** As the power does. */
  kill(): Promise<void>;
}

/** One all-in-one process on a database of its own, built as it ships, on loopback and a free port. */
export async function startProgram(
  environment: Record<string, string>,
  options: { port?: number } = {},
): Promise<Program> {
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, [...PROGRAM_FLAGS, BUILT], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HISAAB_MASTER_KEY: MASTER_KEY,
      LOG_LEVEL: 'info',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const keep = (chunk: Buffer): void => void (text = (text + chunk.toString('utf8')).slice(-200_000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const baseUrl = `http://127.0.0.1:${port}`;
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  await eventually(
    async () => {
      if (hasEnded()) return;
      const answer = await fetch(`${baseUrl}/health/ready`);
      if (answer.status !== 200) throw new Error(`not ready: ${await answer.text()}`);
    },
    { timeout: 60_000 },
  );
  if (hasEnded()) throw new Error(`the program ended: ${text.slice(-3_000)}`);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return {
    baseUrl,
    process: child,
    output: () => text,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** One key a run: programs on the same database must share it. */
export const MASTER_KEY = randomBytes(32).toString('base64');

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? done(address.port) : fail(new Error('no port')),
      );
    });
  });
}
