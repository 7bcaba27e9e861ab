import { Kafka, logLevel, type AclEntry, type Admin, type Consumer, type Producer } from 'kafkajs';

import { Signal } from '../signal';
import { Trouble } from '../trouble';
import { emptyTopics } from './empty-topics';
import { away, isFault, isRefusal } from './kafka-errors';
import type { KafkaRight } from './rights';
import { Rounds } from './rounds';
import type {
  Following,
  KafkaSettings,
  Member,
  OutgoingRecord,
  PartitionEnds,
  TopicSpec,
} from './kafka-types';

// The one file beside `empty-topics.ts` that knows kafkajs: it is not maintained any more, and @platformatic/kafka would be the way out.

const REQUEST_MS = 10_000;
/** A consumer that died is found after this, and its work moves; with the heartbeat's pace well within 15 s. */
const SESSION_MS = 8_000;
const HEARTBEAT_MS = 2_000;
/** Those of the group that live must be back within this, or go without their partitions for a round. */
const REBALANCE_MS = 10_000;
const FETCH_WAIT_MS = 500;
const FETCH_BYTES = 4 * 1_024 * 1_024;
const PARTITION_BYTES = 512 * 1_024;
/** At least as many as a fetch may bring partitions: what comes together is delivered together. */
const PARTITIONS_AT_ONCE = 256;

// By number: its enums cannot be imported by name from a module of ours.
const OPERATIONS = { read: 3, write: 4, create: 5, delete: 6, describe: 8 } as const;
const TOPIC = 2;
const GROUP = 3;
const LITERAL = 3;
const PREFIXED = 4;
const ALLOW = 3;

export class KafkaDriver {
  private readonly kafka: Kafka;
  private readonly producers = new Map<string, Promise<Producer>>();
  private admin: Promise<Admin> | undefined;

  constructor({ brokers, clientId, account, tls }: KafkaSettings) {
    this.kafka = new Kafka({
      brokers: [...brokers],
      clientId,
      connectionTimeout: 3_000,
      authenticationTimeout: 5_000,
      requestTimeout: REQUEST_MS,
      // Who calls has pauses of its own and says what is the matter.
      retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1_000 },
      logLevel: logLevel.NOTHING,
      ...(tls && { ssl: tls.ca === undefined ? true : { ca: [tls.ca] } }),
      ...(account && { sasl: { mechanism: 'scram-sha-512' as const, ...account } }),
    });
  }

  /** Makes what is missing, where this account may; what an administrator made is taken as it is. */
  async createTopics(specs: readonly TopicSpec[]): Promise<void> {
    const topics = specs.map(({ topic, partitions, settings }) => ({
      topic,
      numPartitions: partitions,
      configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
    }));
    await this.asAdmin(async (admin) => {
      const known = new Set(await admin.listTopics());
      const missing = topics.filter(({ topic }) => !known.has(topic));
      if (missing.length === 0) return;
      try {
        await admin.createTopics({ topics: missing, waitForLeaders: true });
      } catch (error) {
        if (!isRefusal(error)) throw error;
      }
    });
  }

  /**
   * Resolves when all of them are with the broker for good. `who` has a producer of its own and sends one lot after
   * the other; after a failure it has a new one, so that no sequence number of the old one is in doubt.
   */
  async send(who: string, records: readonly OutgoingRecord[]): Promise<void> {
    try {
      const producer = await this.producer(who);
      const topics = new Map<string, OutgoingRecord[]>();
      for (const record of records) topics.set(record.topic, [...(topics.get(record.topic) ?? []), record]);
      await producer.sendBatch({
        acks: -1,
        timeout: REQUEST_MS,
        topicMessages: [...topics].map(([topic, own]) => ({
          topic,
          messages: own.map(({ key, value, headers, timestamp }) => ({
            key,
            value,
            headers: { ...headers },
            timestamp: String(timestamp),
          })),
        })),
      });
    } catch (error) {
      this.discardProducer(who);
      throw isFault(error) ? error : away(error);
    }
  }

  /** Joins the group and takes what comes of the topics, from their beginning where the group is new. */
  follow(group: string, topics: readonly TopicSpec[], member: Member): Following {
    const names = topics.map(({ topic }) => topic);
    return new Follower(this.kafka, group, names, member, () => this.createTopics(topics));
  }

  ends(topics: readonly string[]): Promise<PartitionEnds[]> {
    return this.asAdmin(async (admin) => {
      const all = await Promise.all(
        topics.map(async (topic) => (await admin.fetchTopicOffsets(topic)).map((one) => ({ topic, ...one }))),
      );
      return all.flat().map(({ topic, partition, low, high }) => ({
        topic,
        partition,
        low: BigInt(low),
        high: BigInt(high),
      }));
    });
  }

  /** How many records the group has not yet committed. */
  async lag(group: string, topics: readonly string[]): Promise<number> {
    const committed = await this.asAdmin((admin) =>
      admin.fetchOffsets({ groupId: group, topics: [...topics] }),
    );
    const at = new Map(
      committed.flatMap(({ topic, partitions }) =>
        partitions.map(({ partition, offset }) => [`${topic}/${partition}`, BigInt(offset)]),
      ),
    );
    let lag = 0n;
    for (const { topic, partition, low, high } of await this.ends(topics)) {
      const next = at.get(`${topic}/${partition}`) ?? 0n;
      lag += high - (next > low ? next : low);
    }
    return Number(lag);
  }

  /** Gives an account its rights; what it has besides stays. */
  async allow(account: string, rights: readonly KafkaRight[]): Promise<void> {
    const acl = rights.flatMap(({ kind, name, isPrefix, operations }) =>
      operations.map((operation): AclEntry => ({
        resourceType: kind === 'topic' ? TOPIC : GROUP,
        resourceName: name,
        resourcePatternType: isPrefix ? PREFIXED : LITERAL,
        principal: `User:${account}`,
        host: '*',
        operation: OPERATIONS[operation],
        permissionType: ALLOW,
      })),
    );
    await this.asAdmin((admin) => admin.createAcls({ acl }));
  }

  async deleteGroup(group: string): Promise<void> {
    await this.asAdmin((admin) => admin.deleteGroups([group]));
  }

  /** All groups of the brokers that this account may see. */
  groups(): Promise<string[]> {
    return this.asAdmin(async (admin) => (await admin.listGroups()).groups.map(({ groupId }) => groupId));
  }

  /** Takes them away with all that is in them and makes them again as wide as they were. @returns those */
  emptyTopics(specs: readonly TopicSpec[]): Promise<string[]> {
    return this.asAdmin((admin) => emptyTopics(admin, specs));
  }

  async close(): Promise<void> {
    const clients = [...this.producers.values(), ...(this.admin ? [this.admin] : [])];
    this.producers.clear();
    this.admin = undefined;
    await Promise.allSettled(clients.map(async (client) => (await client).disconnect()));
  }

  private producer(who: string): Promise<Producer> {
    const known = this.producers.get(who);
    if (known) return known;
    const producer = this.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
    });
    const connected = producer.connect().then(() => producer);
    this.producers.set(who, connected);
    return connected;
  }

  private discardProducer(who: string): void {
    const producer = this.producers.get(who);
    this.producers.delete(who);
    producer?.then((one) => one.disconnect()).catch(() => undefined);
  }

  private async connectAdmin(): Promise<Admin> {
    const admin = this.kafka.admin();
    await admin.connect();
    return admin;
  }

  private async asAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const own = (this.admin ??= this.connectAdmin());
    try {
      return await work(await own);
    } catch (error) {
      if (this.admin === own) this.admin = undefined;
      own.then((one) => one.disconnect()).catch(() => undefined);
      throw away(error);
    }
  }
}

