import type { Database } from '@hisaab/database';

import { BrokerTransport } from '../../broker-transport';
import { RETRIES } from '../../test/stage';
import { KafkaLink } from '../kafka-link';
import type { KafkaSettings } from '../kafka-types';

/** Everything over Kafka, under names of the test's own, with quick retries. */
export function overKafka(
  name: string,
  settings: KafkaSettings,
  sources: readonly Database[],
  homes: readonly Database[],
): BrokerTransport {
  return new BrokerTransport({
    sources,
    homes,
    kafka: new KafkaLink({ ...settings, names: { topicPrefix: name, groupPrefix: `${name}.` } }),
    channels: { work: 'kafka' },
    retries: RETRIES,
    electMs: 100,
  });
}
