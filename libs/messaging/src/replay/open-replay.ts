import type { Service } from '@hisaab/contracts';
import type { Database } from '@hisaab/database';

import { sourceOf } from '../delivery/handlers';
import { KafkaReplay } from '../kafka/kafka-replay';
import { kafkaSettings, type KafkaVariables } from '../kafka/kafka-settings';
import { OutboxReplay } from './outbox-replay';
import type { Replay } from './replay';

export interface ReplayOptions {
  readonly environment: KafkaVariables;
  readonly database: (service: Service) => Database;
  readonly consumer: string;
  readonly types: readonly string[];
}

/** Over Kafka where a broker is named; else from the tables of the services that send these types. */
export function openReplay({ environment, database, consumer, types }: ReplayOptions): Replay {
  const kafka = kafkaSettings(environment, 'hisaab-rebuild');
  if (kafka) return new KafkaReplay({ ...kafka, consumer, types });
  const sources = new Set(types.flatMap((type) => sourceOf(type) ?? []));
  return new OutboxReplay([...sources].map(database), types);
}
