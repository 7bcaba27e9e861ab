import {
  accountChanged,
  membershipChanged,
  sessionEnded,
  transactionRecorded,
  userRegistered,
} from '@hisaab/contracts';
import { uuidv7 } from '@hisaab/kernel';
import { Outbox, type NewEvent } from '@hisaab/messaging';
import { eventually } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userApp, type Person, type UserApp } from './user.app';

let user: UserApp;
beforeAll(async () => {
  user = await userApp();
});
afterAll(() => user.close());

async function happens(
  service: 'auth' | 'billing' | 'user',
  bookId: string,
  events: NewEvent[],
): Promise<void> {
  const database = user.database.database(service);
  await database.transaction((tx) => new Outbox(database).append(tx, bookId, events));
}

const eventsOf = async (bookId: string) =>
  (
    await user.database.admin.query(
      `select type, sequence::int, data from "user".outbox where book_id = $1 order by id`,
      [bookId],
    )
  ).rows as { type: string; sequence: number | null; data: Record<string, unknown> }[];

const money = { amount: '250.00', currency: 'INR' };
const transaction = () => ({
  event: transactionRecorded,
  data: {
    transaction: {
      ...{ id: uuidv7(), version: 1, type: 'expense', date: '2026-11-22', time: null, amount: money },
      ...{ accountId: uuidv7(), toAccountId: null, toAmount: null, payeeId: null, tagIds: [] },
      ...{ lines: [{ categoryId: null, amount: money }], source: 'manual', state: 'live' as const },
      ...{ changeSetId: uuidv7(), createdAt: new Date().toISOString() },
    },
  },
});
const account = (amount: string) => ({
  event: accountChanged,
  data: {
    account: {
      ...{
        id: uuidv7(),
        version: 1,
        kind: 'cash',
        currency: 'INR',
        openingDate: '2026-11-22',
        archived: false,
      },
      ...{ openingBalance: { amount, currency: 'INR' }, state: 'live' as const },
    },
  },
});

