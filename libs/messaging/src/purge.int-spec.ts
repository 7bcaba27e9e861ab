import { randomUUID } from 'node:crypto';

import { importRequested } from '@hisaab/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Outbox } from './outbox';
import { purgeWork } from './purge';
import { Stage } from './test/stage';

describe('old work', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.make();
  });
  afterAll(() => stage?.close());

  /** Three pieces of work that old, at the next positions. */
  async function work(days: number): Promise<void> {
    const outbox = new Outbox(stage.billing);
    const data = { importId: randomUUID(), bookId: randomUUID() };
    await stage.billing.transaction((tx) =>
      outbox.append(
        tx,
        null,
        [1, 2, 3].map(() => ({ event: importRequested, data })),
      ),
    );
    await stage.billing.query(
      `update outbox set occurred_at = now() - $1::int * interval '1 day' where position is null`,
      [days],
    );
    await stage.billing.query('select relay_stamp(100)');
  }

  const offset = (consumer: string, position: number) =>
    stage.billing.query(
      `insert into consumer_offset values ($1, $2)
       on conflict (consumer) do update set position = excluded.position`,
      [consumer, position],
    );

  it('is not held back for ever by a consumer that was taken out of the product', async () => {
    await work(70);
    await work(31);
    await offset('billing.imports', 6);
    await offset('billing.removed', 2);
    // It may only have begun again, so it has the time until the next look.
    expect(await purgeWork(stage.billing)).toBe(2);
    expect(await purgeWork(stage.billing)).toBe(4);
    expect(await purgeWork(stage.billing)).toBe(0);
  });

  it('waits for one that is late but moves, for one that is late by less, and where nobody is left', async () => {
    await work(70);
    await offset('billing.imports', 9);
    for (const position of [6, 7]) {
      await offset('billing.slow', position);
      await purgeWork(stage.billing);
    }
    const left = () => stage.billing.query<{ position: bigint }>('select position from outbox order by 1');
    expect(await left()).toEqual([{ position: 8n }, { position: 9n }]);

    await stage.billing.query(`update outbox set occurred_at = now() - interval '59 days'`);
    for (let look = 0; look < 3; look += 1) expect(await purgeWork(stage.billing)).toBe(0);

    await stage.billing.query(`update outbox set occurred_at = now() - interval '70 days'`);
    await stage.billing.query('delete from consumer_offset where consumer <> $1', ['billing.slow']);
    for (let look = 0; look < 3; look += 1) expect(await purgeWork(stage.billing)).toBe(0);
  });
});
