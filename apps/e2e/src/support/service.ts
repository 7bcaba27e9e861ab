import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { eventually } from '@hisaab/testing';
import { SERVICE_FLAGS } from '../../../../tools/set-up/flags.mjs';

const ROOT = resolve(import.meta.dirname, '../../../..');
/** Another build may be named, so that a test is not disturbed by the next build. */
const BUILT = resolve(ROOT, process.env['HISAAB_TEST_APPS'] ?? 'dist/apps');

export interface Check {
  readonly name: string;
  readonly state: string;
  readonly detail?: string;
}

export interface ServiceProcess {
  readonly name: string;
  readonly baseUrl: string;
  readonly process: ChildProcess;
  output(): string;
  /** The status of /health/ready, and what it checked. */
  health(): Promise<{ status: number; checks: Check[] }>;
  untilReady(): Promise<void>;
  /** The exit code of one that ends by itself. */
  ended(): Promise<number | null>;
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

/** One service as it ships, on loopback; whether it becomes ready is the test's to find out. */
export function startService(
  name: string,
  port: number,
  environment: Record<string, string>,
  program = 'main.js',
): ServiceProcess {
  const child = spawn(process.execPath, [...SERVICE_FLAGS, resolve(BUILT, name, program)], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const keep = (chunk: Buffer): void => void (text = (text + chunk.toString('utf8')).slice(-100_000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const closed = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  const baseUrl = `http://127.0.0.1:${port}`;
  const health = async () => {
    const answer = await fetch(`${baseUrl}/health/ready`);
    const { checks } = (await answer.json()) as { checks: Check[] };
    return { status: answer.status, checks };
  };
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return closed;
  };
  return {
    name,
    baseUrl,
    process: child,
    output: () => text,
    health,
    untilReady: () =>
      eventually(
        async () => {
          if (child.exitCode !== null) return;
          const { status, checks } = await health();
          if (status !== 200) throw new Error(`${name} is not ready: ${JSON.stringify(checks)}`);
        },
        { timeout: 60_000, interval: 50 },
      ).then(
        () => {
          if (child.exitCode !== null) throw new Error(`${name} ended: ${text.slice(-3_000)}`);
        },
        (error: unknown) => {
          throw new Error(`${name} does not come: ${text.slice(-3_000)}`, { cause: error });
        },
      ),
    ended: () => closed,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  };
}
