import {
  eventually,
  expectAgreement,
  hasKafka,
  hasRabbit,
  kafkaServer,
  rabbitmqServer,
  testDatabase,
  type KafkaServer,
  type RabbitServer,
  type TestDatabase,
} from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person } from './support/person';
import { NO_BROKERS, Split } from './support/split';

const EXPENSE = {
  type: 'expense',
  amount: { amount: '249.50', currency: 'INR' },
  date: '2026-11-20',
  payee: 'Swiggy',
};

/** Left out where the brokers cannot be had; with CI=true they must be there. */
describe.runIf(hasKafka() && hasRabbit())('the seven services, each a process of its own', () => {
  let database: TestDatabase;
  let kafka: KafkaServer;
  let rabbitmq: RabbitServer;
  let split: Split;
  let person: Person;

  beforeAll(async () => {
    [database, kafka, rabbitmq] = await Promise.all([testDatabase(), kafkaServer(), rabbitmqServer()]);
    split = await Split.of(database.serviceUrl, {
      ...NO_BROKERS,
      KAFKA_BROKERS: kafka.brokers,
      RABBITMQ_URL: rabbitmq.url,
    });
    await split.startAll();
    person = await Person.signUp(split.address('auth'), { locale: 'en-IN', currency: 'INR' });
  });
  afterAll(async () => {
    await split?.stop();
    await Promise.all([kafka?.drop(), rabbitmq?.stop()]);
    await database?.drop();
  });

  const at = (service: Parameters<Split['address']>[0]): Person => person.at(split.address(service));
  const total = async (): Promise<string> => {
    const { body } = await at('reporting').get<{ totals: { expense: { amount: string } } }>(
      '/v1/reports/monthly?date=2026-11-20',
    );
    return body.totals.expense.amount;
  };

  it('take an expense to the ledger, whose head reporting witnesses, and to the report', async () => {
    const recorded = await at('billing').post('/v1/transactions', EXPENSE);
    expect(recorded.status).toBe(201);
    await eventually(
      async () => {
        const { body } = await at('ledger').get('/v1/ledger/verify');
        expect(body).toMatchObject({ ok: true, entries: 1, witness: 'checked' });
        expect(await total()).toBe('249.50');
      },
      { timeout: 60_000 },
    );
  });

  it('welcome a person in words that templating found, and without it in those that were last known', async () => {
    const welcome = async (someone: Person): Promise<string> => {
      const { body } = await someone
        .at(split.address('notification'))
        .get<{ items: { kind: string; title: string }[] }>('/v1/notifications');
      expect(body.items).toMatchObject([{ kind: 'welcome' }]);
      return body.items[0]?.title ?? '';
    };
    const title = await eventually(() => welcome(person), { timeout: 60_000 });
    // It asks for all wordings in the background; before it has them a message would wait for templating.
    const hasWordings = 'resilience_calls_total{call="templating: wordings in force",outcome="answered"}';
    await eventually(
      async () => {
        const metrics = await fetch(`${split.address('notification')}/metrics`);
        expect(await metrics.text()).toContain(hasWordings);
      },
      { timeout: 30_000 },
    );
    await split.get('templating').kill();
    const later = await Person.signUp(split.address('auth'), { locale: 'en-IN', currency: 'INR' });
    expect(await eventually(() => welcome(later), { timeout: 60_000 })).toBe(title);
    await split.start('templating').untilReady();
  });

  it('tell their people that all is up', async () => {
    await eventually(
      async () => {
        const answer = await fetch(`${split.address('site')}/v1/status`);
        expect(await answer.json()).toMatchObject({ state: 'up' });
      },
      { timeout: 30_000 },
    );
  });

  it('go on without each other: what was missed is caught up with', async () => {
    await Promise.all([split.get('ledger').kill(), split.get('reporting').kill()]);
    expect((await at('billing').post('/v1/transactions', EXPENSE)).status).toBe(201);
    const ledger = split.start('ledger');
    await ledger.untilReady();
    await eventually(
      async () => {
        const { body } = await at('ledger').get('/v1/ledger/verify');
        expect(body).toMatchObject({ ok: true, entries: 2, witness: 'unavailable' });
      },
      { timeout: 60_000 },
    );
    await split.start('reporting').untilReady();
    await eventually(
      async () => {
        expect(await total()).toBe('499.00');
        const { body } = await at('ledger').get('/v1/ledger/verify');
        expect(body).toMatchObject({ ok: true, entries: 2, witness: 'checked' });
      },
      { timeout: 60_000 },
    );
  });

  it('agree with each other at the end', async () => {
    await eventually(() => expectAgreement(database.admin), { timeout: 30_000 });
  });

  it('stop in good order', async () => {
    expect(await split.get('billing').stop()).toBe(0);
    expect(await split.get('ledger').stop()).toBe(0);
  });
});
