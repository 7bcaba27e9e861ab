import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../eventually';

/** A real Redis of a test's own, on loopback. */
export interface RedisServer {
  readonly url: string;
  /** kill -9; what it held is gone. */
  kill(): Promise<void>;
  /** Again, on the same port. */
  start(): Promise<void>;
  /** Connections stay and nothing answers, until resume(). */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

/**
 * Whether a Redis can be had here: Debian's redis-server. Under CI it must be; elsewhere a suite that asks
 * (`describe.runIf(hasRedis())`) says what it leaves out.
 */
export function hasRedis(): boolean {
  if (binary() !== undefined) return true;
  const without = 'redis-server is not installed: the tests with a real Redis are left out.';
  if (process.env['CI'] === 'true') throw new Error(without);
  process.stderr.write(`${without}\n`);
  return false;
}

export async function redisServer(settings: readonly string[] = []): Promise<RedisServer> {
  const program = binary();
  if (program === undefined) throw new Error('redis-server is not installed.');
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'hisaab-redis-'));
  const given = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', '', ...settings];
  let child: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  };
  // Nothing stays behind a test that was stopped by force.
  const last = (): void => void child?.kill('SIGKILL');
  process.once('exit', last);
  const server: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    kill,
    start: async () => {
      child = spawn(program, given, { stdio: 'ignore' });
      await eventually(() => answers(port), { timeout: 10_000 });
    },
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    stop: async () => {
      await kill();
      process.off('exit', last);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

function binary(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => path.join(folder, 'redis-server')).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as AddressInfo;
  holder.close();
  await once(holder, 'close');
  return port;
}

async function answers(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write('PING\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (!answer.toString().startsWith('+PONG')) throw new Error(`Redis said ${answer.toString()}`);
  } finally {
    socket.destroy();
  }
}
