import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Binaries } from './binaries';
import type { DataFolder } from './data-folder';
import { launchAs, type SystemAccount } from './system-account';

/** The server's first process, which a start of ours began: this one or one that was killed. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** What a start that was killed left running, if it still is; a file that lies is taken away. */
export function runningPostmaster(folder: DataFolder): Postmaster | undefined {
  const file = path.join(folder.cluster, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  // After a reboot the number may be another program's; the server itself would refuse to start then.
  if (Number.isInteger(pid) && pid > 0 && isPostgres(pid)) return { pid, port };
  rmSync(file, { force: true });
  return undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    const command = existsSync('/proc/self/comm')
      ? readFileSync(`/proc/${pid}/comm`, 'utf8')
      : execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8', stdio: 'pipe' });
    return command.includes('postgres');
  } catch {
    return false;
  }
}

/**
 * In a session of its own: Ctrl-C in the terminal reaches us alone, and the server is stopped when we have
 * drained.
 */
export function spawnPostmaster(
  binaries: Binaries,
  folder: DataFolder,
  account: SystemAccount,
  port: number,
  settings: Readonly<Record<string, string>>,
): Postmaster & { readonly exited: Promise<void> } {
  const log = openSync(folder.startLog, 'w');
  const flags = Object.entries({ ...baseSettings, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const { command, args, options } = launchAs(account, binaries.postgres, [
    ...['-D', folder.cluster, '-p', String(port)],
    ...flags,
  ]);
  const child = spawn(command, args, {
    ...options,
    cwd: folder.root,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  child.unref();
  return { pid: child.pid ?? 0, port, exited };
}

const baseSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '128MB',
  // A week of logs inside the data folder, each day over the one of a week ago.
  logging_collector: 'on',
  log_filename: 'postgresql-%a.log',
  log_rotation_age: '1d',
  log_truncate_on_rotation: 'on',
  // A statement's values may be personal.
  log_parameter_max_length_on_error: '0',
  log_min_error_statement: 'panic',
};

/** Lets running transactions go (they roll back) and writes the checkpoint; the hard way after a while. */
export async function stopPostmaster(pid: number, patienceMs = 30_000): Promise<void> {
  const gone = async (signal: NodeJS.Signals, withinMs: number): Promise<boolean> => {
    if (!isAlive(pid)) return true;
    process.kill(pid, signal);
    const until = Date.now() + withinMs;
    while (Date.now() < until) {
      if (!isAlive(pid)) return true;
      await pause(20);
    }
    return false;
  };
  if (!(await gone('SIGINT', patienceMs))) await gone('SIGQUIT', 5_000);
}
