import { changes } from '@hisaab/contracts';
import { uuidv7 } from '@hisaab/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { billingApp, type BillingApp } from './billing.app';
import { expectBalances, household, inr, type Household } from './household';

let app: BillingApp;
let me: Household;

beforeAll(async () => {
  app = await billingApp({ HISAAB_BULK_LIMIT: '20' });
  me = await household(app);
});
afterEach(() => expectBalances(app));
afterAll(() => app?.close());

const one = async (id: string) => (await me.get(`/v1/transactions/${id}`)).body;

describe('bulk', () => {
  it('changes rows by their ids, undoes and redoes', async () => {
    const rows = [await me.record({ tags: ['x', 'y'] }), await me.record(), await me.record({ payee: 'P' })];
    const bank = String((await me.post('/v1/accounts', { name: 'Bank', kind: 'bank' })).body['id']);
    const before = await me.balance(me.cash);
    const answer = await me.post('/v1/transactions/bulk', {
      ids: rows.map((row) => row.id),
      change: { categoryId: me.category('Rent'), addTags: ['new', 'x'], removeTags: ['Y'], accountId: bank },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ changed: 3 });
    expect(await one(rows[0]?.id ?? '')).toMatchObject({
      tags: ['x', 'new'],
      accountId: bank,
      categoryId: me.category('Rent'),
      categorySource: 'given',
      version: 2,
      changeSetId: answer.body['changeSetId'],
    });
    expect(await me.balance(bank)).toBe('-750.00');

    await me.patch(`/v1/transactions/${rows[1]?.id}`, 2, { note: 'changed since' });
    const undone = await me.post(`/v1/changes/${String(answer.body['changeSetId'])}/undo`);
    expect(undone.status).toBe(200);
    expect(undone.body['skipped']).toEqual([{ id: rows[1]?.id, reason: 'changed-since' }]);
    expect(await one(rows[0]?.id ?? '')).toMatchObject({
      tags: ['x', 'y'],
      accountId: me.cash,
      categoryId: null,
    });
    expect(await one(rows[1]?.id ?? '')).toMatchObject({ note: 'changed since', accountId: bank });
    expect(await me.balance(me.cash)).toBe((Number(before) + 250).toFixed(2));

    const again = await me.post(`/v1/changes/${String(answer.body['changeSetId'])}/undo`);
    expect([again.status, again.body['code']]).toEqual([409, 'already-undone']);
    const redone = await me.post(`/v1/changes/${String(undone.body['changeSetId'])}/undo`);
    expect(redone.body['skipped']).toEqual([]);
    expect(await one(rows[0]?.id ?? '')).toMatchObject({ accountId: bank, categoryId: me.category('Rent') });
  });

  it('changes what a filter finds, if it is as many as expected', async () => {
    for (let n = 0; n < 4; n += 1) await me.record({ tags: ['bulk'] });
    const filter = { tag: 'bulk' };
    const before = await app.fingerprint();
    const wrong = await me.post('/v1/transactions/bulk', {
      filter,
      expectedCount: 3,
      change: { delete: true },
    });
    expect([wrong.status, wrong.body['code'], wrong.body['currentCount']]).toEqual([409, 'count-changed', 4]);
    expect(await app.fingerprint()).toBe(before);
    const gone = await me.post('/v1/transactions/bulk', {
      filter,
      expectedCount: 4,
      change: { delete: true },
    });
    expect(gone.body).toMatchObject({ changed: 4 });
    expect((await me.get('/v1/transactions?tag=bulk')).body['items']).toEqual([]);
    await me.post(`/v1/changes/${String(gone.body['changeSetId'])}/undo`);
    expect((await me.get('/v1/transactions?tag=bulk')).body['items']).toHaveLength(4);
  });

  it('refuses what does not fit all rows, and changes nothing', async () => {
    const bank = String((await me.post('/v1/accounts', { name: 'Bank 2', kind: 'bank' })).body['id']);
    const usd = String(
      (await me.post('/v1/accounts', { name: 'USD', kind: 'bank', currency: 'USD' })).body['id'],
    );
    const spent = await me.record();
    const earned = await me.record({ type: 'income' });
    const moved = await me.record({ type: 'transfer', toAccountId: bank });
    const gone = await me.record();
    await me.remove(`/v1/transactions/${gone.id}`);
    for (let n = 0; n < 21; n += 1) await me.record({ tags: ['limit'] });
    const rent = me.category('Rent');
    const cases: [object, number, string][] = [
      [{ ids: [spent.id, earned.id], change: { categoryId: rent } }, 422, 'category-kind'],
      [{ ids: [moved.id], change: { categoryId: null } }, 422, 'transfer-category'],
      [{ ids: [moved.id], change: { accountId: bank } }, 422, 'same-account'],
      [{ ids: [spent.id], change: { accountId: usd } }, 422, 'currency-mismatch'],
      [{ ids: [spent.id], change: { accountId: uuidv7() } }, 404, 'account-not-found'],
      [{ ids: [spent.id], change: { categoryId: uuidv7() } }, 404, 'category-not-found'],
      [{ ids: [spent.id, uuidv7()], change: { delete: true } }, 404, 'transaction-not-found'],
      [{ ids: [spent.id, gone.id], change: { delete: true } }, 404, 'transaction-not-found'],
      [{ ids: [spent.id], change: { delete: true, addTags: ['z'] } }, 422, 'delete-alone'],
      [{ ids: [spent.id], change: {} }, 400, 'invalid-request'],
      [{ ids: [], change: { delete: true } }, 400, 'invalid-request'],
      [{ filter: { tag: 'limit' }, expectedCount: 20, change: { delete: true } }, 409, 'count-changed'],
    ];
    const before = await app.fingerprint();
    for (const [body, status, code] of cases) {
      const answer = await me.post('/v1/transactions/bulk', body);
      expect([answer.status, answer.body['code']], JSON.stringify(body)).toEqual([status, code]);
    }
    expect(await app.fingerprint()).toBe(before);
  });
});

