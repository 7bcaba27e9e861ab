import { Inbox, Outbox } from '@hisaab/messaging';
import { uuidv7 } from '@hisaab/kernel';
import {
  deliverThroughFaults,
  serviceFingerprint,
  testDatabase,
  type Fault,
  type TestDatabase,
} from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BookUseConsumer } from '../books/book-use.consumer';
import { SetUp } from '../profiles/set-up.use-case';
import { UserRegisteredConsumer } from '../profiles/user-registered.consumer';

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
});
afterAll(() => store?.drop());

const state = () => serviceFingerprint(store.admin, 'user');

function told(type: string, bookId: string, data: object) {
  return {
    specversion: '1.0' as const,
    id: uuidv7(),
    source: `/${type.split('.')[0]}`,
    type,
    time: new Date().toISOString(),
    datacontenttype: 'application/json' as const,
    bookid: bookId,
    data,
  };
}

async function countOf(table: string, bookId: string): Promise<number> {
  const column = table === 'book' ? 'id' : 'book_id';
  const { rowCount } = await store.admin.query(`select 1 from "user".${table} where ${column} = $1`, [
    bookId,
  ]);
  return rowCount ?? 0;
}

describe.each(['refused', 'lost'] as const)('a statement that is %s', (fault: Fault) => {
  it('leaves a person and their book to be set up whole and once', async () => {
    const database = store.database('user');
    const outbox = new Outbox(database);
    const consumer = new UserRegisteredConsumer(new Inbox(database), new SetUp(database, outbox));
    const [userId, bookId] = [uuidv7(), uuidv7()];
    const place = { currency: 'INR', timezone: 'Asia/Kolkata', locale: 'en-IN' };
    const message = told('auth.user.registered.v1', bookId, { userId, bookId, name: 'Asha', ...place });
    const deliver = () => consumer.register([message]);
    expect(await deliverThroughFaults(deliver, state, fault)).toBeGreaterThan(6);
    const counts = ['book', 'membership', 'outbox'].map((table) => countOf(table, bookId));
    expect(await Promise.all(counts)).toEqual([1, 1, 3]);
    await new SetUp(database, outbox).ensure({
      ...place,
      userId,
      bookId,
      personalBookId: bookId,
      sessionId: uuidv7(),
    });
    expect(await countOf('outbox', bookId)).toBe(3);
  });

  it('leaves a first request to set it up whole and once, and the event that comes later too', async () => {
    const database = store.database('user');
    const [userId, bookId] = [uuidv7(), uuidv7()];
    const place = { currency: 'INR', timezone: 'Asia/Kolkata', locale: 'hi-IN' };
    const setUp = new SetUp(database, new Outbox(database));
    const access = { ...place, userId, bookId, personalBookId: bookId, sessionId: uuidv7() };
    expect(await deliverThroughFaults(() => setUp.ensure(access), state, fault)).toBeGreaterThan(6);
    const consumer = new UserRegisteredConsumer(new Inbox(database), setUp);
    const message = told('auth.user.registered.v1', bookId, { userId, bookId, name: 'Asha', ...place });
    await deliverThroughFaults(() => consumer.register([message]), state, fault);
    const counts = ['book', 'membership', 'outbox'].map((table) => countOf(table, bookId));
    expect(await Promise.all(counts)).toEqual([1, 1, 4]);
  });

  it('leaves the use of a book to be noted when it comes again', async () => {
    const bookId = uuidv7();
    const consumer = new BookUseConsumer(store.database('user'));
    const message = told('billing.transaction.recorded.v1', bookId, {});
    await deliverThroughFaults(() => consumer.note([message]), state, fault);
    expect(await countOf('used_book', bookId)).toBe(1);
  });
});
