import { testDatabase, type TestDatabase } from '@hisaab/testing';
import { Database } from '@hisaab/database';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { DEFAULT_RETRIES } from './back-off';
import { ConsumerLoop } from './consumer-loop';

let database: TestDatabase;
let billing: Database;

beforeAll(async () => {
  database = await testDatabase();
  billing = new Database({ url: database.serviceUrl('billing'), service: 'billing' });
});
afterAll(async () => {
  await billing?.close();
  await database?.drop();
});

it('writes no offset beyond the stamps that a crash of the server has left', async () => {
  const offset = async (head: bigint, isDeposed = false): Promise<bigint | undefined> => {
    const loop = new ConsumerLoop(billing, 'somebody', new Map(), DEFAULT_RETRIES);
    loop.reach(head);
    loop.start();
    // Whatever it had in hand it ends first.
    await loop.stop(isDeposed);
    const [row] = await billing.query<{ position: bigint }>(
      `select position from consumer_offset where consumer = 'somebody'`,
    );
    return row?.position;
  };
  await billing.query('update relay_position set value = 5');
  expect(await offset(5n)).toBe(5n);
  // The loop had seen eight, and the server knows of five again.
  expect(await offset(8n)).toBe(5n);
  // They are given out again, to other messages: whoever leads now has to say how far those have come.
  await billing.query('update relay_position set value = 8');
  expect(await offset(8n, true)).toBe(5n);
});
