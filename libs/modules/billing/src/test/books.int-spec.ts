import { bookChanged, userRegistered, type Envelope, type EventDefinition } from '@hisaab/contracts';
import { uuidv7 } from '@hisaab/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BookSettingsConsumer } from '../books/book-settings.consumer';
import { billingApp, type BillingApp, type Person } from './billing.app';
import { inr } from './household';

let app: BillingApp;
let consumer: BookSettingsConsumer;

beforeAll(async () => {
  app = await billingApp();
  consumer = app.get(BookSettingsConsumer);
});
afterAll(() => app?.close());

function message(event: EventDefinition, data: object, more: object = {}): Envelope {
  return {
    specversion: '1.0',
    id: uuidv7(),
    source: '/test',
    type: event.type,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data,
    ...more,
  };
}

const registered = ({ access }: Person, more: object = {}) =>
  message(userRegistered, {
    userId: access.userId,
    bookId: access.bookId,
    name: null,
    currency: access.currency,
    timezone: access.timezone,
    locale: access.locale,
    ...more,
  });

const changed = ({ access }: Person, version: number, currency: string) =>
  message(
    bookChanged,
    {
      bookId: access.bookId,
      version,
      currency,
      timezone: 'Asia/Kolkata',
      firstWeekday: 7,
      monthStartDay: 25,
    },
    { bookid: access.bookId, sequence: version },
  );

const accounts = async (person: Person) =>
  (await person.get('/v1/accounts')).body['items'] as { name: string; currency: string }[];

async function factCount(bookId: string): Promise<number> {
  const { rows } = await app.database.admin.query<{ count: number }>(
    'select count(*)::int as count from billing.outbox where book_id = $1 and sequence is not null',
    [bookId],
  );
  return rows[0]?.count ?? 0;
}

describe('a registration', () => {
  it('sets the book up, once, together with requests that come at the same time', async () => {
    const person = await app.person({ locale: 'hi-IN' });
    const event = registered(person);
    await Promise.all([
      consumer.onRegistered([event]),
      person.get('/v1/categories'),
      person.get('/v1/accounts'),
      consumer.onRegistered([registered(person)]),
    ]);
    await consumer.onRegistered([event]);
    expect(await accounts(person)).toMatchObject([{ name: 'नकद' }]);
    const categories = (await person.get('/v1/categories')).body['items'] as unknown[];
    expect(await factCount(person.access.bookId)).toBe(categories.length + 1);
  });
});

describe('a change of the book’s settings', () => {
  it('is kept by version, whenever it comes', async () => {
    const person = await app.person();
    await consumer.onBookChanged([changed(person, 1, 'INR'), changed(person, 2, 'INR')]);
    expect(await accounts(person)).toMatchObject([{ currency: 'INR' }]);
    const { rows } = await app.database.admin.query(
      'select first_weekday, month_start_day, version from billing.book_settings where book_id = $1',
      [person.access.bookId],
    );
    expect(rows).toEqual([{ first_weekday: 7, month_start_day: 25, version: 2 }]);
  });

  it('takes the first account of an empty book along to the new currency', async () => {
    const person = await app.person();
    await accounts(person);
    await consumer.onBookChanged([changed(person, 1, 'EUR')]);
    expect(await accounts(person)).toMatchObject([{ currency: 'EUR' }]);
    const made = await person.post('/v1/accounts', { name: 'Bank', kind: 'bank' });
    expect(made.body['currency']).toBe('EUR');
  });

  it('leaves an account that is used', async () => {
    const person = await app.person();
    await person.post('/v1/transactions', { type: 'expense', amount: inr('5'), date: '2026-11-01' });
    await consumer.onBookChanged([changed(person, 1, 'EUR')]);
    expect(await accounts(person)).toMatchObject([{ currency: 'INR' }]);
  });
});
