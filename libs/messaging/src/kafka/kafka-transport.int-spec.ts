import { randomUUID } from 'node:crypto';

import type { Database } from '@hisaab/database';
import { hasKafka, sharedServer } from '@hisaab/testing';
import { describe } from 'vitest';

import { deliveryTests } from '../test/delivery-tests';
import { orderTests } from '../test/order-tests';
import type { MakeTransport } from '../test/stage';
import { overKafka } from './test/over-kafka';

const brokers = hasKafka() ? [(await sharedServer('kafka')).url] : [];
/** Each stage has topics and groups of its own. */
const stages = new WeakMap<Database, string>();

const make: MakeTransport = (sources, homes) => {
  const name = stages.get(sources[0]!) ?? randomUUID();
  stages.set(sources[0]!, name);
  return overKafka(name, { brokers, clientId: 'test' }, sources, homes);
};

describe.runIf(hasKafka())('over Kafka (left out where tools/kafka/fetch.sh has not run)', () => {
  deliveryTests(make);
  orderTests(make);
});
