import type { Service } from '@hisaab/contracts';
import type { Client } from 'pg';

import { Signal } from '../signal';
import { Trouble } from '../trouble';

export interface LeadershipEvents {
  gained(service: Service): void;
  /** Resolves when everything that leading had started has ended. */
  lost(service: Service): Promise<void>;
  notified(service: Service, what: string): void;
}

const CHANNEL = 'hisaab_';
const HEARTBEAT_TIMEOUT_MS = 5_000;

/** Session locks: they are gone with the connection, so a process that dies leaves no leader behind. */
const tryLocks = `select name, pg_try_advisory_lock(hashtextextended('hisaab relay ' || name, 0)) as won
  from unnest($1::text[]) as service (name)`;

export function channelOf(service: Service): string {
  return `${CHANNEL}${service}`;
}

/** The one connection of a process that listens for wake-ups and holds the relays' locks. */
export class Leadership {
  private readonly held = new Set<Service>();
  private readonly signal = new Signal();
  private readonly trouble = new Trouble('relay leadership');
  private running: Promise<void> | undefined;
  private stopping = false;
  private connected = false;

  constructor(
    private readonly open: () => Promise<Client>,
    private readonly services: readonly Service[],
    private readonly events: LeadershipEvents,
    private readonly electMs: number,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  leads(service: Service): boolean {
    return this.held.has(service);
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
      await client.query(this.services.map((service) => `listen "${channelOf(service)}"`).join('; '));
      while (!this.stopping && broken === undefined) {
        await this.elect(client);
        this.trouble.over();
        await this.signal.wait(this.electMs);
      }
      if (broken !== undefined) throw broken;
    } finally {
      this.connected = false;
      await Promise.all([...this.held].map((service) => this.events.lost(service)));
      this.held.clear();
      // Ends the locks: only now may another process lead.
      await inTime(client.end()).catch(() => undefined);
    }
  }

  /** Asks for what is not held; with everything held it shows that the connection lives. */
  private async elect(client: Client): Promise<void> {
    const missing = this.services.filter((service) => !this.held.has(service));
    const { rows } = await inTime(client.query<{ name: Service; won: boolean }>(tryLocks, [missing]));
    for (const { name, won } of rows) {
      if (!won || !this.connected) continue;
      this.held.add(name);
      this.events.gained(name);
    }
  }

  private heard(channel: string, payload: string): void {
    const service = this.services.find((candidate) => channelOf(candidate) === channel);
    if (service) this.events.notified(service, payload);
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('the leader connection does not answer')),
      HEARTBEAT_TIMEOUT_MS,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