describe('undo', () => {
  it('takes a recording back with the payee, tag and category made for it', async () => {
    const row = await me.record({ payee: 'Made once', tags: ['made-once'], category: 'Made/Here' });
    const undone = await me.post(`/v1/changes/${row.changeSetId}/undo`);
    expect(undone.body).toMatchObject({ changed: 5, skipped: [] });
    expect((await me.get('/v1/payees?q=made once')).body['items']).toEqual([]);
    const names = ((await me.get('/v1/categories')).body['items'] as { name: string }[]).map((c) => c.name);
    expect(names).not.toContain('Here');
    await me.post(`/v1/changes/${String(undone.body['changeSetId'])}/undo`);
    expect(await one(row.id)).toMatchObject({ state: 'live', payee: 'Made once', tags: ['made-once'] });
  });

  it('leaves what others use by now', async () => {
    const row = await me.record({ payee: 'Shared', category: 'Shared place' });
    await me.record({ payee: 'shared' });
    const undone = await me.post(`/v1/changes/${row.changeSetId}/undo`);
    expect(undone.body).toMatchObject({ changed: 1, skipped: [] });
    const [payee] = (await me.get('/v1/payees?q=shared')).body['items'] as object[];
    expect(payee).toMatchObject({ name: 'Shared', count: 1, lastCategoryId: row['categoryId'] });
  });

  it('of an unknown change, or another book’s, is a 404', async () => {
    const row = await me.record();
    const stranger = await household(app);
    expect((await stranger.post(`/v1/changes/${row.changeSetId}/undo`)).status).toBe(404);
    expect((await me.post(`/v1/changes/${uuidv7()}/undo`)).status).toBe(404);
    expect((await me.post('/v1/changes/abc/undo')).status).toBe(400);
  });
});