describe('setting a person up', () => {
  it('happens at the first request, once, before any event came', async () => {
    const { token, access } = await user.person({
      locale: 'hi-IN',
      timezone: 'Asia/Kathmandu',
      currency: 'NPR',
    });
    const paths = ['/v1/users/me', '/v1/books', `/v1/books/${access.bookId}`, '/v1/users/me', '/v1/books'];
    const answers = await Promise.all(paths.map((path) => user.get(path, token)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(answers[0]?.body).toMatchObject({ id: access.userId, version: 1, name: null, locale: 'hi-IN' });
    expect(answers[2]?.body).toMatchObject({
      ...{
        id: access.bookId,
        bookId: access.bookId,
        role: 'owner',
        currency: 'NPR',
        timezone: 'Asia/Kathmandu',
      },
      ...{ firstWeekday: 1, monthStartDay: 1, name: 'मेरा हिसाब', version: 1 },
    });
    expect((await eventsOf(access.bookId)).map(({ type, sequence }) => [type, sequence])).toEqual([
      ['user.profile.changed.v1', null],
      ['user.book.changed.v1', 1],
      ['user.membership.changed.v1', 2],
    ]);
  });

  it('happens by the event too, whose name fills the gap that a first request left', async () => {
    const [early, late] = [await user.person(), await user.person()];
    await user.get('/v1/users/me', early.token);
    for (const { access } of [early, late]) {
      const { userId, bookId, currency, timezone, locale } = access;
      const data = { userId, bookId, name: 'Asha', currency, timezone, locale };
      await happens('auth', bookId, [{ event: userRegistered, data }]);
    }
    await eventually(async () => {
      const { rows } = await user.database.admin.query(
        `select version from "user".profile where user_id = any($1) and name = 'Asha' order by version`,
        [[early.access.userId, late.access.userId]],
      );
      expect(rows).toEqual([{ version: 1 }, { version: 2 }]);
    });
    expect((await user.get('/v1/users/me', early.token)).body['name']).toBe('Asha');
    expect(await eventsOf(late.access.bookId)).toHaveLength(3);
  });
});

describe('the profile', () => {
  it('changes by merge patch under its version, and tells the others', async () => {
    const { token, access } = await user.person();
    const { etag } = await user.get('/v1/users/me', token);
    expect(etag).toBe('"1"');
    const changed = await user.patch('/v1/users/me', token, etag, { name: ' Asha\r\nRao ' });
    expect([changed.status, changed.etag]).toEqual([200, '"2"']);
    expect(changed.body).toMatchObject({ name: 'Asha\r\nRao', locale: 'en-IN', version: 2 });
    expect((await user.patch('/v1/users/me', token, '"2"', {})).body['version']).toBe(2);
    expect((await user.patch('/v1/users/me', token, '"2"', { name: null })).body['name']).toBeNull();
    const names = (await eventsOf(access.bookId)).filter(({ type }) => type === 'user.profile.changed.v1');
    expect(names.map(({ data }) => data['version'])).toEqual([1, 2, 3]);
  });

  it('refuses what it must and keeps what it has', async () => {
    const { token } = await user.person();
    const me = (ifMatch: string | undefined, body: unknown) =>
      user.patch('/v1/users/me', token, ifMatch, body);
    expect((await me(undefined, { name: 'x' })).status).toBe(428);
    expect(await me('"7"', { name: 'x' })).toMatchObject({ status: 412, body: { currentVersion: 1 } });
    for (const body of [
      { role: 'admin' },
      { id: uuidv7() },
      { name: 'a\0' },
      { name: 7 },
      { locale: 'x' },
      [],
    ]) {
      expect((await me('"1"', body)).status, JSON.stringify(body)).toBe(400);
    }
    expect((await user.get('/v1/users/me')).status).toBe(401);
    expect((await user.get('/v1/users/me', token)).body).toMatchObject({ version: 1, name: null });
    const both = await Promise.all([me('"1"', { name: 'one' }), me('"1"', { name: 'two' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe('a book', () => {
  it('takes new settings, each in an event with the whole state', async () => {
    const { token, access } = await user.person();
    const path = `/v1/books/${access.bookId}`;
    const settings = {
      timezone: 'Asia/Kathmandu',
      firstWeekday: 7,
      monthStartDay: 25,
      name: 'घर',
      currency: 'JPY',
    };
    const changed = await user.patch(path, token, '"1"', settings);
    expect(changed).toMatchObject({ status: 200, etag: '"2"', body: { ...settings, version: 2 } });
    expect((await eventsOf(access.bookId)).at(-1)).toMatchObject({
      type: 'user.book.changed.v1',
      sequence: 3,
      data: {
        bookId: access.bookId,
        version: 2,
        currency: 'JPY',
        timezone: 'Asia/Kathmandu',
        monthStartDay: 25,
      },
    });
    for (const body of [
      { firstWeekday: 0 },
      { monthStartDay: 32 },
      { currency: 'ZZZ' },
      { id: uuidv7() },
      { name: ' ' },
    ]) {
      expect((await user.patch(path, token, '"2"', body)).status, JSON.stringify(body)).toBe(400);
    }
    expect((await user.patch(path, token, '"2"', { timezone: 'Mars/Base' })).body['code']).toBe(
      'unknown-timezone',
    );
    expect((await user.get(path, token)).body).toMatchObject({ version: 2, timezone: 'Asia/Kathmandu' });
  });

  it.each([
    ['a transaction', [transaction()], 409],
    ['an account with money', [account('-5.00')], 409],
    ['an account without', [account('0.00')], 200],
  ])('with %s: the currency can be changed or not', async (_, events: NewEvent[], status) => {
    const { token, access } = await user.person();
    const marker = await user.person();
    await user.get('/v1/books', token);
    await happens('billing', access.bookId, events);
    await happens('billing', marker.access.bookId, [transaction()]);
    await eventually(async () => {
      const { rowCount } = await user.database.admin.query(
        `select from "user".used_book where book_id = $1`,
        [marker.access.bookId],
      );
      expect(rowCount).toBe(1);
    });
    const path = `/v1/books/${access.bookId}`;
    expect((await user.patch(path, token, '"1"', { currency: 'USD' })).status).toBe(status);
    const shown = { currencyFixed: status === 409 };
    expect((await user.get(path, token)).body).toMatchObject(shown);
    expect((await user.get('/v1/books', token)).body).toMatchObject({ items: [shown] });
    const version = status === 200 ? '"2"' : '"1"';
    expect((await user.patch(path, token, version, { monthStartDay: 5 })).status).toBe(200);
  });

  it('is for its members alone, in every position', async () => {
    const [owner, stranger] = [await user.person(), await user.person()];
    const path = `/v1/books/${owner.access.bookId}`;
    await user.get(path, owner.token);
    expect((await user.get(path, stranger.token)).status).toBe(404);
    expect((await user.patch(path, stranger.token, '"1"', { name: 'mine' })).status).toBe(404);
    expect((await user.get(path)).status).toBe(401);
    expect((await user.get('/v1/books', stranger.token)).body['items']).toHaveLength(1);
    expect((await user.get('/v1/books/x', stranger.token)).status).toBe(400);
    const inBook = { 'x-book-id': owner.access.bookId };
    expect((await user.get('/v1/books', stranger.token, inBook)).body['code']).toBe('book-not-found');
    expect((await user.get('/v1/books', owner.token, inBook)).status).toBe(200);
  });
});

describe('the copies that the guard reads', () => {
  const membership = ({ access }: Person, member: Person, role: string, version: number): NewEvent[] => [
    {
      event: membershipChanged,
      data: { bookId: access.bookId, userId: member.access.userId, role, version },
    },
  ];

  it('follow memberships and ended sessions from events', async () => {
    const [owner, member] = [await user.person(), await user.person()];
    const entering = () => user.get('/v1/users/me', member.token, { 'x-book-id': owner.access.bookId });
    expect((await entering()).status).toBe(404);
    await happens('user', owner.access.bookId, membership(owner, member, 'member', 1));
    await eventually(async () => expect((await entering()).status).toBe(200));
    await happens('user', owner.access.bookId, membership(owner, member, 'none', 2));
    await eventually(async () => expect((await entering()).status).toBe(404));

    const { sessionId, userId, bookId } = member.access;
    const data = { sessionId, userId, endedAt: new Date().toISOString() };
    await happens('auth', bookId, [{ event: sessionEnded, data }]);
    await eventually(async () => {
      expect((await user.get('/v1/users/me', member.token)).body['code']).toBe('session-ended');
    });
  });
});
