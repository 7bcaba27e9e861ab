import type { Service } from '@hisaab/contracts';
import type { Database } from '@hisaab/database';
import {
  type CustomTransportStrategy,
  type MessageHandler,
  type MsPattern,
  Server,
} from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';

import { consumptionOf } from './consumes';
import { DEFAULT_RETRIES, type RetryPolicy } from './delivery/back-off';
import { ConsumerLoop } from './delivery/consumer-loop';
import { Handlers } from './delivery/handlers';
import { Housekeeping } from './relay/housekeeping';
import { Leadership } from './relay/leadership';
import { Nudge } from './relay/nudge';
import { Relay, type RelayPace } from './relay/relay';
import { sourceStatus, type SourceStatus } from './status';
import { onWake } from './wake';

export interface InProcessOptions {
  /** Each service whose events are relayed and delivered here, as its own Database (all on one server). */
  readonly sources: readonly Database[];
  readonly retries?: Partial<RetryPolicy>;
  readonly pace?: Partial<RelayPace>;
  /** How often a process that does not lead asks whether it may. */
  readonly electMs?: number;
}

const DEFAULT_PACE: RelayPace = { batch: 1_000, pollMs: 500, gatherMs: 25, busyMs: 150 };
const DEFAULT_ELECT_MS = 1_000;

/** What runs for one source while this process leads it. */
interface Lead {
  readonly relay: Relay;
  readonly loops: readonly ConsumerLoop[];
  readonly housekeeping: Housekeeping;
}

/** The brokers' promises, kept from the same tables within the processes that share one database. */
export class InProcessTransport extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('in-process');
  /** A handler's failure is ours to act on. */
  override readonly propagatesEventHandlerErrors = true;
  private readonly handlers = new Handlers();
  private readonly sources: ReadonlyMap<Service, Database>;
  private readonly nudges: ReadonlyMap<Service, Nudge>;
  private readonly leads = new Map<Service, Lead>();
  private readonly leadership: Leadership;
  private readonly retries: RetryPolicy;
  private readonly pace: RelayPace;
  private stopListening: (() => void)[] = [];
  private closing: Promise<void> | undefined;

  constructor(options: InProcessOptions) {
    super();
    const [first] = options.sources;
    if (!first) throw new Error('The in-process transport needs at least one service');
    this.sources = new Map(options.sources.map((database) => [database.service, database]));
    this.nudges = new Map(options.sources.map((database) => [database.service, new Nudge(database)]));
    this.retries = { ...DEFAULT_RETRIES, ...options.retries };
    this.pace = { ...DEFAULT_PACE, ...options.pace };
    this.leadership = new Leadership(
      () => first.dedicated(),
      [...this.sources.keys()],
      {
        gained: (service) => this.lead(service),
        lost: (service) => this.yield(service),
        notified: (service, what) => this.notified(service, what),
      },
      options.electMs ?? DEFAULT_ELECT_MS,
    );
  }

  override addHandler(
    pattern: MsPattern,
    callback: MessageHandler,
    _isEventHandler = false,
    extras: Record<string, unknown> = {},
  ): void {
    const type = this.normalizePattern(pattern);
    const consumption = consumptionOf(extras);
    if (!consumption) throw new Error(`The handler of ${type} does not say consumes(...)`);
    this.handlers.add(type, {
      ...consumption,
      handle: async (messages) => {
        const result: unknown = await callback(messages);
        await lastValueFrom(this.transformToObservable(result), { defaultValue: undefined });
      },
    });
  }

  listen(callback: () => void): void {
    this.stopListening = [...this.sources.values()].map((database) =>
      onWake(database, () => this.woken(database.service)),
    );
    this.leadership.start();
    callback();
  }

  /** Ends after the handlers that run now; may be called more than once. */
  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  /** How late each consumer is, for health, metrics and the status page. */
  progress(): Promise<SourceStatus[]> {
    return Promise.all([...this.sources.values()].map((database) => this.statusOf(database)));
  }

  override on(): never {
    throw new Error('The in-process transport has no events of its own');
  }

  override unwrap<T>(): T {
    throw new Error('The in-process transport has no driver');
  }

  private async statusOf(database: Database): Promise<SourceStatus> {
    const consumers = [...this.handlers.of(database.service).keys()];
    return sourceStatus(database, consumers, this.leadership.leads(database.service));
  }

  private async shut(): Promise<void> {
    for (const stop of this.stopListening) stop();
    for (const nudge of this.nudges.values()) nudge.stop();
    await this.leadership.stop();
  }

  private woken(service: Service): void {
    const lead = this.leads.get(service);
    if (lead) lead.relay.wake();
    else this.nudges.get(service)?.send();
  }

  private notified(service: Service, what: string): void {
    const lead = this.leads.get(service);
    lead?.relay.wake();
    if (what === 'failures') for (const loop of lead?.loops ?? []) loop.reload();
  }

  private lead(service: Service): void {
    const database = this.sources.get(service)!;
    const loops = [...this.handlers.of(service)].map(
      ([consumer, handlers]) => new ConsumerLoop(database, consumer, handlers, this.retries),
    );
    const types = new Set(
      [...this.handlers.of(service).values()].flatMap((handlers) => [...handlers.keys()]),
    );
    const relay = new Relay(database, this.pace, [...types], (head, stamped) => {
      for (const loop of loops) loop.reach(head, stamped);
    });
    const housekeeping = new Housekeeping(database);
    this.leads.set(service, { relay, loops, housekeeping });
    for (const loop of loops) loop.start();
    relay.start();
    housekeeping.start();
  }

  private async yield(service: Service): Promise<void> {
    const lead = this.leads.get(service);
    this.leads.delete(service);
    lead?.housekeeping.stop();
    if (lead) await Promise.all([lead.relay.stop(), ...lead.loops.map((loop) => loop.stop())]);
  }
}

export function createInProcessTransport(options: InProcessOptions): InProcessTransport {
  return new InProcessTransport(options);
}
