import { randomUUID } from 'node:crypto';

import {
  importRequested,
  SERVICES,
  userRegistered,
  WORK_CONSUMERS,
  type Envelope,
  type Service,
} from '@hisaab/contracts';
import {
  eventually,
  hasRabbit,
  rabbitmqServer,
  testCertificates,
  type RabbitServer,
  type TestCertificates,
} from '@hisaab/testing';
import type { Channel } from 'amqplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BrokerTransport } from '../broker-transport';
import { consumes } from '../consumes';
import { DEFAULT_RETRIES } from '../delivery/back-off';
import { Stage } from '../test/stage';
import { once } from './declare';
import { rabbitDefinitions, type Account } from './definitions';
import { connectRabbit } from './rabbit-connection';
import { RabbitDeadLetters } from './rabbit-dead-letters';
import { RabbitLink } from './rabbit-link';
import { ownExchange, WORK_EXCHANGE } from './topology';

const VHOST = 'hisaab';
const RETRIES = { ...DEFAULT_RETRIES, attempts: 2, firstMs: 20 };
const accountOf = (name: string): Account => ({ name, password: `secret of ${name}` });

describe.runIf(hasRabbit())('accounts at RabbitMQ, over TLS', () => {
  let server: RabbitServer;
  let certificates: TestCertificates;
  let stage: Stage;

  beforeAll(async () => {
    certificates = testCertificates();
    server = await rabbitmqServer({
      tls: certificates,
      definitions: rabbitDefinitions({
        vhost: VHOST,
        services: Object.fromEntries(SERVICES.map((service) => [service, accountOf(service)])),
        operator: accountOf('operator'),
        consumers: WORK_CONSUMERS,
        retries: RETRIES,
      }),
    });
    stage = await Stage.make();
  }, 120_000);
  afterAll(async () => {
    await stage?.close();
    await server?.stop();
    certificates?.remove();
  });

  const addressOf = (name: string): { url: string; ca: string } => {
    const { password } = accountOf(name);
    const url = `amqps://${name}:${encodeURIComponent(password)}@localhost:${server.port}/${VHOST}`;
    return { url, ca: certificates.caText };
  };

  /** @returns what the broker said to it */
  async function refusal(service: Service, work: (channel: Channel) => Promise<unknown>): Promise<string> {
    const model = await connectRabbit(addressOf(service), 'test');
    try {
      return await once(model, async (channel) => {
        const closed = new Promise<string>((resolve) =>
          channel.once('error', (error: Error) => resolve(error.message)),
        );
        const done = work(channel).then(
          () => 'done',
          (error: Error) => error.message,
        );
        const said = await done;
        // A publisher is told by the end of its channel, which comes before any other answer.
        const after = await channel.checkExchange(WORK_EXCHANGE).then(
          () => said,
          () => closed,
        );
        return after;
      });
    } finally {
      await model.close().catch(() => undefined);
    }
  }
  const publish = (exchange: string, key: string) => (channel: Channel) =>
    Promise.resolve(channel.publish(exchange, key, Buffer.from('{}')));

  it('carry work, its retries and its dead ones with no more rights than these', async () => {
    const seen: string[] = [];
    let broken = true;
    const transport = new BrokerTransport({
      sources: [stage.billing],
      rabbitmq: new RabbitLink({ ...addressOf('billing'), consumers: WORK_CONSUMERS }),
      retries: RETRIES,
      electMs: 50,
    });
    const handle = (messages: Envelope[]): Promise<void> => {
      if (broken) throw new Error('not today');
      seen.push(...messages.map(({ id }) => id));
      return Promise.resolve();
    };
    for (const [consumer, types] of Object.entries(WORK_CONSUMERS)) {
      if (!consumer.startsWith('billing')) continue;
      for (const type of types) transport.addHandler(type, handle, true, consumes(consumer));
    }
    transport.listen(() => undefined);
    try {
      const [id] = await stage.send(null, [
        { event: importRequested, data: { importId: randomUUID(), bookId: randomUUID() } },
      ]);
      const operator = new RabbitDeadLetters({
        ...addressOf('operator'),
        consumers: Object.keys(WORK_CONSUMERS),
        homes: [stage.billing],
        retries: RETRIES,
      });
      await eventually(async () =>
        expect(await operator.list()).toMatchObject([
          { consumer: 'billing.imports', messageId: id, state: 'dead', attempts: 2 },
        ]),
      );
      broken = false;
      expect(await operator.redrive()).toBe(1);
      await eventually(() => expect(seen).toEqual([id]));
    } finally {
      await transport.close();
    }
  });

  it('may publish their own work alone', async () => {
    expect(await refusal('billing', publish(WORK_EXCHANGE, importRequested.type))).toBe('done');
    expect(await refusal('billing', publish(WORK_EXCHANGE, userRegistered.type))).toContain('ACCESS_REFUSED');
    expect(await refusal('reporting', publish(WORK_EXCHANGE, importRequested.type))).toContain(
      'ACCESS_REFUSED',
    );
    expect(await refusal('templating', publish(WORK_EXCHANGE, 'x'))).toContain('ACCESS_REFUSED');
    expect(await refusal('billing', publish('', 'user'))).toContain('ACCESS_REFUSED');
    expect(await refusal('billing', publish(ownExchange('user'), 'user'))).toContain('ACCESS_REFUSED');
  });

  it('may read and change their own queues alone', async () => {
    const take = (queue: string) => (channel: Channel) => channel.get(queue);
    expect(await refusal('billing', take('billing.imports.dead'))).toBe('done');
    expect(await refusal('billing', take('user'))).toContain('ACCESS_REFUSED');
    expect(await refusal('user', take('billing.imports'))).toContain('ACCESS_REFUSED');
    // That a queue is there is all that whoever publishes has to know of it.
    expect(await refusal('auth', (channel) => channel.checkQueue('user.dead'))).toBe('done');
    const bind = (queue: string, type: string) => (channel: Channel) =>
      channel.bindQueue(queue, WORK_EXCHANGE, type);
    expect(await refusal('user', bind('user', userRegistered.type))).toBe('done');
    expect(await refusal('user', bind('user', importRequested.type))).toContain('ACCESS_REFUSED');
    expect(await refusal('user', (channel) => channel.assertQueue('usery'))).toContain('ACCESS_REFUSED');
    expect(await refusal('user', (channel) => channel.purgeQueue('billing.books'))).toContain(
      'ACCESS_REFUSED',
    );
    expect(await refusal('user', (channel) => channel.deleteExchange(WORK_EXCHANGE))).toContain(
      'ACCESS_REFUSED',
    );
  });

  it('are let in by their password alone, and believe no stranger’s certificate', async () => {
    const { url, ca } = addressOf('billing');
    const wrong = new URL(url);
    wrong.password = 'guessed';
    await expect(connectRabbit({ url: wrong.href, ca }, 'test')).rejects.toThrow('ACCESS_REFUSED');
    await expect(connectRabbit({ url }, 'test')).rejects.toThrow(/certificate/);
    const plain = url.replace('amqps', 'amqp');
    await expect(connectRabbit({ url: plain, ca }, 'test')).rejects.toThrow();
  });
});
