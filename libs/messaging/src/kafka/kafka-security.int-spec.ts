import { randomUUID } from 'node:crypto';

import { payeeMerged, type Service } from '@hisaab/contracts';
import type { Database } from '@hisaab/database';
import {
  eventually,
  hasKafka,
  kafkaServer,
  testCertificates,
  type KafkaServer,
  type TestCertificates,
} from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BrokerTransport } from '../broker-transport';
import { isDrained } from '../status';
import { FACT, noteBy } from '../test/noting';
import { Stage } from '../test/stage';
import { KafkaDriver } from './kafka-driver';
import { KafkaLink } from './kafka-link';
import type { KafkaSettings } from './kafka-types';
import { kafkaRightsCommand } from './rights-command';

const accounts = { admin: 'a-word', billing: 'b-word', ledger: 'l-word' };

describe.runIf(hasKafka())('Kafka with accounts and rights', () => {
  let tls: TestCertificates;
  let kafka: KafkaServer;
  let stage: Stage;
  const open: BrokerTransport[] = [];
  const said: string[] = [];

  beforeAll(async () => {
    tls = testCertificates();
    kafka = await kafkaServer({ security: { certificates: tls, accounts } });
    stage = await Stage.make();
    const environment = {
      KAFKA_BROKERS: kafka.brokers,
      KAFKA_SASL_USERNAME: 'admin',
      KAFKA_SASL_PASSWORD: accounts.admin,
      KAFKA_TLS_CA_FILE: tls.ca,
    };
    await eventually(
      async () => {
        const code = await kafkaRightsCommand({ environment, say: (line) => said.push(line), arguments: [] });
        expect([code, said.at(-1)]).toEqual([0, '7 accounts have their rights']);
      },
      { timeout: 30_000 },
    );
  }, 90_000);
  afterAll(async () => {
    await Promise.all(open.map((transport) => transport.close()));
    await stage?.close();
    await kafka?.drop();
    tls?.remove();
  });

  function as(username: keyof typeof accounts): KafkaSettings {
    return {
      brokers: [kafka.brokers],
      clientId: username,
      account: { username, password: accounts[username] },
      tls: { ca: tls.caText },
    };
  }

  function service(username: 'billing' | 'ledger', database: Database): BrokerTransport {
    const transport = new BrokerTransport({
      sources: [database],
      kafka: new KafkaLink(as(username)),
      electMs: 50,
    });
    open.push(transport);
    return transport;
  }

  /** What a broker answers to a fact in this service's topic. */
  async function sending(settings: KafkaSettings, source: Service): Promise<unknown> {
    const driver = new KafkaDriver(settings);
    try {
      const record = { key: 'k', value: '{}', headers: { type: payeeMerged.type }, timestamp: Date.now() };
      await driver.send('test', [{ ...record, topic: `hisaab.${source}.facts` }]);
      return 'taken';
    } catch (error) {
      return error instanceof Error ? error.message : error;
    } finally {
      await driver.close();
    }
  }

  it('carries facts from one service’s account to another’s', async () => {
    const ledger = stage.test.database('ledger');
    const to = service('ledger', ledger);
    noteBy(ledger, [FACT], { sequential: true })(to);
    to.listen(() => undefined);
    const from = service('billing', stage.billing);
    from.listen(() => undefined);
    const facts = await stage.facts(randomUUID(), 5);
    await eventually(async () => expect(await stage.effectIds('ledger')).toEqual(facts), { timeout: 30_000 });
    await eventually(async () => expect(isDrained(await to.progress())).toBe(true));
    expect(to.linkStates()).toEqual([{ name: 'kafka', state: { connected: true, waitsFor: undefined } }]);
  }, 60_000);

  it('refuses a service that sends what is another’s', async () => {
    expect(await sending(as('ledger'), 'billing')).toContain('Not authorized');
    expect(await sending(as('billing'), 'user')).toContain('Not authorized');
  });

  it('refuses a service that takes what it does not consume, or another’s place in a group', async () => {
    const driver = new KafkaDriver(as('ledger'));
    await expect(driver.lag('ledger', ['hisaab.billing.facts'])).resolves.toEqual(expect.any(Number));
    // The client says of a group that is not ours that it has no coordinator.
    await expect(driver.lag('billing', ['hisaab.billing.facts'])).rejects.toThrow('group coordinator');
    await expect(driver.ends(['hisaab.user.names'])).rejects.toThrow();
    await driver.close();
  });

  it('refuses who does not know the password, who does not speak TLS, and is refused with another’s certificate', async () => {
    const wrong = { ...as('billing'), account: { username: 'billing', password: 'guess' } };
    expect(await sending(wrong, 'billing')).toContain('SASL');
    const { tls: _tls, account: _account, ...plain } = as('billing');
    expect(await sending(plain, 'billing')).not.toBe('taken');
    const { tls: _own, ...rest } = as('billing');
    expect(await sending({ ...rest, tls: {} }, 'billing')).toMatch(/certificate|Connection/);
  }, 60_000);
});
