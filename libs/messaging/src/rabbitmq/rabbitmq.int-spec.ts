import { canShareRabbit, sharedRabbit } from '@hisaab/testing';
import { beforeEach, describe } from 'vitest';

import { BrokerTransport } from '../broker-transport';
import { deliveryTests } from '../test/delivery-tests';
import { RETRIES, type MakeTransport } from '../test/stage';
import { RabbitLink } from './rabbit-link';

describe.runIf(canShareRabbit())('over RabbitMQ', () => {
  let url: string;
  beforeEach(async () => {
    url = await (await sharedRabbit()).vhost();
  }, 120_000);

  /** All channels: what every transport promises of every message is asked of this one alone. */
  const overRabbit: MakeTransport = (sources, homes) =>
    new BrokerTransport({
      sources,
      homes,
      rabbitmq: new RabbitLink({ url }),
      channels: { facts: 'rabbitmq', names: 'rabbitmq', work: 'rabbitmq' },
      retries: RETRIES,
      electMs: 100,
    });

  deliveryTests(overRabbit);
});
