import { EVENTS, type Channel, type Envelope } from '@hisaab/contracts';
import type { Database } from '@hisaab/database';
import {
  type CustomTransportStrategy,
  type MessageHandler,
  type MsPattern,
  Server,
} from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';

import type { BrokerLink, BrokerName, LinkContext, LinkState } from './broker-link';
import { consumptionOf } from './consumes';
import { deadLettersOf, type DeadLetters } from './dead-letters/dead-letters';
import { TableDeadLetters } from './dead-letters/table-dead-letters';
import { DEFAULT_RETRIES, type RetryPolicy } from './delivery/back-off';
import { ConsumerLoop } from './delivery/consumer-loop';
import { Handlers, sourceOf, type Consumers } from './delivery/handlers';
import { publishing } from './delivery/publishing';
import type { RelayPace } from './relay/relay';
import { Relaying } from './relay/relaying';
import { inTime } from './in-time';
import { sourceStatus, type ConsumerStatus, type SourceStatus } from './status';

/** Shorter than health waits for all there is to tell. */
const PATIENCE_MS = 1_000;

export interface BrokerOptions {
  /** Each service whose events are relayed here, as its own Database (all on one server). */
  readonly sources: readonly Database[];
  /** The schemas of the consumers that run here; the sources, where nothing else is said. */
  readonly homes?: readonly Database[];
  readonly rabbitmq?: BrokerLink | undefined;
  readonly kafka?: BrokerLink | undefined;
  /** What goes another way than work over RabbitMQ, and facts and names over Kafka, where there are such. */
  readonly channels?: Partial<Record<Channel, BrokerName | 'in-process'>>;
  readonly retries?: Partial<RetryPolicy>;
  readonly pace?: Partial<RelayPace>;
  /** How often a process that does not lead asks whether it may. */
  readonly electMs?: number;
  /** A consumer has done what these messages ask for. */
  readonly onTaken?: (consumer: string, messages: readonly Envelope[]) => void;
}

/**
 * Relays the events of its sources and delivers to the consumers of this process. A channel goes over its broker;
 * one that has none is delivered here, from the same tables, by the same promises.
 */
export class BrokerTransport extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('hisaab');
  /** A handler's failure is ours to act on. */
  override readonly propagatesEventHandlerErrors = true;
  private readonly handlers = new Handlers();
  private readonly relaying: Relaying;
  private readonly homes: readonly Database[];
  private readonly links: readonly BrokerLink[];
  private readonly channels: Readonly<Record<Channel, BrokerLink | undefined>>;
  private readonly retries: RetryPolicy;
  private closing: Promise<void> | undefined;

  constructor(private readonly options: BrokerOptions) {
    super();
    const { rabbitmq, kafka } = options;
    this.homes = options.homes ?? options.sources;
    this.retries = { ...DEFAULT_RETRIES, ...options.retries };
    const over = {
      ...(rabbitmq && { work: rabbitmq.name }),
      ...(kafka && ordered(kafka)),
      ...options.channels,
    };
    const linkOf = (channel: Channel): BrokerLink | undefined => {
      const name = over[channel] ?? 'in-process';
      const link = [rabbitmq, kafka].find((candidate) => candidate?.name === name);
      if (name !== 'in-process' && !link)
        throw new Error(`${channel} shall go over ${name}, which is not given`);
      return link;
    };
    this.channels = { facts: linkOf('facts'), names: linkOf('names'), work: linkOf('work') };
    this.links = [...new Set(Object.values(this.channels))].filter((link) => link !== undefined);
    this.relaying = new Relaying({ ...options, loops: (source) => this.loops(source) });
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
        this.options.onTaken?.(consumption.consumer, messages);
      },
    });
  }

  listen(callback: () => void): void {
    this.relaying.start(this.links.flatMap((link) => link.start(this.contextOf(link))));
    callback();
  }

  /** Ends after the handlers that run now; may be called more than once. */
  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  /** How late each consumer is, for health, metrics and the status page. */
  async progress(): Promise<SourceStatus[]> {
    const sources = await Promise.all(this.options.sources.map((source) => this.statusOf(source)));
    // After them: what has left the tables meanwhile is at a broker by now, and is not overlooked.
    return [...sources, ...(await Promise.all(this.links.map(brokerStatus)))];
  }

  /**
   * The same for whoever cannot wait: a broker that does not answer has nothing to tell, and must not keep the others
   * from being told of. That it is away its state says.
   */
  async progressByNow(): Promise<SourceStatus[]> {
    const sources = this.options.sources.map((source) => this.statusOf(source));
    const links = this.links.map(async (link) => {
      if (!link.state().connected) return told(link, []);
      return inTime(brokerStatus(link), PATIENCE_MS).catch(() => told(link, []));
    });
    return Promise.all([...sources, ...links]);
  }

  linkStates(): { readonly name: BrokerName; readonly state: LinkState }[] {
    return this.links.map((link) => ({ name: link.name, state: link.state() }));
  }

  get deadLetters(): DeadLetters {
    return deadLettersOf([
      new TableDeadLetters(this.options.sources, this.homes),
      ...this.links.map((link) => link.deadLetters(this.contextOf(link))),
    ]);
  }

  override on(): never {
    throw new Error('This transport has no events of its own');
  }

  override unwrap<T>(): T {
    throw new Error('This transport has no driver of its own');
  }

  private async shut(): Promise<void> {
    await Promise.all([this.relaying.stop(), ...this.links.map((link) => link.stopConsuming())]);
    await Promise.all(this.links.map((link) => link.close()));
  }

  private linkOf(type: string): BrokerLink | undefined {
    const event = EVENTS.get(type);
    return event && this.channels[event.channel];
  }

  private contextOf(link: BrokerLink): LinkContext {
    const consumers = this.handlers.where((type) => this.linkOf(type) === link);
    return { consumers, homes: this.homes, retries: this.retries };
  }

  private async statusOf(source: Database): Promise<SourceStatus> {
    const consumers = [...this.consumersOf(source).keys()];
    return sourceStatus(source, consumers, this.relaying.isLeading(source.service));
  }

  private loops(source: Database): ConsumerLoop[] {
    return [...this.consumersOf(source)].map(
      ([consumer, handlers]) => new ConsumerLoop(source, consumer, handlers, this.retries),
    );
  }

  /** Who takes a source's events from its table: the consumers here, and the brokers. */
  private consumersOf(source: Database): Consumers {
    const { service } = source;
    const here = this.handlers.where((type) => sourceOf(type) === service && !this.linkOf(type));
    const own = [...EVENTS.keys()].filter((type) => sourceOf(type) === service);
    for (const link of this.links) {
      const types = own.filter((type) => this.linkOf(type) === link);
      if (types.length > 0) here.set(link.name, publishing(link, service, types));
    }
    return here;
  }
}

function ordered(kafka: BrokerLink): Record<'facts' | 'names', BrokerName> {
  return { facts: kafka.name, names: kafka.name };
}

/** What waits at a broker, told as of a source that has nothing unsent. */
async function brokerStatus(link: BrokerLink): Promise<SourceStatus> {
  return told(link, await link.progress());
}

function told(link: BrokerLink, consumers: ConsumerStatus[]): SourceStatus {
  return { source: link.name, leader: false, unstamped: 0, oldestUnstampedSeconds: 0, head: 0n, consumers };
}
