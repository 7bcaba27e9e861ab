import { readFileSync } from 'node:fs';

import { EVENTS, STREAM_CONSUMERS, WORK_CONSUMERS } from '@hisaab/contracts';
import type { ChannelModel } from 'amqplib';

import { DEFAULT_RETRIES } from './delivery/back-off';
import { KafkaDriver } from './kafka/kafka-driver';
import { kafkaSettings, type KafkaVariables } from './kafka/kafka-settings';
import { DEFAULT_NAMES, topicsOf, type KafkaNames } from './kafka/topics';
import { hasQueue, once } from './rabbitmq/declare';
import { connectRabbit } from './rabbitmq/rabbit-connection';
import { queuesOf } from './rabbitmq/topology';

export interface BrokerVariables extends KafkaVariables {
  readonly RABBITMQ_URL?: string | undefined;
  readonly RABBITMQ_TLS_CA_FILE?: string | undefined;
}

export interface OpenBrokers {
  /** What is with them goes for good. @returns what was done, in words */
  empty(): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * The brokers that the variables name, with accounts that may empty them. They hold no truth: what they have comes from
 * the tables, and after the tables were set back it is of a time that never was.
 */
export async function openBrokers(
  environment: BrokerVariables,
  names: KafkaNames = DEFAULT_NAMES,
): Promise<OpenBrokers> {
  const { RABBITMQ_URL: url, RABBITMQ_TLS_CA_FILE: file } = environment;
  const settings = kafkaSettings(environment, 'hisaab-restore');
  const kafka = settings && new KafkaDriver(settings);
  let rabbit: ChannelModel | undefined;
  const close = async (): Promise<void> => {
    await kafka?.close();
    await rabbit?.close().catch(() => undefined);
  };
  try {
    await kafka?.groups();
    if (url)
      rabbit = await connectRabbit({ url, ca: file ? readFileSync(file, 'utf8') : undefined }, 'restore');
  } catch (error) {
    await close();
    throw error;
  }
  return {
    empty: async () => [
      ...(kafka ? [await emptyKafka(kafka, names)] : []),
      ...(rabbit ? [await emptyRabbit(rabbit)] : []),
    ],
    close,
  };
}

async function emptyKafka(kafka: KafkaDriver, names: KafkaNames): Promise<string> {
  const ours = Object.keys(STREAM_CONSUMERS).map((consumer) => `${names.groupPrefix}${consumer}`);
  // Groups first: one in which somebody still is cannot be deleted, and nothing is lost yet.
  for (const group of await kafka.groups()) if (ours.includes(group)) await kafka.deleteGroup(group);
  const streams = [...EVENTS.values()].filter(({ channel }) => channel !== 'work').map(({ type }) => type);
  const topics = await kafka.emptyTopics(topicsOf(names, streams));
  return `Kafka: ${topics.length} topics emptied`;
}

async function emptyRabbit(rabbit: ChannelModel): Promise<string> {
  let messages = 0;
  for (const [consumer, types] of Object.entries(WORK_CONSUMERS)) {
    for (const { name } of queuesOf(consumer, types, DEFAULT_RETRIES)) {
      if (!(await hasQueue(rabbit, name))) continue;
      messages += await once(rabbit, async (channel) => (await channel.purgeQueue(name)).messageCount);
    }
  }
  return `RabbitMQ: ${messages} messages taken out of its queues`;
}
