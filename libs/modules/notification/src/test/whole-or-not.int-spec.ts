import { uuidv7 } from '@hisaab/kernel';
import { deliverThroughFaults, serviceFingerprint, type Fault } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { envelope, notificationApp, type NotificationApp } from './notification.app';

let service: NotificationApp;
beforeAll(async () => {
  service = await notificationApp();
});
afterAll(async () => {
  await service?.close();
  await service?.database.drop();
});

const state = () => serviceFingerprint(service.database.admin, 'notification');

describe.each(['refused', 'lost'] as const)('a delivery with a statement that is %s', (fault: Fault) => {
  it('keeps who is told what, whole and once', async () => {
    const { access } = await service.person();
    const { userId, bookId } = access;
    const place = { currency: 'INR', timezone: 'Asia/Kolkata', locale: 'en-IN' };
    const registered = envelope('auth.user.registered.v1', { userId, bookId, name: 'Asha', ...place });
    const keep = () => service.recipients.keep([registered]);
    expect(await deliverThroughFaults(keep, state, fault)).toBeGreaterThan(2);
    const profile = { userId, version: 2, name: 'Asha K', locale: 'hi-IN' };
    const changed = envelope('user.profile.changed.v1', profile);
    await deliverThroughFaults(() => service.recipients.keep([changed]), state, fault);
    const name = { id: uuidv7(), version: 1, name: 'Rent', icon: null, color: null };
    const named = envelope('billing.category.named.v1', name, { bookid: bookId });
    await deliverThroughFaults(() => service.names.keep([named]), state, fault);

    const messages = [
      registered,
      envelope('billing.import.finished.v1', {
        ...{ importId: uuidv7(), bookId, userId, status: 'done' },
        ...{ imported: 5, duplicates: 1, failed: 0 },
      }),
      envelope('reporting.insight.raised.v1', {
        ...{ id: uuidv7(), kind: 'large-expense', bookId, transactionId: uuidv7(), categoryId: name.id },
        amount: { amount: '9000.00', currency: 'INR' },
        median: { amount: '400.00', currency: 'INR' },
        date: '2026-11-20',
      }),
    ];
    for (const message of messages) {
      const tell = () => service.messages.tell([message]);
      expect(await deliverThroughFaults(tell, state, fault)).toBeGreaterThan(3);
    }
    const { rows } = await service.database.admin.query<{ kind: string; deliveries: number }>(
      `select kind, count(d)::int as deliveries
       from notification.message m left join notification.delivery d on d.message_id = m.id
       where m.user_id = $1 group by m.id, kind order by kind`,
      [userId],
    );
    expect(rows.map(({ kind, deliveries }) => [kind, deliveries])).toEqual([
      ['import-finished', 1],
      ['large-expense', 1],
      ['welcome', 1],
    ]);
  });

  it('follows a book to its newest number', async () => {
    const bookId = uuidv7();
    const facts = [3, 4].map((sequence) =>
      envelope('billing.category.changed.v1', {}, { bookid: bookId, sequence }),
    );
    await deliverThroughFaults(() => service.positions.follow(facts), state, fault);
    const { rows } = await service.database.admin.query(
      'select sequence::int from notification.book_position where book_id = $1',
      [bookId],
    );
    expect(rows).toEqual([{ sequence: 4 }]);
  });
});
