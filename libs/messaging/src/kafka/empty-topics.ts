import { setTimeout as pause } from 'node:timers/promises';

import type { Admin } from 'kafkajs';

import type { TopicSpec } from './kafka-types';

const REQUEST_MS = 10_000;
const PATIENCE_MS = 30_000;

/**
 * Takes topics away with all that is in them and makes them again as wide as they were: records of a compacted topic
 * cannot be deleted in another way. One that never had any stays.
 * @returns those that are new
 */
export async function emptyTopics(admin: Admin, specs: readonly TopicSpec[]): Promise<string[]> {
  const settings = new Map(specs.map((spec) => [spec.topic, Object.entries(spec.settings)]));
  const there: string[] = [];
  for (const topic of await admin.listTopics()) {
    if (settings.has(topic) && (await hasHadRecords(admin, topic))) there.push(topic);
  }
  if (there.length === 0) return [];
  const { topics: were } = await admin.fetchTopicMetadata({ topics: there });
  await admin.deleteTopics({ topics: there, timeout: REQUEST_MS });
  await untilGone(async () => (await admin.listTopics()).some((topic) => there.includes(topic)));
  const topics = were.map(({ name, partitions }) => ({
    topic: name,
    numPartitions: partitions.length,
    replicationFactor: Math.max(1, ...partitions.map(({ replicas }) => replicas.length)),
    configEntries: (settings.get(name) ?? []).map(([key, value]) => ({ name: key, value })),
  }));
  await admin.createTopics({ topics, waitForLeaders: true });
  return there;
}

async function hasHadRecords(admin: Admin, topic: string): Promise<boolean> {
  return (await admin.fetchTopicOffsets(topic)).some(({ high }) => high !== '0');
}

/** A topic's name is free a moment after it was deleted. */
async function untilGone(isThere: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (await isThere()) {
    if (Date.now() > until) throw new Error('Kafka does not delete its topics');
    await pause(100);
  }
}
