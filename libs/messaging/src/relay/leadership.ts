import type { Client } from 'pg';

import { inTime } from '../in-time';
import { Signal } from '../signal';
import { Trouble } from '../trouble';

/** What one process at a time does: whoever holds the lock of this name. */
export interface Candidate {
  readonly name: string;
  gained(): void;
  /**
   * Resolves when everything that leading had started has ended.
   * @param isBroken somebody else may lead already
   */
  lost(isBroken: boolean): Promise<void>;
  /** Whether it leads or not. */
  notified(what: string): void;
}

const CHANNEL = 'hisaab_';
const HEARTBEAT_TIMEOUT_MS = 5_000;
/**
 * A leader that hangs, or whose machine is gone without a word, keeps its connection for hours: the server ends the
 * session of one that has not been heard of for so long, and its locks with it.
 */
const SILENT_MS = 10_000;

/** Session locks: they are gone with the connection, so a process that dies leaves no leader behind. */
const tryLocks = `select name, pg_try_advisory_lock(hashtextextended('hisaab relay ' || name, 0)) as won
  from unnest($1::text[]) as candidate (name)`;

export function channelOf(name: string): string {
  return `${CHANNEL}${name}`;
}

/** The one connection of a process that listens for wake-ups and holds the locks of what it leads. */
export class Leadership {
  private readonly held = new Set<Candidate>();
  private readonly signal = new Signal();
  private readonly trouble = new Trouble('relay leadership');
  private running: Promise<void> | undefined;
  private stopping = false;
  private connected = false;

  constructor(
    private readonly open: () => Promise<Client>,
    private readonly candidates: readonly Candidate[],
    private readonly electMs: number,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  leads(name: string): boolean {
    return [...this.held].some((candidate) => candidate.name === name);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.signal.raise();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let pause = 0;
      try {
        await this.hold(await this.open());
      } catch (error) {
        pause = this.trouble.note(error);
      }
      if (!this.stopping) await this.signal.wait(pause);
    }
  }

  private async hold(client: Client): Promise<void> {
    let broken: unknown;
    this.connected = true;
    const onBreak = (error?: unknown): void => {
      broken ??= error ?? new Error('the connection ended');
      this.signal.raise();
    };
    client.on('error', onBreak);
    client.on('end', () => onBreak());
    client.on('notification', ({ channel, payload }) => this.heard(channel, payload ?? ''));
    try {
      const listens = this.candidates.map(({ name }) => `listen "${channelOf(name)}"`);
      await answered(client.query([`set idle_session_timeout = ${SILENT_MS}`, ...listens].join('; ')));
      while (!this.stopping && broken === undefined) {
        await this.elect(client);
        this.trouble.over();
        await this.signal.wait(this.electMs);
      }
      if (broken !== undefined) throw broken;
    } finally {
      this.connected = false;
      const isBroken = broken !== undefined || !this.stopping;
      await Promise.all([...this.held].map((candidate) => candidate.lost(isBroken)));
      this.held.clear();
      // Ends the locks: only now may another process lead.
      await inTime(client.end(), HEARTBEAT_TIMEOUT_MS).catch(() => undefined);
    }
  }

  /** Asks for what is not held; with everything held it shows that the connection lives. */
  private async elect(client: Client): Promise<void> {
    const missing = this.candidates.filter((candidate) => !this.held.has(candidate));
    const { rows } = await answered(
      client.query<{ name: string; won: boolean }>(tryLocks, [missing.map(({ name }) => name)]),
    );
    const won = new Set(rows.flatMap((row) => (row.won ? [row.name] : [])));
    for (const candidate of missing) {
      if (!won.has(candidate.name) || !this.connected) continue;
      this.held.add(candidate);
      candidate.gained();
    }
  }

  private heard(channel: string, payload: string): void {
    this.candidates.find(({ name }) => channelOf(name) === channel)?.notified(payload);
  }
}

function answered<T>(query: Promise<T>): Promise<T> {
  return inTime(query, HEARTBEAT_TIMEOUT_MS, 'the leader connection does not answer');
}