/** One member of a group, made anew whenever it breaks. */
class Follower implements Following {
  private readonly signal = new Signal();
  private readonly trouble: Trouble;
  private readonly running: Promise<void>;
  private joined = false;
  private stopping = false;

  constructor(
    private readonly kafka: Kafka,
    private readonly group: string,
    private readonly topics: readonly string[],
    private readonly member: Member,
    private readonly prepare: () => Promise<void>,
  ) {
    this.trouble = new Trouble(`Kafka → ${group}`);
    this.running = this.run();
  }

  isJoined(): boolean {
    return this.joined;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.signal.raise();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const consumer = this.consumer();
      let pause = 0;
      try {
        await this.consume(consumer);
      } catch (error) {
        pause = this.trouble.note(away(error));
      }
      this.joined = false;
      await consumer.disconnect().catch(() => undefined);
      if (!this.stopping) await this.signal.wait(pause);
    }
  }

  private consumer(): Consumer {
    return this.kafka.consumer({
      groupId: this.group,
      sessionTimeout: SESSION_MS,
      heartbeatInterval: HEARTBEAT_MS,
      rebalanceTimeout: REBALANCE_MS,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      maxBytes: FETCH_BYTES,
      maxBytesPerPartition: PARTITION_BYTES,
      allowAutoTopicCreation: false,
      retry: {
        retries: 3,
        initialRetryTime: 100,
        maxRetryTime: 1_000,
        restartOnFailure: () => Promise.resolve(false),
      },
    });
  }

  /** Ends when it is told to; throws what broke the consumer. */
  private async consume(consumer: Consumer): Promise<void> {
    let broken: Error | undefined;
    const rounds = new Rounds(this.member.take, HEARTBEAT_MS);
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      broken ??= payload.error;
      this.signal.raise();
    });
    consumer.on(consumer.events.GROUP_JOIN, () => {
      this.joined = true;
      this.trouble.over();
      this.member.onJoin();
    });
    consumer.on(consumer.events.REBALANCING, () => void (this.joined = false));
    await this.prepare();
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
      eachBatch: (payload) => rounds.add(payload),
    });
    while (!this.stopping && !broken) await this.signal.wait(60_000);
    if (broken) throw broken;
  }
}
