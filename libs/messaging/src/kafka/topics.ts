import { EVENTS, type Channel, type Envelope, type Service } from '@hisaab/contracts';

import { sourceOf } from '../delivery/handlers';
import type { TopicSpec } from './kafka-types';

/** How this installation calls its topics and groups; tests that share a broker differ in it. */
export interface KafkaNames {
  /** Before each topic: `hisaab.billing.facts`. */
  readonly topicPrefix: string;
  /** Before each group, which is otherwise the consumer's name. */
  readonly groupPrefix: string;
}

export const DEFAULT_NAMES: KafkaNames = { topicPrefix: 'hisaab', groupPrefix: '' };

/** More than there will be processes of one service; a book stays where its key puts it, so never change it. */
const PARTITIONS = 6;
const DAY_MS = 24 * 60 * 60 * 1_000;

const settings: Readonly<Record<Channel, Readonly<Record<string, string>>>> = {
  // The stream that everything can be rebuilt from.
  facts: { 'retention.ms': '-1', 'retention.bytes': '-1' },
  // A name that was erased is gone from the topic within a day or two.
  names: {
    'cleanup.policy': 'compact',
    'max.compaction.lag.ms': String(DAY_MS),
    'segment.ms': String(DAY_MS),
    'delete.retention.ms': String(DAY_MS),
  },
  work: { 'retention.ms': String(30 * DAY_MS) },
};

export function topicOf(names: KafkaNames, source: Service, channel: Channel): string {
  return `${names.topicPrefix}.${source}.${channel}`;
}

/** The topics that these types travel in, each once. */
export function topicsOf(names: KafkaNames, types: Iterable<string>): TopicSpec[] {
  const specs = new Map<string, TopicSpec>();
  for (const type of types) {
    const source = sourceOf(type);
    const channel = EVENTS.get(type)?.channel;
    if (!source || !channel) continue;
    const topic = topicOf(names, source, channel);
    specs.set(topic, { topic, partitions: PARTITIONS, settings: settings[channel] });
  }
  return [...specs.values()];
}

/** What keeps its order: a book's facts, a subject's names. Names are compacted to the last of each subject. */
export function keyOf(channel: Channel, envelope: Envelope): string {
  const subject = envelope.subject ?? envelope.id;
  return channel === 'names' ? subject : (envelope.bookid ?? subject);
}
