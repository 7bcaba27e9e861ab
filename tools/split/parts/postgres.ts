import path from 'node:path';

import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../libs/platform/src/embedded-postgres';
import { keep } from '../keep';
import { endOf, type Part } from '../part';
import { isAlive, signalTree, treeOf, untilGone } from '../tree.mjs';

/** Services, each with its pool and its relay, times two of each. */
const SETTINGS = { max_connections: '300' };

/** The PostgreSQL that comes with the program, as durable as it ships. */
export class PostgresPart implements Part {
  readonly name = 'postgres';
  readonly log: string;
  private server: EmbeddedPostgres | undefined;

  constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {
    this.log = path.join(folder, 'postgres-start.log');
  }

  get url(): string {
    return this.running.adminUrl;
  }

  get pid(): number {
    return this.server?.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.pid > 0 && isAlive(this.pid);
  }

  async start(): Promise<void> {
    if (this.isRunning) return;
    const { folder: dataDir, port } = this;
    this.server = await startEmbeddedPostgres({ dataDir, port, settings: SETTINGS });
    keep(this.pid);
  }

  async untilReady(): Promise<void> {
    if (!this.isRunning) throw new Error(`postgres ended:\n${endOf(this.log)}`);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (!this.isRunning) return;
    const tree = treeOf(this.pid);
    signalTree(tree, 'SIGCONT');
    signalTree(signal === 'SIGKILL' ? tree : [this.pid], signal);
    if (!(await untilGone(tree, 30_000))) throw new Error('postgres does not go');
  }

  async stop(): Promise<void> {
    if (!this.isRunning) return;
    signalTree(treeOf(this.pid), 'SIGCONT');
    await this.running.stop();
  }

  pause(): void {
    signalTree(treeOf(this.pid), 'SIGSTOP');
  }

  resume(): void {
    signalTree(treeOf(this.pid), 'SIGCONT');
  }

  private get running(): EmbeddedPostgres {
    if (!this.server) throw new Error('postgres was not started');
    return this.server;
  }
}
