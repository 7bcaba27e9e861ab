import type { Envelope, Service } from '@hisaab/contracts';
import type { ChannelModel } from 'amqplib';

import type { BrokerLink, LinkContext, LinkState } from '../broker-link';
import type { DeadLetters } from '../dead-letters/dead-letters';
import type { ConsumerStatus } from '../status';
import { declare, hasQueue } from './declare';
import { away, Publisher } from './publisher';
import { QueueConsumer } from './queue-consumer';
import { RabbitConnection, type RabbitAddress } from './rabbit-connection';
import { RabbitDeadLetters } from './rabbit-dead-letters';
import { deadQueue, queuesOf, WORK_EXCHANGE } from './topology';
import { contentOf, propertiesOf } from './wire';

export interface RabbitOptions extends RabbitAddress {
  /** The types that each consumer of the whole system takes: nothing is published before their queues are there. */
  readonly consumers?: Readonly<Record<string, readonly string[]>>;
}

/** How long a batch may wait for the broker's word before the connection is thought dead. */
const CONFIRM_MS = 15_000;

/**
 * RabbitMQ for the transport. Two connections: a broker that is short of memory stops those that publish, and must
 * not stop acknowledgements with them.
 */
export class RabbitLink implements BrokerLink {
  readonly name = 'rabbitmq';
  private readonly publisher = new Publisher();
  private readonly outgoing: RabbitConnection;
  private incoming: RabbitConnection | undefined;
  private queues: QueueConsumer[] = [];
  private wanted: ReadonlyMap<string, readonly string[]> = new Map();
  private readonly found = new Set<string>();
  private model: ChannelModel | undefined;
  /** Of a batch that failed in part: what the broker has of it already. */
  private readonly halves = new Map<Service, { first: string; sent: Set<string> }>();

  constructor(private readonly options: RabbitOptions) {
    this.outgoing = new RabbitConnection(options, 'publisher', {
      setUp: async (model, broke) => {
        await this.publisher.attach(model, broke);
        this.model = model;
      },
      gone: (reason) => {
        this.model = undefined;
        this.found.clear();
        this.publisher.detach(reason);
      },
    });
  }

  start(context: LinkContext): [] {
    const types = [...context.consumers].map(
      ([consumer, handlers]) => [consumer, [...handlers.keys()]] as const,
    );
    this.wanted = new Map([...Object.entries(this.options.consumers ?? {}), ...types]);
    this.outgoing.start();
    if (types.length === 0) return [];
    const queues = types.flatMap(([consumer, own]) => queuesOf(consumer, own, context.retries));
    const consumers = types.map(([consumer]) => consumer);
    let areDeclared = false;
    const incoming = new RabbitConnection(this.options, 'consumer', {
      setUp: async (model, broke) => {
        // Asking for each of them once more would keep work waiting for long behind a broker that has just come back.
        if (!areDeclared || !(await haveQueues(model, consumers))) await declare(model, queues);
        areDeclared = true;
        for (const queue of this.queues) await queue.attach(model, broke);
      },
      gone: () => this.queues.forEach((queue) => queue.detach()),
    });
    this.queues = [...context.consumers].map(
      ([consumer, handlers]) => new QueueConsumer(consumer, handlers, this.publisher, context.retries),
    );
    this.incoming = incoming;
    incoming.start();
    return [];
  }

  async publish(source: Service, messages: readonly Envelope[]): Promise<void> {
    await this.expectQueues(messages);
    const { sent } = this.halfOf(source, messages);
    const sending = messages
      .filter(({ id }) => !sent.has(id))
      .map(async (envelope) => {
        await this.publisher.send(WORK_EXCHANGE, envelope.type, contentOf(envelope), propertiesOf(envelope));
        sent.add(envelope.id);
      });
    const late = setTimeout(
      () => this.outgoing.broke(away(`no confirmation within ${CONFIRM_MS / 1_000} s`)),
      CONFIRM_MS,
    );
    const results = await Promise.allSettled(sending);
    clearTimeout(late);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    this.halves.delete(source);
  }

  async stopConsuming(): Promise<void> {
    await Promise.all(this.queues.map((queue) => queue.stop()));
  }

  async close(): Promise<void> {
    await Promise.all([this.incoming?.stop(), this.outgoing.stop()]);
  }

  progress(): Promise<ConsumerStatus[]> {
    return Promise.all(this.queues.map((queue) => queue.status()));
  }

  state(): LinkState {
    const waitsFor = this.outgoing.waitsFor ?? this.incoming?.waitsFor;
    return { connected: waitsFor === undefined, waitsFor };
  }

  deadLetters({ consumers, homes, retries }: LinkContext): DeadLetters {
    return new RabbitDeadLetters({ ...this.options, consumers: [...consumers.keys()], homes, retries });
  }

  /** A message that is published before one of its consumers has a queue would never come there. */
  private async expectQueues(messages: readonly Envelope[]): Promise<void> {
    const types = new Set(messages.map(({ type }) => type));
    for (const [consumer, wanted] of this.wanted) {
      if (this.found.has(consumer) || !wanted.some((type) => types.has(type))) continue;
      const { model } = this;
      const isThere = model !== undefined && (await hasQueue(model, deadQueue(consumer)));
      if (!isThere) throw away(`the queue of ${consumer} is not there yet`);
      this.found.add(consumer);
    }
  }

  private halfOf(source: Service, messages: readonly Envelope[]): { sent: Set<string> } {
    const first = messages[0]?.id ?? '';
    const known = this.halves.get(source);
    const half = known?.first === first ? known : { first, sent: new Set<string>() };
    this.halves.set(source, half);
    return half;
  }
}

/** The dead queue is made last: with it all others are there. */
async function haveQueues(model: ChannelModel, consumers: readonly string[]): Promise<boolean> {
  const found = await Promise.all(consumers.map((consumer) => hasQueue(model, deadQueue(consumer))));
  return found.every(Boolean);
}
