import { uuidv7 } from '@hisaab/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { envelope, notificationApp, type NotificationApp, type Person } from './notification.app';

let service: NotificationApp;
beforeAll(async () => {
  service = await notificationApp();
});
afterAll(async () => {
  await service.close();
  await service.database.drop();
});

const registered = ({ access }: Person, change: object = {}) =>
  envelope('auth.user.registered.v1', {
    userId: access.userId,
    bookId: access.bookId,
    name: 'Asha',
    currency: 'INR',
    timezone: 'Asia/Kolkata',
    locale: 'en-IN',
    ...change,
  });

const finished = ({ access }: Person, change: object = {}) =>
  envelope('billing.import.finished.v1', {
    importId: uuidv7(),
    bookId: access.bookId,
    userId: access.userId,
    status: 'done',
    imported: 5,
    duplicates: 1,
    failed: 0,
    ...change,
  });

const insight = (bookId: string, change: object = {}) =>
  envelope('reporting.insight.raised.v1', {
    id: uuidv7(),
    kind: 'large-expense',
    bookId,
    transactionId: uuidv7(),
    categoryId: null,
    amount: { amount: '9000.00', currency: 'INR' },
    median: { amount: '400.00', currency: 'INR' },
    date: '2026-11-20',
    ...change,
  });

async function list({ token }: Person, query = ''): Promise<Record<string, unknown>[]> {
  const { body } = await service.send('GET', `/v1/notifications${query}`, token);
  return body['items'] as Record<string, unknown>[];
}

describe('messages', () => {
  it('welcome who signed up, once', async () => {
    const person = await service.person();
    const event = registered(person);
    await service.messages.tell([event]);
    await service.messages.tell([event]);
    await service.messages.tell([registered(person)]);
    expect(await list(person)).toMatchObject([
      {
        kind: 'welcome',
        title: 'welcome en-IN',
        body: JSON.stringify({ named: 'yes', name: 'Asha' }),
        link: '/',
        readAt: null,
        bookId: person.access.bookId,
      },
    ]);
    const deliveries = await service.database
      .database('notification')
      .query('select channel, state from delivery join message on id = message_id where user_id = $1', [
        person.access.userId,
      ]);
    expect(deliveries).toEqual([{ channel: 'in-app', state: 'sent' }]);
  });

  it('say that an import finished, in the language of the profile', async () => {
    const person = await service.person();
    await expect(service.messages.tell([finished(person)])).rejects.toThrow('known yet');
    await service.recipients.keep([
      envelope('user.profile.changed.v1', {
        userId: person.access.userId,
        version: 3,
        name: 'A',
        locale: 'hi-IN',
      }),
    ]);
    await service.recipients.keep([registered(person)]);
    await service.recipients.keep([
      envelope('user.profile.changed.v1', {
        userId: person.access.userId,
        version: 2,
        name: 'B',
        locale: 'en-GB',
      }),
    ]);
    const done = finished(person);
    await service.messages.tell([done]);
    await service.messages.tell([finished(person, { status: 'undone' })]);
    expect(await list(person)).toMatchObject([{ kind: 'import-finished', title: 'import-finished hi-IN' }]);
  });

  it('tell everybody in the book of a large expense, with the name of its category', async () => {
    const [owner, partner, stranger] = [
      await service.person(),
      await service.person(),
      await service.person(),
    ];
    const { bookId } = owner.access;
    for (const person of [owner, partner, stranger]) await service.recipients.keep([registered(person)]);
    await service.database
      .database('notification')
      .query(
        `insert into membership (book_id, user_id, role, version) values ($1, $2, 'owner', 1), ($1, $3, 'none', 2)`,
        [bookId, partner.access.userId, stranger.access.userId],
      );
    const categoryId = uuidv7();
    await service.names.keep([
      envelope(
        'billing.category.named.v1',
        { id: categoryId, version: 1, name: 'Home', icon: null, color: null },
        { bookid: bookId },
      ),
    ]);
    await service.messages.tell([insight(bookId, { categoryId })]);
    for (const person of [owner, partner]) {
      const [message] = await list(person);
      expect(message).toMatchObject({ kind: 'large-expense', bookId });
      expect(JSON.parse(String(message?.['body']))).toMatchObject({ categorised: 'yes', category: 'Home' });
    }
    expect(await list(stranger)).toEqual([]);
  });

  it('are left out where the person does not want them', async () => {
    const person = await service.person();
    await service.recipients.keep([registered(person)]);
    const changed = await service.send('PATCH', '/v1/notifications/preferences', person.token, {
      headers: { 'if-match': '"1"' },
      body: { kinds: { 'large-expense': { inApp: false } } },
    });
    expect(changed).toMatchObject({ status: 200, body: { version: 2 } });
    await service.messages.tell([insight(person.access.bookId)]);
    await service.messages.tell([finished(person)]);
    expect((await list(person)).map(({ kind }) => kind)).toEqual(['import-finished']);
  });

  it('leave nothing when the words cannot be had, and come when they can', async () => {
    const person = await service.person();
    const event = registered(person);
    service.renderer.isDown = true;
    await expect(service.messages.tell([event])).rejects.toThrow('down');
    service.renderer.isDown = false;
    expect(await list(person)).toEqual([]);
    await service.messages.tell([event]);
    expect(await list(person)).toHaveLength(1);
  });
});