describe('the changes feed', () => {
  it('tells each thing once, in the order of the numbers', async () => {
    const person = await household(app);
    await person.record();
    const since = (await person.get('/v1/changes?limit=1000')).body['next'];
    const row = await person.record({ payee: 'Before', tags: ['before'] });
    await person.patch(`/v1/transactions/${row.id}`, 1, { payee: 'After' });
    const { items } = changes.parse((await person.get(`/v1/changes?since=${String(since)}`)).body);
    const numbers = items.map(({ sequence }) => sequence);
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    expect(items.filter(({ id }) => id === row.id)).toHaveLength(1);
  });

  it('gives a whole copy of the book to who starts at nothing, and what is new to who goes on', async () => {
    const person = await household(app);
    const copy = new Map<string, unknown>();
    const follow = async (since: number): Promise<number> => {
      for (let next = since; ;) {
        const page = changes.parse((await person.get(`/v1/changes?since=${next}&limit=10`)).body);
        for (const change of page.items) {
          if (change.state === 'live') copy.set(change.id, change.data);
          else copy.delete(change.id);
        }
        if (!page.hasMore) return page.next;
        next = page.next;
      }
    };
    const first = await person.record({ payee: 'Feed', tags: ['feed'] });
    let at = await follow(0);
    for (const item of (await person.get('/v1/categories')).body['items'] as { id: string }[]) {
      expect(copy.get(item.id)).toEqual(item);
    }
    expect(copy.get(first.id)).toEqual(first);
    await person.remove(`/v1/transactions/${first.id}`);
    const second = await person.record({ amount: inr('7') });
    at = await follow(at);
    expect(copy.has(first.id)).toBe(false);
    expect(copy.get(second.id)).toEqual(second);
    const [payee] = (await person.get('/v1/payees?q=feed')).body['items'] as { id: string }[];
    await person.patch(`/v1/payees/${payee?.id}`, 1, { name: 'Renamed' });
    at = await follow(at);
    expect(copy.get(payee?.id ?? '')).toMatchObject({ name: 'Renamed', version: 2 });
    expect(await follow(at)).toBe(at);
  });
});

describe('a change that was written before rows were hashed', () => {
  const forgetHashes = (set: unknown) =>
    app.database.admin.query('update billing.change set after_hash = null where change_set_id = $1', [set]);

  it('is taken back where the version is still the one that it left', async () => {
    const [kept, edited] = [await me.record({ note: 'old' }), await me.record({ note: 'old' })];
    const ids = [kept.id, edited.id];
    const bulk = await me.post('/v1/transactions/bulk', { ids, change: { addTags: ['before-hashes'] } });
    const set = String(bulk.body['changeSetId']);
    await forgetHashes(set);
    await me.patch(`/v1/transactions/${edited.id}`, 2, { note: 'since' });
    const undone = await me.post(`/v1/changes/${set}/undo`);
    expect(undone.status).toBe(200);
    expect(undone.body['skipped']).toEqual([{ id: edited.id, reason: 'changed-since' }]);
    expect(await one(kept.id)).toMatchObject({ tags: [] });
    expect(await one(edited.id)).toMatchObject({ tags: ['before-hashes'], note: 'since' });
  });

  it('of a recording and of an account too', async () => {
    const row = await me.record({ note: 'recorded long ago' });
    await forgetHashes(row.changeSetId);
    expect((await me.post(`/v1/changes/${row.changeSetId}/undo`)).body).toMatchObject({ skipped: [] });
    expect(await one(row.id)).toMatchObject({ state: 'deleted' });

    const account = (await me.post('/v1/accounts', { name: 'Before hashes', kind: 'bank' })).body;
    await me.patch(`/v1/accounts/${String(account['id'])}`, 1, { name: 'Renamed long ago' });
    const { rows } = await app.database.admin.query<{ id: string }>(
      `select change_set_id as id from billing.change where noun_id = $1 and version = 2`,
      [account['id']],
    );
    await forgetHashes(rows[0]?.id);
    expect((await me.post(`/v1/changes/${rows[0]?.id}/undo`)).body).toMatchObject({ skipped: [] });
    expect((await me.get(`/v1/accounts/${String(account['id'])}`)).body['name']).toBe('Before hashes');
  });
});
