import { uuidv7 } from '@hisaab/kernel';
import { eventually, hasRedis, redisServer, type RedisServer } from '@hisaab/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { billingApp, type BillingApp, type Person, type Reply } from './billing.app';

const body = { type: 'expense', date: '2026-03-10', amount: { amount: '12.50', currency: 'INR' } };

/** Answers to idempotency keys in a Redis in front of the table, which stays the truth. */
describe.runIf(hasRedis())('a repeated write, with a Redis in front of the table', () => {
  let server: RedisServer;
  let first: BillingApp;
  let second: BillingApp;
  let here: Person;
  let there: Person;

  beforeAll(async () => {
    server = await redisServer();
    first = await billingApp({ REDIS_URL: server.url });
    second = await billingApp({ REDIS_URL: server.url }, first);
  });
  afterAll(async () => {
    await second.close();
    await first.close();
    await server.stop();
  });
  beforeEach(async () => {
    here = await first.person();
    there = await second.person(here.access);
  });

  const record = (person: Person, key: string, changes: object = {}): Promise<Reply> =>
    person.post('/v1/transactions', { ...body, ...changes }, { 'idempotency-key': key });
  const forgetTable = () => first.database.admin.query('delete from billing.idempotency_key');
  const howMany = async (): Promise<number> =>
    ((await here.get('/v1/transactions')).body['items'] as unknown[]).length;
  /** The write is answered before its answer is kept. */
  const replayedAs = (original: Reply, again: () => Promise<Reply>) =>
    eventually(async () => {
      const reply = await again();
      expect(reply).toMatchObject({ status: original.status, text: original.text });
      expect(reply.headers).toMatchObject({
        'idempotency-replayed': 'true',
        'content-type': original.headers['content-type'],
        etag: original.headers['etag'],
        'x-book-sequence': original.headers['x-book-sequence'],
      });
    });

  it('is answered by the other process as it was answered first, without the table', async () => {
    const key = uuidv7();
    const original = await record(here, key);
    expect(original.status).toBe(201);
    expect(original.headers['idempotency-replayed']).toBeUndefined();
    await replayedAs(original, () => record(there, key));
    await forgetTable();
    await replayedAs(original, () => record(there, key));
    expect(await howMany()).toBe(1);
  });

  it('is the table’s to answer where the Redis forgot, and while it is away', async () => {
    const key = uuidv7();
    const original = await record(here, key);
    await server.kill();
    await server.start();
    await replayedAs(original, () => record(there, key));
    await server.kill();
    for (const person of [here, there, here]) await replayedAs(original, () => record(person, key));
    const without = await record(there, uuidv7());
    expect(without.status).toBe(201);
    await server.start();
    await replayedAs(original, () => record(here, key));
    expect(await howMany()).toBe(2);
  });

  it('with another body, of another person or on another path is not taken for it', async () => {
    const key = uuidv7();
    const original = await record(here, key);
    await replayedAs(original, () => record(there, key));
    const other = { amount: { amount: '13.00', currency: 'INR' } };
    for (const person of [here, there]) {
      expect(await record(person, key, other)).toMatchObject({
        status: 422,
        body: { code: 'idempotency-key-reused' },
      });
    }
    const account = { name: 'Purse', kind: 'wallet' };
    const opened = await there.post('/v1/accounts', account, { 'idempotency-key': key });
    expect(opened).toMatchObject({ status: 201, body: { name: 'Purse' } });
    const stranger = await second.person();
    const theirs = await stranger.post('/v1/accounts', account, { 'idempotency-key': key });
    expect(theirs.status).toBe(201);
    expect(theirs.body['id']).not.toBe(opened.body['id']);
    expect((await here.post('/v1/transactions', body, { 'idempotency-key': 'not one' })).status).toBe(400);
  });

  it('that was refused is refused again by the table, not by what is kept here', async () => {
    const key = uuidv7();
    const nowhere = { accountId: uuidv7() };
    const refused = await record(here, key, nowhere);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect((await record(there, key, nowhere)).status).toBe(refused.status);
  });

  it('sent many times at once to both is done once', async () => {
    const key = uuidv7();
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, n) => record(n % 2 === 0 ? here : there, key)),
    );
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(replies.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    expect(await howMany()).toBe(1);
  });
});
