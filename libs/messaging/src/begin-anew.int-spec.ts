import { randomUUID } from 'node:crypto';

import { WORK_CONSUMERS } from '@hisaab/contracts';
import { SERVICES, type Sql, type Statement } from '@hisaab/database';
import {
  canShareRabbit,
  eventually,
  hasKafka,
  sharedRabbit,
  sharedServer,
  type TestDatabase,
} from '@hisaab/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { beginAnew } from './begin-anew';
import { DEFAULT_RETRIES } from './delivery/back-off';
import { openBrokers } from './empty-brokers';
import { overKafka } from './kafka/test/over-kafka';
import { declare, messagesIn, once } from './rabbitmq/declare';
import { connectRabbit } from './rabbitmq/rabbit-connection';
import { deadQueue, queuesOf, retryQueue } from './rabbitmq/topology';
import { FACT, NAME, noteBy, WORK } from './test/noting';
import { Stage, type Transport } from './test/stage';

/** A broker that has just started makes its first topics and groups slowly. */
const PATIENT = { timeout: 60_000 };

describe.runIf(hasKafka())('tables that were set back, over Kafka', () => {
  let stage: Stage;
  let name: string;
  let brokers: string;
  beforeEach(async () => {
    brokers = (await sharedServer('kafka')).url;
    name = randomUUID();
    stage = await Stage.make();
  }, 120_000);
  afterEach(() => stage.close());

  const listen = (): Transport =>
    stage.listen(
      (sources, homes) => overKafka(name, { brokers: [brokers], clientId: 'test' }, sources, homes),
      noteBy(stage.test.database('ledger'), [FACT, NAME, WORK], { sequential: true }),
    );

  it('reach their consumers whole, and nothing of what is no more does', async () => {
    const [book, subject] = [randomUUID(), randomUUID()];
    const first = listen();
    const kept = [
      ...(await stage.facts(book, 5)),
      ...(await stage.names(subject, 2)),
      ...(await stage.work(2)),
    ];
    await eventually(async () => expect(await stage.effects('ledger')).toHaveLength(9), PATIENT);
    const lost = await stage.facts(book, 2);
    await eventually(async () => expect(await stage.effects('ledger')).toHaveLength(11), PATIENT);
    await first.close();

    // As a backup would have found them: the consumer as of three facts, the source as of five.
    const { admin } = stage.test;
    const late = kept.slice(3, 5);
    await admin.query('delete from billing.outbox where id = any ($1)', [lost]);
    await admin.query('update billing.book_sequence set value = 5');
    for (const table of ['inbox', 'effect']) {
      await admin.query(`delete from ledger.${table} where message_id = any ($1)`, [[...late, ...lost]]);
    }
    await admin.query('update ledger.watermark set sequence = 3');
    await admin.query(`update ledger.inbox set processed_at = now() - interval '90 days'`);
    await inOneTransaction(stage.test, name, brokers);

    listen();
    const next = await stage.facts(book, 1);
    await eventually(async () => expect(await stage.effects('ledger')).toHaveLength(10), PATIENT);
    const effects = await stage.effects('ledger');
    expect(effects.slice(-3).map(({ messageId }) => messageId)).toEqual([...late, ...next]);
    expect(effects.slice(-3).map(({ sequence }) => sequence)).toEqual([4, 5, 6]);
    const { rows } = await admin.query(
      `select count(*)::int as old from ledger.inbox join billing.outbox on id = message_id
       where channel = 'work' and processed_at < now() - interval '1 day'`,
    );
    expect(rows).toEqual([{ old: 0 }]);
  }, 200_000);
});

async function inOneTransaction({ admin }: TestDatabase, name: string, brokers: string): Promise<void> {
  const client = await admin.connect();
  const names = { topicPrefix: name, groupPrefix: `${name}.` };
  const open = await openBrokers({ KAFKA_BROKERS: brokers }, names);
  try {
    await client.query('begin');
    const sql: Sql = {
      query: async <Row extends object>(text: string | Statement, values: readonly unknown[] = []) =>
        (await client.query<Row>(String(text), [...values])).rows,
    };
    await beginAnew(sql, SERVICES);
    expect(await open.empty()).toEqual([expect.stringMatching(/^Kafka: [1-9] topics emptied$/)]);
    await client.query('commit');
  } finally {
    client.release();
    await open.close();
  }
}

describe.runIf(canShareRabbit())('queues that are of another time', () => {
  let url: string;
  beforeEach(async () => {
    url = await (await sharedRabbit()).vhost();
  }, 120_000);

  it('are emptied, those of retries and of dead work as well', async () => {
    const model = await connectRabbit({ url }, 'test');
    const consumer = 'billing.imports';
    await declare(model, queuesOf(consumer, WORK_CONSUMERS[consumer]!, DEFAULT_RETRIES));
    const queues = [consumer, retryQueue(consumer, 64_000), deadQueue(consumer)];
    await once(model, async (channel) => {
      for (const queue of queues) channel.sendToQueue(queue, Buffer.from('{}'));
      await channel.checkQueue(consumer);
    });
    for (const queue of queues) await eventually(async () => expect(await messagesIn(model, queue)).toBe(1));
    const brokers = await openBrokers({ RABBITMQ_URL: url });
    expect(await brokers.empty()).toEqual(['RabbitMQ: 3 messages taken out of its queues']);
    await brokers.close();
    for (const queue of queues) expect(await messagesIn(model, queue)).toBe(0);
    await model.close();
  }, 60_000);
});
