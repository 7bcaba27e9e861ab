import { randomUUID } from 'node:crypto';

import type { Envelope } from '@hisaab/contracts';

import type { Replay } from '../replay/replay';
import { Signal } from '../signal';
import { BrokerAwayError } from '../trouble';
import { KafkaDriver } from './kafka-driver';
import type { Following, IncomingRecord, KafkaSettings, PartitionEnds } from './kafka-types';
import { checkedEnvelope, isReadable, receivedOf } from './received';
import { DEFAULT_NAMES, topicsOf, type KafkaNames } from './topics';

const LOOK_MS = 100;

export interface KafkaReplayOptions extends KafkaSettings {
  readonly names?: Partial<KafkaNames>;
  /** Whose rights it has: the group is called after it. */
  readonly consumer: string;
  readonly types: readonly string[];
}

/** From the topics' beginning, as a group of its own that is gone afterwards. */
export class KafkaReplay implements Replay {
  private readonly driver: KafkaDriver;
  private readonly group: string;
  private readonly topics: readonly string[];
  private readonly types: ReadonlySet<string>;
  private readonly following: Following;
  private readonly signal = new Signal();
  private readonly at = new Map<string, bigint>();
  private waiting: { readonly records: readonly IncomingRecord[]; readonly taken: () => void } | undefined;
  private ends: readonly PartitionEnds[] = [];
  private isClosing = false;

  constructor({ names, consumer, types, ...settings }: KafkaReplayOptions) {
    const own = { ...DEFAULT_NAMES, ...names };
    const specs = topicsOf(own, types);
    this.driver = new KafkaDriver(settings);
    this.group = `${own.groupPrefix}${consumer}.rebuild.${randomUUID()}`;
    this.topics = specs.map(({ topic }) => topic);
    this.types = new Set(types);
    this.following = this.driver.follow(this.group, specs, {
      take: (records) => this.take(records),
      onJoin: () => undefined,
    });
  }

  async next(): Promise<Envelope[]> {
    for (;;) {
      const envelopes = this.taken();
      if (envelopes.length > 0) return envelopes;
      this.ends = await this.driver.ends(this.topics);
      if (!this.waiting && this.ends.every((end) => this.isRead(end))) return [];
      if (!this.waiting) await this.signal.wait(LOOK_MS);
    }
  }

  progress(): { read: number; total: number } {
    let read = 0;
    let total = 0;
    for (const { topic, partition, low, high } of this.ends) {
      total += Number(high - low);
      read += Number(max(low, this.at.get(`${topic}/${partition}`) ?? low) - low);
    }
    return { read, total };
  }

  async close(): Promise<void> {
    this.isClosing = true;
    this.waiting?.taken();
    await this.following.stop();
    await this.driver.deleteGroup(this.group).catch((error: unknown) => {
      // A group that nobody is in ends by itself after some days.
      if (!(error instanceof BrokerAwayError)) throw error;
    });
    await this.driver.close();
  }

  /** Holds the next fetch back until these were asked for; once nobody asks any more, none. */
  private take(records: readonly IncomingRecord[]): Promise<void> {
    if (this.isClosing) return Promise.resolve();
    return new Promise((resolve) => {
      this.waiting = { records, taken: resolve };
      this.signal.raise();
    });
  }

  private taken(): Envelope[] {
    const { waiting } = this;
    if (!waiting) return [];
    this.waiting = undefined;
    for (const { topic, partition, offset } of waiting.records) {
      const place = `${topic}/${partition}`;
      this.at.set(place, max(this.at.get(place) ?? 0n, offset + 1n));
    }
    waiting.taken();
    return waiting.records
      .filter(({ type }) => type !== undefined && this.types.has(type))
      .map(receivedOf)
      .filter(isReadable)
      .map(checkedEnvelope);
  }

  private isRead({ topic, partition, low, high }: PartitionEnds): boolean {
    return high <= low || (this.at.get(`${topic}/${partition}`) ?? 0n) >= high;
  }
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
