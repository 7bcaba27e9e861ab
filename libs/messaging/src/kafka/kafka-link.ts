import { EVENTS, type Envelope, type Service } from '@hisaab/contracts';
import type { Database } from '@hisaab/database';

import type { BrokerLink, LinkContext, LinkState } from '../broker-link';
import type { DeadLetters } from '../dead-letters/dead-letters';
import { sourceOf } from '../delivery/handlers';
import type { Candidate } from '../relay/leadership';
import { Nudge } from '../relay/nudge';
import type { ConsumerStatus } from '../status';
import { BrokerAwayError } from '../trouble';
import { Healing, healersOf } from './healing';
import { KafkaConsumer } from './kafka-consumer';
import { KafkaDriver } from './kafka-driver';
import type { KafkaSettings, OutgoingRecord } from './kafka-types';
import { ReceivedDeadLetters } from './received-dead-letters';
import { receivedStatus } from './received-status';
import { DEFAULT_NAMES, keyOf, topicOf, topicsOf, type KafkaNames } from './topics';

export interface KafkaLinkOptions extends KafkaSettings {
  readonly names?: Partial<KafkaNames>;
}

/** Facts and names over Kafka. What fails on the way in is kept, retried and healed in the consumer's schema. */
export class KafkaLink implements BrokerLink {
  readonly name = 'kafka';
  private readonly names: KafkaNames;
  private readonly driver: KafkaDriver;
  private readonly made = new Map<Service, Promise<void>>();
  private readonly healings = new Map<string, Healing[]>();
  private consumers: KafkaConsumer[] = [];
  private nudges: Nudge[] = [];
  private broken: string | undefined;

  constructor(options: KafkaLinkOptions) {
    this.names = { ...DEFAULT_NAMES, ...options.names };
    this.driver = new KafkaDriver(options);
  }

  start(context: LinkContext): Candidate[] {
    this.consumers = [...context.consumers].map(([consumer, handlers]) => {
      const home = homeOf(context, consumer);
      const nudge = new Nudge(home, healersOf(home.service), 'failures');
      this.nudges.push(nudge);
      return new KafkaConsumer({
        driver: this.driver,
        group: this.names.groupPrefix + consumer,
        topics: topicsOf(this.names, handlers.keys()),
        home,
        consumer,
        handlers,
        retries: context.retries,
        onFailure: () => this.failed(home, nudge),
      });
    });
    for (const consumer of this.consumers) consumer.start();
    const names = new Set(this.consumers.map(({ home }) => healersOf(home.service)));
    return [...names].map((name) => ({
      name,
      gained: () => this.heal(name, context),
      lost: () => this.stopHealing(name),
      notified: () => this.changed(name),
    }));
  }

  async publish(source: Service, messages: readonly Envelope[]): Promise<void> {
    try {
      await this.topicsMade(source);
      await this.driver.send(
        source,
        messages.map((message) => this.record(source, message)),
      );
      this.broken = undefined;
    } catch (error) {
      // What is one message's own fault says nothing of the broker.
      if (error instanceof BrokerAwayError) this.broken = error.message;
      // They may be gone, with all that they had: whoever comes again makes them again.
      this.made.delete(source);
      throw error;
    }
  }

  async stopConsuming(): Promise<void> {
    for (const nudge of this.nudges) nudge.stop();
    await Promise.all(this.consumers.map((consumer) => consumer.stop()));
  }

  close(): Promise<void> {
    return this.driver.close();
  }

  progress(): Promise<ConsumerStatus[]> {
    return Promise.all(this.consumers.map((consumer) => receivedStatus(this.driver, consumer)));
  }

  state(): LinkState {
    const outside = this.consumers.filter((consumer) => !consumer.isJoined());
    const waitsFor =
      this.broken ??
      (outside.length > 0 ? `Kafka: ${outside.length} consumers are not in their groups` : undefined);
    return { connected: waitsFor === undefined, waitsFor };
  }

  deadLetters({ homes }: LinkContext): DeadLetters {
    return new ReceivedDeadLetters(homes);
  }

  private record(source: Service, envelope: Envelope): OutgoingRecord {
    const channel = EVENTS.get(envelope.type)!.channel;
    return {
      topic: topicOf(this.names, source, channel),
      key: keyOf(channel, envelope),
      value: JSON.stringify(envelope),
      headers: {
        type: envelope.type,
        id: envelope.id,
        source: envelope.source,
        ...(envelope.requestid !== undefined && { requestid: envelope.requestid }),
        ...(envelope.traceparent !== undefined && { traceparent: envelope.traceparent }),
      },
      timestamp: Date.parse(envelope.time),
    };
  }

  private topicsMade(source: Service): Promise<void> {
    const known = this.made.get(source);
    if (known) return known;
    const types = [...EVENTS.keys()].filter((type) => sourceOf(type) === source);
    const making = this.driver.createTopics(topicsOf(this.names, types));
    this.made.set(source, making);
    return making;
  }

  private heal(name: string, context: LinkContext): void {
    const own = this.consumers.filter(({ home }) => healersOf(home.service) === name);
    const healings = own.map(
      ({ home, consumer, handlers }) =>
        new Healing(home, consumer, handlers, context.retries, () => this.healed(name)),
    );
    this.healings.set(name, healings);
    for (const healing of healings) healing.start();
  }

  private async stopHealing(name: string): Promise<void> {
    const healings = this.healings.get(name) ?? [];
    this.healings.delete(name);
    await Promise.all(healings.map((healing) => healing.stop()));
  }

  /** Here the healer is told at once; elsewhere by a notification. */
  private failed(home: Database, nudge: Nudge): void {
    const healings = this.healings.get(healersOf(home.service));
    if (healings) for (const healing of healings) healing.look();
    else nudge.send();
  }

  private healed(name: string): void {
    for (const consumer of this.consumers) {
      if (healersOf(consumer.home.service) === name) consumer.reload();
    }
    // Other processes of the service may hold the partition.
    this.nudges[this.consumers.findIndex(({ home }) => healersOf(home.service) === name)]?.send();
  }

  private changed(name: string): void {
    for (const healing of this.healings.get(name) ?? []) healing.look();
    for (const consumer of this.consumers) {
      if (healersOf(consumer.home.service) === name) consumer.reload();
    }
  }
}

function homeOf(context: LinkContext, consumer: string): Database {
  const service = consumer.split('.', 1)[0];
  const home = context.homes.find((candidate) => candidate.service === service);
  if (!home) throw new Error(`The schema of ${consumer} is not in this process`);
  return home;
}
