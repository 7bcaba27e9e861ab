import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import path from 'node:path';

import { eventually } from '../../libs/testing/src/eventually';
import { keep } from './keep';
import { PATH } from './programs.config';
import { isAlive, signalTree, treeOf, untilGone } from './tree.mjs';

/** One process of the whole, with all that it starts itself. */
export interface Part {
  readonly name: string;
  readonly pid: number;
  readonly url?: string;
  /** The file that it writes to. */
  readonly log: string;
  readonly isRunning: boolean;
  /** With -9 unless said otherwise; resolves when it and its children are gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Until it listens. */
  start(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Until it says that it can do its work. */
  untilReady(): Promise<void>;
  /** In good order; the hard way when that takes too long. */
  stop(): Promise<void>;
}

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
}

export interface Plan {
  readonly name: string;
  readonly url?: string;
  readonly log: string;
  /** Asked anew for each start. */
  readonly launch: () => Launch | Promise<Launch>;
  /** Throws until it listens, resp. until it can do its work. */
  readonly listens: () => Promise<void>;
  readonly ready?: () => Promise<void>;
  readonly startsWithinMs?: number;
  readonly stopsWithinMs?: number;
  /** After its end, whatever ended it. */
  readonly ended?: () => void;
}

export class ProcessPart implements Part {
  private child: ChildProcess | undefined;

  constructor(private readonly plan: Plan) {}

  get name(): string {
    return this.plan.name;
  }

  get url(): string | undefined {
    return this.plan.url;
  }

  get log(): string {
    return this.plan.log;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.pid > 0 && isAlive(this.pid);
  }

  async start(): Promise<void> {
    if (this.isRunning) return;
    const { command, args, environment, folder } = await this.plan.launch();
    mkdirSync(path.dirname(this.log), { recursive: true });
    const log = openSync(this.log, 'a');
    // A session of its own: Ctrl-C reaches whoever holds the whole, which then ends it in order.
    const child = spawn(command, args, {
      cwd: folder,
      env: { PATH, ...environment },
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    child.once('error', () => undefined);
    this.child = child;
    keep(this.pid);
    await this.until(this.plan.listens, this.plan.startsWithinMs ?? 60_000);
  }

  untilReady(): Promise<void> {
    return this.until(this.plan.ready ?? this.plan.listens, 90_000);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.end(signal, 30_000);
  }

  stop(): Promise<void> {
    return this.end('SIGTERM', this.plan.stopsWithinMs ?? 15_000);
  }

  pause(): void {
    signalTree(treeOf(this.pid), 'SIGSTOP');
  }

  resume(): void {
    signalTree(treeOf(this.pid), 'SIGCONT');
  }

  private async end(signal: NodeJS.Signals, withinMs: number): Promise<void> {
    const { pid } = this;
    if (!this.isRunning) return;
    const tree = treeOf(pid);
    // What is paused hears nothing but -9.
    signalTree(tree, 'SIGCONT');
    signalTree(signal === 'SIGKILL' ? tree : [pid], signal);
    if (!(await untilGone(tree, withinMs))) {
      signalTree(tree, 'SIGKILL');
      await untilGone(tree, 10_000);
    }
    this.plan.ended?.();
  }

  private async until(condition: () => Promise<void>, timeout: number): Promise<void> {
    await eventually(
      async () => {
        if (this.isRunning) await condition();
      },
      { timeout, interval: 50 },
    );
    if (!this.isRunning) throw new Error(`${this.name} ended:\n${endOf(this.log)}`);
  }
}

/** Whether somebody takes connections there. */
export async function takesConnections(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}

export async function answersWell(url: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 1_000)}`);
}

export function endOf(log: string): string {
  try {
    return readFileSync(log, 'utf8').split('\n').slice(-25).join('\n');
  } catch {
    return '(no log)';
  }
}
