import { uuidv7 } from '@hisaab/kernel';
import { eventually } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { WorkState } from '../events/work-progress';
import {
  envelope,
  notificationApp,
  type NotificationApp,
  type Person,
  type TestStream,
} from './notification.app';

let service: NotificationApp;
let other: NotificationApp;
const streams: TestStream[] = [];
beforeAll(async () => {
  service = await notificationApp();
  // A second process on the same database.
  other = await notificationApp(service.database);
});
afterAll(async () => {
  for (const stream of streams) stream.stop();
  await other.close();
  await service.close();
  await service.database.drop();
});

async function opened(person: Person, headers: Record<string, string> = {}): Promise<TestStream> {
  const stream = await service.stream(person.token, headers);
  streams.push(stream);
  return stream;
}

const fact = (bookId: string, sequence: number) =>
  envelope('billing.category.changed.v1', {}, { bookid: bookId, sequence });

const registered = ({ access }: Person) =>
  envelope('auth.user.registered.v1', {
    userId: access.userId,
    bookId: access.bookId,
    name: null,
    currency: 'INR',
    timezone: 'Asia/Kolkata',
    locale: 'en-IN',
  });

const names = (stream: TestStream) => stream.events().map(({ event }) => event);
const sees = (stream: TestStream, ...expected: string[]) =>
  eventually(() => expect(names(stream)).toEqual(expected), { timeout: 5_000 });

describe('the event stream', () => {
  it('needs a token and is a stream', async () => {
    expect((await service.send('GET', '/v1/events')).status).toBe(401);
    const stream = await opened(await service.person());
    expect(stream).toMatchObject({ status: 200, contentType: 'text/event-stream; charset=utf-8' });
    await sees(stream, 'change');
  });

  it('tells of changes of the book, whichever process saw them, and of no other book', async () => {
    const [person, stranger] = [await service.person(), await service.person()];
    const [stream, strangers] = [await opened(person), await opened(stranger)];
    await service.positions.follow([fact(person.access.bookId, 1), fact(person.access.bookId, 4)]);
    await sees(stream, 'change', 'change');
    await other.positions.follow([fact(person.access.bookId, 6), fact(person.access.bookId, 5)]);
    await sees(stream, 'change', 'change', 'change');
    expect(stream.events().map(({ id, data }) => [id, data])).toEqual([
      ['0.none', { sequence: 0 }],
      ['4.none', { sequence: 4 }],
      ['6.none', { sequence: 6 }],
    ]);
    expect(names(strangers)).toEqual(['change']);
  });

  it('tells that something is called otherwise, and nothing of a first name, which comes with a fact', async () => {
    const person = await service.person();
    const stream = await opened(person);
    const named = (kind: string, version: number) =>
      envelope(
        `billing.${kind}.named.v1`,
        { id: uuidv7(), version, name: 'Bakery' },
        {
          bookid: person.access.bookId,
        },
      );
    await sees(stream, 'change');
    await other.positions.renamed([named('payee', 1)]);
    await other.positions.renamed([named('payee', 2), named('tag', 3)]);
    await sees(stream, 'change', 'names');
    const last = stream.events()[1];
    expect(last).toMatchObject({ id: '0.none.1', data: {} });
    stream.stop();
    const missed = await opened(person, { 'last-event-id': '0.none' });
    await sees(missed, 'resync');
    const again = await opened(person, { 'last-event-id': last?.id ?? '' });
    await service.positions.follow([fact(person.access.bookId, 1)]);
    await sees(again, 'change');
  });

  it('tells of messages once, whichever process wrote them', async () => {
    const person = await service.person();
    const stream = await opened(person);
    await other.messages.tell([registered(person)]);
    await sees(stream, 'change', 'notification');
    expect(stream.events()[1]?.data).toMatchObject({ kind: 'welcome', readAt: null });
    await service.messages.tell([registered(person)]);
    await service.positions.follow([fact(person.access.bookId, 1)]);
    await sees(stream, 'change', 'notification', 'change');
  });

  it('takes up where a client was, or tells it to read anew', async () => {
    const person = await service.person();
    await service.positions.follow([fact(person.access.bookId, 3)]);
    const first = await opened(person);
    await sees(first, 'change');
    const lastEventId = first.events()[0]?.id ?? '';
    first.stop();
    const second = await opened(person, { 'last-event-id': lastEventId });
    await service.positions.follow([fact(person.access.bookId, 4)]);
    await sees(second, 'change');
    expect(second.events()[0]?.data).toEqual({ sequence: 4 });
    const third = await opened(person, { 'last-event-id': lastEventId });
    await sees(third, 'resync');
    expect(third.events()[0]?.id).toBe('4.none');
    expect((await service.stream(person.token, { 'last-event-id': 'x'.repeat(201) })).status).toBe(400);
  });

  it('follows imports and large changes', async () => {
    const person = await service.person();
    const told = { importId: uuidv7(), status: 'running', rows: 9, imported: 1, duplicates: 0, failed: 0 };
    const job = { changeSetId: uuidv7(), status: 'queued', total: 9, done: 0 };
    const { bookId } = person.access;
    const states = (status: string, imported: number): WorkState[] => [
      { bookId, event: 'import', id: told.importId, status, data: { ...told, status, imported } },
      { bookId, event: 'job', id: job.changeSetId, status: 'queued', data: job },
    ];
    service.progress.states = states('running', 1);
    const stream = await opened(person);
    await sees(stream, 'change', 'import', 'job');
    expect(stream.events()[2]?.data).toEqual(job);
    service.progress.states = states('done', 9);
    await sees(stream, 'change', 'import', 'job', 'import');
    expect(stream.events()[3]?.data).toEqual({ ...told, status: 'done', imported: 9 });
  });

  it('beats while nothing happens', async () => {
    const stream = await opened(await service.person());
    await eventually(() => expect(stream.text().match(/^:$/gm)?.length ?? 0).toBeGreaterThan(3), {
      timeout: 5_000,
    });
  });

  it('ends with the session, and with the membership', async () => {
    const owner = await service.person();
    const partner = await service.person();
    const database = service.database.database('notification');
    await database.query(
      `insert into membership (book_id, user_id, role, version) values ($1, $2, 'owner', 1)`,
      [owner.access.bookId, partner.access.userId],
    );
    const shared = await opened(partner, { 'x-book-id': owner.access.bookId });
    const own = await opened(partner);
    await service.positions.follow([fact(owner.access.bookId, 1)]);
    await sees(shared, 'change', 'change');
    await database.query(`update membership set role = 'none', version = 2 where user_id = $1`, [
      partner.access.userId,
    ]);
    await shared.ended;
    expect(names(own)).toEqual(['change']);
    await database.query('insert into ended_session (session_id, ended_at) values ($1, now())', [
      partner.access.sessionId,
    ]);
    await own.ended;
  });

  it('keeps a bounded number of streams of one person', async () => {
    const person = await service.person();
    const before = service.hub.open;
    const own = await Promise.all(Array.from({ length: 13 }, () => opened(person)));
    await Promise.race(own.map(({ ended }) => ended));
    await eventually(() => expect(service.hub.open).toBe(before + 12));
  });

  it('forgets a client that went away', async () => {
    const before = service.hub.open;
    const stream = await opened(await service.person());
    expect(service.hub.open).toBe(before + 1);
    stream.stop();
    await eventually(() => expect(service.hub.open).toBe(before));
  });

  it('ends when the process drains', async () => {
    const third = await notificationApp(service.database);
    const person = await third.person();
    const stream = await third.stream(person.token);
    await sees(stream, 'change');
    await third.close();
    await stream.ended;
  });
});