describe('the list of messages', () => {
  it('comes in pages, and can be read', async () => {
    const person = await service.person();
    await service.recipients.keep([registered(person)]);
    for (let at = 0; at < 7; at += 1) await service.messages.tell([finished(person)]);
    const all = (await list(person)).map(({ id }) => id);
    const paged: unknown[] = [];
    let next = '';
    do {
      const { body } = await service.send('GET', `/v1/notifications?limit=3${next}`, person.token);
      paged.push(...(body['items'] as { id: string }[]).map(({ id }) => id));
      next = body['nextCursor'] === null ? '' : `&cursor=${String(body['nextCursor'])}`;
    } while (next !== '');
    expect(paged).toEqual(all);
    expect(all).toHaveLength(7);

    const first = await service.send('POST', `/v1/notifications/${String(all[0])}/read`, person.token);
    const again = await service.send('POST', `/v1/notifications/${String(all[0])}/read`, person.token);
    expect(first).toMatchObject({ status: 200, body: { id: all[0], readAt: expect.any(String) as string } });
    expect(again.body).toEqual(first.body);
    expect(await list(person, '?unread=true')).toHaveLength(6);
  });

  it('is of one person alone', async () => {
    const [owner, stranger] = [await service.person(), await service.person()];
    await service.messages.tell([registered(owner)]);
    const [message] = await list(owner);
    expect(await list(stranger)).toEqual([]);
    const read = await service.send(
      'POST',
      `/v1/notifications/${String(message?.['id'])}/read`,
      stranger.token,
    );
    expect(read).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await list(owner))[0]?.['readAt']).toBeNull();
    expect(await service.send('GET', '/v1/notifications')).toMatchObject({ status: 401 });
  });

  it('refuses a cursor of another person or filter', async () => {
    const [owner, stranger] = [await service.person(), await service.person()];
    await service.recipients.keep([registered(owner)]);
    for (let at = 0; at < 2; at += 1) await service.messages.tell([finished(owner)]);
    const { body } = await service.send('GET', '/v1/notifications?limit=1', owner.token);
    const cursor = String(body['nextCursor']);
    for (const [person, query] of [
      [stranger, ''],
      [owner, '&unread=true'],
    ] as const) {
      const answer = await service.send(
        'GET',
        `/v1/notifications?limit=1&cursor=${cursor}${query}`,
        person.token,
      );
      expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-cursor' } });
    }
  });
});

describe('preferences', () => {
  it('have a version that a change must name', async () => {
    const person = await service.person();
    const path = '/v1/notifications/preferences';
    const before = await service.send('GET', path, person.token);
    expect(before).toMatchObject({ status: 200, body: { version: 1 } });
    expect(before.headers['etag']).toBe('"1"');
    const body = { kinds: { welcome: { inApp: false } } };
    expect(await service.send('PATCH', path, person.token, { body })).toMatchObject({ status: 428 });
    const headers = { 'if-match': '"1"' };
    expect(await service.send('PATCH', path, person.token, { headers, body })).toMatchObject({
      status: 200,
      body: { version: 2, kinds: { welcome: { inApp: false }, 'large-expense': { inApp: true } } },
    });
    expect(await service.send('PATCH', path, person.token, { headers, body })).toMatchObject({
      status: 412,
      body: { code: 'stale-version', currentVersion: 2 },
    });
    expect(
      await service.send('PATCH', path, person.token, { headers, body: { kinds: { other: {} } } }),
    ).toMatchObject({
      status: 400,
    });
  });
});
