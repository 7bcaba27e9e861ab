import type { Database } from '@hisaab/database';

import type { RetryPolicy } from '../delivery/back-off';
import { Delivery } from '../delivery/delivery';
import type { BlockedLane } from '../delivery/failures';
import type { Handler } from '../delivery/handlers';
import { Signal } from '../signal';
import { Trouble } from '../trouble';
import type { KafkaDriver } from './kafka-driver';
import type { Following, IncomingRecord, TopicSpec } from './kafka-types';
import {
  checkedEnvelope,
  isReadable,
  receivedLane,
  receivedOf,
  UnreadableRecord,
  type Received,
} from './received';
import { ReceivedFailures } from './received-failures';

/** The net under the notification that a lane healed. */
const RELOAD_MS = 5_000;

export interface KafkaConsumerParts {
  readonly driver: KafkaDriver;
  readonly group: string;
  readonly topics: readonly TopicSpec[];
  readonly home: Database;
  readonly consumer: string;
  readonly handlers: ReadonlyMap<string, Handler>;
  readonly retries: RetryPolicy;
  /** Something was parked or failed: whoever retries must know. */
  readonly onFailure: () => void;
}

/** One consumer's share of the partitions: hands on what comes, and parks lanes behind what fails. */
export class KafkaConsumer {
  private readonly signal = new Signal();
  private readonly lanes = new Map<string, BlockedLane>();
  private readonly failures: ReceivedFailures;
  private readonly delivery: Delivery<Received>;
  private readonly trouble: Trouble;
  private following: Following | undefined;
  private loaded = false;
  private loadedAt = 0;
  private takingSince: number | undefined;
  private behindSince: number | undefined;

  constructor(private readonly parts: KafkaConsumerParts) {
    const { home, consumer, handlers, retries, onFailure } = parts;
    this.failures = new ReceivedFailures(home, consumer, onFailure);
    this.delivery = new Delivery<Received>({
      over: 'kafka',
      handlers,
      failures: this.failures,
      lanes: this.lanes,
      retries,
      laneOf: receivedLane,
      envelopeOf: checkedEnvelope,
    });
    this.trouble = new Trouble(`Kafka → ${consumer}`);
  }

  start(): void {
    this.following ??= this.parts.driver.follow(this.group, this.topics, {
      take: (records, isLost) => this.take(records, isLost),
      // What the one before us parked must be known before its lanes go on here.
      onJoin: () => this.reload(),
    });
  }

  isJoined(): boolean {
    return this.following?.isJoined() ?? false;
  }

  get group(): string {
    return this.parts.group;
  }

  get topics(): readonly TopicSpec[] {
    return this.parts.topics;
  }

  get home(): Database {
    return this.parts.home;
  }

  get consumer(): string {
    return this.parts.consumer;
  }

  get handlers(): ReadonlyMap<string, Handler> {
    return this.parts.handlers;
  }

  /** The age of what is being taken now; else for how long those who ask have seen something wait and nothing taken. */
  lagSeconds(lag: number): number {
    if (lag === 0) this.behindSince = undefined;
    else this.behindSince ??= Date.now();
    const since = this.takingSince ?? this.behindSince;
    return since === undefined || lag === 0 ? 0 : (Date.now() - since) / 1_000;
  }

  /** Lanes healed, or were given up. */
  reload(): void {
    this.loaded = false;
  }

  /** Ends after the handler that runs now. */
  async stop(): Promise<void> {
    this.signal.raise();
    await this.following?.stop();
  }

  /** What a storage that is away keeps back stays here, and our place in the group with it, until it is there. */
  private async take(records: readonly IncomingRecord[], isLost: () => boolean): Promise<void> {
    const read = records.filter(({ type }) => type === undefined || this.handlers.has(type)).map(receivedOf);
    this.takingSince = records[0]?.timestamp;
    try {
      for (;;) {
        if (isLost()) throw new Error(`${this.consumer} has lost its partitions`);
        try {
          await this.deliver(read);
          this.trouble.over();
          return;
        } catch (error) {
          await this.signal.wait(this.trouble.note(error));
        }
      }
    } finally {
      this.takingSince = undefined;
      // Under steady load something always waits: what was taken meanwhile shows that it does not wait for long.
      this.behindSince = undefined;
    }
  }

  private async deliver(read: readonly (Received | UnreadableRecord)[]): Promise<void> {
    if (!this.loaded || (this.lanes.size > 0 && performance.now() - this.loadedAt > RELOAD_MS)) {
      await this.load();
    }
    for (const record of read) if (record instanceof UnreadableRecord) await this.failures.unreadable(record);
    await this.delivery.deliver(read.filter(isReadable));
  }

  private async load(): Promise<void> {
    this.loaded = true;
    try {
      const lanes = await this.failures.lanes();
      this.lanes.clear();
      for (const [lane, state] of lanes) this.lanes.set(lane, state);
      this.loadedAt = performance.now();
    } catch (error) {
      this.loaded = false;
      throw error;
    }
  }
}
