import { randomUUID } from 'node:crypto';

import { importRequested, payeeMerged, payeeNamed } from '@hisaab/contracts';
import { runInContext } from '@hisaab/observability';
import { uuidv7 } from '@hisaab/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { Outbox } from './outbox';
import { outboxRow } from './outbox-row';
import { purgeInbox, purgeWork } from './purge';
import { Housekeeping } from './relay/housekeeping';
import { Stage } from './test/stage';

interface Row {
  id: string;
  channel: string;
  sequence: bigint | null;
  position: bigint | null;
  actor: string | null;
  request_id: string | null;
}

describe('the outbox', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.make();
  });
  beforeEach(async () => {
    await stage.test.admin.query(
      'truncate billing.outbox, billing.consumer_offset, billing.delivery_failure',
    );
  });
  afterAll(() => stage.close());

  const rows = (): Promise<Row[]> => stage.billing.query<Row>('select * from outbox order by sequence, id');
  const stampAll = (batch = 1_000): Promise<{ stamped: number; head: bigint }[]> =>
    stage.billing.query('select * from relay_stamp($1)', [batch]);
  const fact = (): { event: typeof payeeMerged; data: { payeeId: string; intoPayeeId: string } } => ({
    event: payeeMerged,
    data: { payeeId: randomUUID(), intoPayeeId: randomUUID() },
  });

  it('numbers the facts of a book without gaps, and nothing else', async () => {
    const [book, other] = [randomUUID(), randomUUID()];
    const outbox = new Outbox(stage.billing);
    const name = { event: payeeNamed, data: { id: randomUUID(), version: 1, name: 'Asha' }, subject: 'a' };
    await runInContext({ requestId: 'the request', actor: 'somebody' }, () =>
      stage.billing.transaction(async (tx) => {
        expect(await outbox.append(tx, book, [fact(), name, fact()])).toBe(2n);
        expect(await outbox.append(tx, book, [name])).toBeNull();
        expect(await outbox.append(tx, book, [fact()])).toBe(3n);
        expect(await outbox.append(tx, other, [fact()])).toBe(1n);
        expect(await outbox.append(tx, null, [fact()])).toBeNull();
        expect(await outbox.append(tx, book, [])).toBeNull();
      }),
    );
    const written = await rows();
    const numbered = written.filter((row) => row.sequence !== null);
    expect(numbered.map((row) => row.sequence)).toEqual([1n, 1n, 2n, 3n]);
    expect(written.filter((row) => row.sequence === null).map((row) => row.channel)).toHaveLength(3);
    expect(new Set(written.map((row) => row.actor))).toEqual(new Set(['somebody']));
    expect(new Set(written.map((row) => row.request_id))).toEqual(new Set(['the request']));
  });

  it('gives a number back with a transaction that fails', async () => {
    const book = randomUUID();
    const outbox = new Outbox(stage.billing);
    await expect(
      stage.billing.transaction(async (tx) => {
        await outbox.append(tx, book, [fact()]);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await stage.billing.transaction((tx) => outbox.append(tx, book, [fact()]))).toBe(1n);
  });

  it('takes what a hot path writes in one statement of its own', async () => {
    const book = randomUUID();
    const values = [book, ...outboxRow(fact())];
    const statement = {
      name: 'hot-path-of-the-test',
      text: `with numbered as (
          insert into book_sequence (book_id, value) values ($1, 1)
          on conflict (book_id) do update set value = book_sequence.value + 1 returning value
        ), sent as (
          insert into outbox (id, type, channel, subject, actor, request_id, traceparent, data, book_id, sequence)
          select $2::uuid, $3, $4, $5, $6, $7, $8, $9::json, $1, value from numbered
        ) select value from numbered`,
    };
    expect(await stage.billing.query(statement, values)).toEqual([{ value: 1n }]);
    expect(await rows()).toMatchObject([{ id: values[1], channel: 'facts', sequence: 1n, position: null }]);
  });

  it('stamps a book in its order, whatever the batch and whatever the ids', async () => {
    const book = randomUUID();
    const ids = Array.from({ length: 7 }, () => uuidv7()).reverse();
    const outbox = new Outbox(stage.billing);
    for (const id of ids)
      await stage.billing.transaction((tx) => outbox.append(tx, book, [{ ...fact(), id }]));
    while ((await stampAll(3))[0]!.stamped > 0);
    const stamped = await rows();
    expect(stamped.map(({ id }) => id)).toEqual(ids);
    const positions = stamped.map(({ position }) => Number(position));
    expect(positions).toEqual(positions.map((_, n) => positions[0]! + n));
  });

  it('looks for work over all partitions by index alone', async () => {
    const client = await stage.test.admin.connect();
    try {
      await client.query('set search_path = billing');
      const plan = await client.query<{ 'QUERY PLAN': string }>(
        `select set_config('enable_seqscan', 'off', true);
         explain select id from outbox where position is null order by sequence nulls first, id limit 100`,
      );
      const last = (Array.isArray(plan) ? plan.at(-1) : plan) as typeof plan;
      const lines = last.rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(lines).toContain('Merge Append');
      expect(lines).toContain('outbox_2026_11_sequence_id_idx');
      expect(lines).not.toContain('Sort  ');
    } finally {
      client.release();
    }
  });

  it('has a place for ids of any time', async () => {
    await stage.billing.query(
      `insert into outbox (id, type, channel, data) select id::uuid, 'x', 'work', '{}'
       from unnest($1::text[]) as given (id)`,
      [[randomUUID(), '01a2ce8b-d400-7000-8000-000000000000', 'ffffffff-ffff-7fff-bfff-ffffffffffff']],
    );
    expect(await rows()).toHaveLength(3);
    const { rows: month } = await stage.test.admin.query('select id from billing.outbox_2027_01');
    expect(month).toEqual([{ id: '01a2ce8b-d400-7000-8000-000000000000' }]);
  });

  it('forgets old work that everybody has passed, and old inbox rows; facts stay', async () => {
    const outbox = new Outbox(stage.billing);
    const work = { event: importRequested, data: { importId: randomUUID(), bookId: randomUUID() } };
    await stage.billing.transaction(async (tx) => {
      await outbox.append(tx, randomUUID(), [fact()]);
      await outbox.append(tx, null, [work, { ...work, id: uuidv7() }]);
    });
    await stage.billing.query(`update outbox set occurred_at = now() - interval '31 days'`);
    const [stamped] = await stampAll();
    await stage.billing.query(`insert into consumer_offset values ('ledger', 0)`);
    expect(await purgeWork(stage.billing)).toBe(0);
    await stage.billing.query('update consumer_offset set position = $1', [stamped!.head]);
    expect(await purgeWork(stage.billing)).toBe(2);
    expect((await rows()).map(({ channel }) => channel)).toEqual(['facts']);

    await stage.billing.query(
      `insert into inbox select 'billing', gen_random_uuid(), now() - n * interval '20 days'
       from generate_series(0, 2) as n`,
    );
    expect(await purgeInbox(stage.billing)).toBe(1);
  });

  it('loses keys of a day ago and sessions that no token can name, and no younger ones', async () => {
    await stage.billing.query(
      `insert into idempotency_key (user_id, book_id, method, path, key, body_hash, status, headers, body, created_at)
       select gen_random_uuid(), gen_random_uuid(), 'POST', '/v1/x', n::text, '', 201, '{}', '',
         now() - n * interval '1 hour'
       from generate_series(22, 27) as n`,
    );
    await stage.billing.query(
      `insert into ended_session select gen_random_uuid(), now() - n * interval '1 hour'
       from generate_series(46, 51) as n`,
    );
    const housekeeping = new Housekeeping(stage.billing);
    await housekeeping.run();
    housekeeping.stop();
    const keys = await stage.billing.query<{ key: string }>('select key from idempotency_key order by key');
    expect(keys.map(({ key }) => key)).toEqual(['22', '23']);
    const [left] = await stage.billing.query<{ n: number }>('select count(*)::int as n from ended_session');
    expect(left?.n).toBe(2);
  });
});
