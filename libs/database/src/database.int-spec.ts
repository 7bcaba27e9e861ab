import { testDatabase, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Database } from './database';

describe('Database', () => {
  let store: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    store = await testDatabase();
    await store.admin.query('create table billing.note (id int primary key, at date, big int8)');
    await store.admin.query(
      `grant all on billing.note to ${JSON.stringify(new URL(store.serviceUrl('billing')).username)}`,
    );
    database = store.database('billing');
  });
  afterAll(() => store.drop());

  it('gives days as text, int8 as bigint, and JSON parsed', async () => {
    const rows = await database.query(
      `select '2024-02-29'::date as day, array['2024-02-29'::date, null] as days, 9007199254740993::int8 as big,
              array[1::int8] as bigs, array[]::int8[] as none, 1.50::numeric as exact, '{"a":1}'::jsonb as data`,
    );
    expect(rows).toEqual([
      {
        day: '2024-02-29',
        days: ['2024-02-29', null],
        big: 9007199254740993n,
        bigs: [1n],
        none: [],
        exact: '1.50',
        data: { a: 1 },
      },
    ]);
  });

  it('finds tables without naming the schema, prepared or not', async () => {
    await database.query('insert into note values ($1, $2, $3)', [1, '2024-01-31', 5n]);
    const statement = { name: 'note-by-id', text: 'select at, big from note where id = $1' };
    expect(await database.query(statement, [1])).toEqual([{ at: '2024-01-31', big: 5n }]);
    expect(await database.query(statement, [1])).toEqual([{ at: '2024-01-31', big: 5n }]);
  });

  it('keeps nothing of a transaction that throws, and everything of one that does not', async () => {
    await expect(
      database.transaction(async (tx) => {
        await tx.query('insert into note (id) values (2)');
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await database.transaction((tx) => tx.query('insert into note (id) values (3)'));
    expect(await database.query('select id from note where id in (2, 3)')).toEqual([{ id: 3 }]);
  });

  it('passes on what is wrong with a statement', async () => {
    await expect(database.query('select from nowhere')).rejects.toMatchObject({ code: '42P01' });
  });

  it('tells a statement that takes too long, and a server that is not there, as storage-unavailable', async () => {
    const impatient = new Database({
      url: store.serviceUrl('billing'),
      service: 'billing',
      statementTimeoutMs: 50,
    });
    await expect(impatient.query('select pg_sleep(5)')).rejects.toMatchObject({
      code: 'storage-unavailable',
      kind: 'unavailable',
    });
    await impatient.close();

    const nowhere = new URL(store.serviceUrl('billing'));
    nowhere.port = '9';
    const lost = new Database({ url: nowhere.href, service: 'billing' });
    const refused = {
      code: 'storage-unavailable',
      more: { retryAfterSeconds: expect.any(Number) as number },
    };
    await expect(lost.query('select 1')).rejects.toMatchObject(refused);
    await expect(lost.transaction((tx) => tx.query('select 1'))).rejects.toMatchObject(refused);
    await expect(lost.dedicated()).rejects.toMatchObject(refused);
    await lost.close();
  });

  it('recovers by itself when its connections were cut', async () => {
    await database.query('select 1');
    await store.admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hisaab-billing'`,
    );
    await database.query('select 1').catch(() => undefined);
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses what would wait behind too many', async () => {
    const small = new Database({ url: store.serviceUrl('billing'), service: 'billing', maxConnections: 1 });
    const asked = Array.from({ length: 80 }, () => small.query('select pg_sleep(0.001)'));
    const outcomes = await Promise.allSettled(asked);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const outcome of refused) expect(outcome.reason).toMatchObject({ code: 'storage-unavailable' });
    await small.close();
  });
});
