import { transaction } from '@hisaab/contracts';
import { uuidv7 } from '@hisaab/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { billingApp, type BillingApp } from './billing.app';
import { expectBalances, household, inr, type Household } from './household';

let app: BillingApp;
let me: Household;

beforeAll(async () => {
  app = await billingApp();
  me = await household(app);
});
afterEach(() => expectBalances(app));
afterAll(() => app?.close());

describe('a change', () => {
  it('merges onto what is stored and counts the version', async () => {
    const made = await me.record({ payee: 'Cafe', tags: ['a'], note: 'x', categoryId: me.category('Rent') });
    const path = `/v1/transactions/${made.id}`;
    const changed = await me.patch(path, 1, {
      amount: inr('300.5'),
      note: null,
      tags: ['b', 'a'],
      time: '08:30',
    });
    expect(changed.status).toBe(200);
    expect(changed.headers['etag']).toBe('"2"');
    expect(transaction.parse(changed.body)).toMatchObject({
      version: 2,
      amount: inr('300.50'),
      note: null,
      tags: ['b', 'a'],
      time: '08:30',
      payee: 'Cafe',
      categoryId: me.category('Rent'),
    });
    expect((await me.get(path)).body).toEqual(changed.body);
    const income = await me.patch(path, 2, { type: 'income', categoryId: null });
    expect(income.body).toMatchObject({ type: 'income', categoryId: null, categorySource: 'none' });
  });

  it('turns splits into one category and back', async () => {
    const made = await me.record();
    const path = `/v1/transactions/${made.id}`;
    const splits = [
      { categoryId: me.category('Rent'), amount: inr('50') },
      { categoryId: me.category('Water'), amount: inr('200') },
    ];
    expect((await me.patch(path, 1, { splits })).body['splits']).toHaveLength(2);
    const refused = await me.patch(path, 2, { amount: inr('251') });
    expect([refused.status, refused.body['code']]).toEqual([422, 'split-sum']);
    const whole = await me.patch(path, 2, { splits: null, categoryId: me.category('Rent') });
    expect(whole.body).toMatchObject({ splits: [], categoryId: me.category('Rent'), version: 3 });
  });

  it('needs the version, and only the current one', async () => {
    const made = await me.record();
    const path = `/v1/transactions/${made.id}`;
    const before = await app.fingerprint();
    expect((await me.patch(path, undefined, { note: 'x' })).status).toBe(428);
    const stale = await me.patch(path, 7, { note: 'x' });
    expect([stale.status, stale.body['code'], stale.body['currentVersion']]).toEqual([
      412,
      'stale-version',
      1,
    ]);
    expect((await me.patch(`/v1/transactions/${uuidv7()}`, 1, { note: 'x' })).status).toBe(404);
    const stranger = await app.person();
    await stranger.get('/v1/accounts');
    expect(await app.fingerprint()).not.toBe(before);
    const settled = await app.fingerprint();
    expect((await stranger.patch(path, 1, { note: 'x' })).status).toBe(404);
    expect((await stranger.remove(path)).status).toBe(404);
    expect((await stranger.post(`${path}/restore`)).status).toBe(404);
    expect((await me.remove(path, 9)).status).toBe(412);
    expect(await app.fingerprint()).toBe(settled);
  });

  it('of many at once is made by one', async () => {
    const made = await me.record();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => me.patch(`/v1/transactions/${made.id}`, 1, { note: `n${n}` })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([
      200,
      ...Array.from({ length: 7 }, () => 412),
    ]);
  });
});

describe('a deleted transaction', () => {
  it('leaves the list and the balance, and can be brought back', async () => {
    const made = await me.record({ payee: 'Deleted', amount: inr('10') });
    const before = await me.balance(me.cash);
    expect((await me.remove(`/v1/transactions/${made.id}`, 1)).status).toBe(204);
    expect(await me.balance(me.cash)).toBe((Number(before) + 10).toFixed(2));
    const list = (await me.get('/v1/transactions?q=deleted')).body['items'];
    expect(list).toEqual([]);
    const bin = (await me.get('/v1/transactions?state=deleted')).body['items'] as { id: string }[];
    expect(bin.map((one) => one.id)).toEqual([made.id]);
    expect((await me.remove(`/v1/transactions/${made.id}`)).status).toBe(404);
    expect((await me.patch(`/v1/transactions/${made.id}`, 2, { note: 'x' })).status).toBe(422);
    const back = await me.post(`/v1/transactions/${made.id}/restore`);
    expect(back.status).toBe(200);
    expect(back.body).toMatchObject({ state: 'live', version: 3, deletedAt: null });
    expect(await me.balance(me.cash)).toBe(before);
  });

  it('is gone after 30 days, its id never free again', async () => {
    const body = { type: 'expense', amount: inr('5'), date: '2026-11-01', id: uuidv7() };
    await me.post('/v1/transactions', body);
    await me.remove(`/v1/transactions/${body.id}`);
    await app.database.admin.query(
      `update billing.transaction set deleted_at = now() - interval '31 days' where id = $1`,
      [body.id],
    );
    expect((await me.post(`/v1/transactions/${body.id}/restore`)).status).toBe(404);
    const { purgeDeleted } = await import('../transactions/purge-deleted.repository');
    expect(await purgeDeleted(app.database.database('billing'), 30)).toBe(1);
    expect((await me.get(`/v1/transactions/${body.id}`)).status).toBe(404);
    const again = await me.post('/v1/transactions', body);
    expect([again.status, again.body['code']]).toEqual([409, 'id-taken']);
  });
});
