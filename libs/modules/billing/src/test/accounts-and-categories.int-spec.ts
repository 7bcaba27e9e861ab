import { account, category } from '@hisaab/contracts';
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

const items = (body: Record<string, unknown>) => body['items'] as Record<string, unknown>[];

describe('a new book', () => {
  it('has one account and a localised set of categories, made once however often it is asked for', async () => {
    const hindi = await app.person({ locale: 'hi-IN', currency: 'NPR' });
    const answers = await Promise.all(Array.from({ length: 6 }, () => hindi.get('/v1/accounts')));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(items(answers[0]?.body ?? {})).toMatchObject([{ name: 'नकद', kind: 'cash', currency: 'NPR' }]);
    const list = items((await hindi.get('/v1/categories')).body);
    expect(list.filter((one) => one['parentId'] === null).length).toBeGreaterThanOrEqual(12);
    expect(list.filter((one) => one['parentId'] !== null).length).toBeGreaterThanOrEqual(40);
    expect(list.every((one) => one['icon'] && one['color'])).toBe(true);
    expect(list.map((one) => one['name'])).toContain('किराना');
    for (const one of list) category.parse(one);
    const other = await app.person({ locale: 'fr-FR' });
    expect(items((await other.get('/v1/accounts')).body)).toMatchObject([{ name: 'Cash' }]);
  });

  it('tells its facts in numbers without a gap, and the names apart', async () => {
    const { rows } = await app.database.admin.query<{ type: string; sequence: string | null; data: object }>(
      'select type, sequence, data from billing.outbox where book_id = $1 order by sequence nulls last, id',
      [me.access.bookId],
    );
    const facts = rows.filter((row) => row.sequence !== null);
    expect(facts.map((row) => Number(row.sequence))).toEqual(facts.map((_, index) => index + 1));
    expect(facts[0]).toMatchObject({
      type: 'billing.account.changed.v1',
      data: { account: { kind: 'cash' } },
    });
    expect(JSON.stringify(facts)).not.toContain('Groceries');
    expect(JSON.stringify(rows)).toContain('Groceries');
  });
});

describe('accounts', () => {
  it('are made, changed, and removed while unused', async () => {
    const made = await me.post('/v1/accounts', {
      name: 'HDFC',
      kind: 'card',
      openingBalance: inr('-1200.5'),
      openingDate: '2026-01-01',
      last4: '1234',
    });
    expect(made.status).toBe(201);
    expect(account.parse(made.body)).toMatchObject({
      balance: inr('-1200.50'),
      last4: '1234',
      archived: false,
    });
    const path = `/v1/accounts/${String(made.body['id'])}`;
    const changed = await me.patch(path, 1, { openingBalance: inr('100'), last4: null, kind: 'bank' });
    expect(changed.body).toMatchObject({ balance: inr('100.00'), last4: null, kind: 'bank', version: 2 });
    const dollars = { currency: 'USD', openingBalance: { amount: '1', currency: 'USD' } };
    expect((await me.patch(path, 2, dollars)).body).toMatchObject({ currency: 'USD' });
    expect((await me.patch(path, 2, { name: 'x' })).status).toBe(412);
    expect((await me.remove(path, 2)).status).toBe(412);
    expect((await me.remove(path, 3)).status).toBe(204);
    expect((await me.get(path)).status).toBe(404);
  });

  it('keep their currency and stay once used; archived they take no new rows but edits', async () => {
    const id = String((await me.post('/v1/accounts', { name: 'Used', kind: 'wallet' })).body['id']);
    const row = await me.record({ accountId: id });
    const frozen = await me.patch(`/v1/accounts/${id}`, 1, { currency: 'USD' });
    expect([frozen.status, frozen.body['code']]).toEqual([422, 'currency-frozen']);
    await me.remove(`/v1/transactions/${row.id}`);
    const inUse = await me.remove(`/v1/accounts/${id}`);
    expect([inUse.status, inUse.body['code']]).toEqual([409, 'account-in-use']);
    expect((await me.patch(`/v1/accounts/${id}`, 1, { archived: true })).status).toBe(200);
    expect((await me.post(`/v1/transactions/${row.id}/restore`)).status).toBe(200);
    expect((await me.patch(`/v1/transactions/${row.id}`, 3, { note: 'edited' })).status).toBe(200);
    const refused = await me.post('/v1/transactions', {
      type: 'expense',
      amount: inr('1'),
      date: '2026-01-01',
      accountId: id,
    });
    expect(refused.body['code']).toBe('account-archived');
  });

  it('refuse what is wrong and change nothing', async () => {
    const path = `/v1/accounts/${me.cash}`;
    const before = await app.fingerprint();
    const cases: [() => Promise<{ status: number; body: Record<string, unknown> }>, number, string][] = [
      [() => me.post('/v1/accounts', { name: ' cash ', kind: 'bank' }), 409, 'name-taken'],
      [() => me.post('/v1/accounts', { name: 'A', kind: 'purse' }), 400, 'invalid-request'],
      [() => me.post('/v1/accounts', { name: ' ', kind: 'bank' }), 400, 'invalid-request'],
      [() => me.post('/v1/accounts', { name: 'A', kind: 'bank', balance: inr('5') }), 400, 'invalid-request'],
      [
        () => me.post('/v1/accounts', { name: 'A', kind: 'bank', currency: 'USD', openingBalance: inr('5') }),
        422,
        'currency-mismatch',
      ],
      [
        () => me.post('/v1/accounts', { name: 'A', kind: 'bank', openingBalance: inr('5.123') }),
        422,
        'amount-decimals',
      ],
      [() => me.post('/v1/accounts', { id: me.cash, name: 'A', kind: 'bank' }), 409, 'id-taken'],
      [() => me.patch(path, undefined, { name: 'B' }), 428, 'if-match-required'],
      [() => me.patch(path, 1, { name: null }), 400, 'invalid-request'],
      [() => me.patch(`/v1/accounts/${uuidv7()}`, 1, { name: 'B' }), 404, 'account-not-found'],
    ];
    for (const [send, status, code] of cases) {
      const answer = await send();
      expect([answer.status, answer.body['code']], send.toString()).toEqual([status, code]);
    }
    expect(await app.fingerprint()).toBe(before);
  });
});

describe('categories', () => {
  it('have two levels of one kind, and one name a place', async () => {
    const parent = String((await me.post('/v1/categories', { name: 'Pets', kind: 'expense' })).body['id']);
    const child = await me.post('/v1/categories', { name: 'Vet', kind: 'expense', parentId: parent });
    expect(child.status).toBe(201);
    expect((await me.post('/v1/categories', { name: 'Pets', kind: 'income' })).status).toBe(201);
    const before = await app.fingerprint();
    const cases: [object, number, string][] = [
      [{ name: 'PETS ', kind: 'expense' }, 409, 'name-taken'],
      [{ name: 'ｖｅｔ', kind: 'expense', parentId: parent }, 409, 'name-taken'],
      [{ name: 'Deep', kind: 'expense', parentId: child.body['id'] }, 422, 'category-levels'],
      [{ name: 'Wrong', kind: 'income', parentId: parent }, 422, 'category-kind'],
      [{ name: 'Lost', kind: 'expense', parentId: uuidv7() }, 404, 'category-not-found'],
      [{ name: 'Odd', kind: 'expense', color: 'red' }, 400, 'invalid-request'],
    ];
    for (const [body, status, code] of cases) {
      const answer = await me.post('/v1/categories', body);
      expect([answer.status, answer.body['code']], JSON.stringify(body)).toEqual([status, code]);
    }
    const self = await me.patch(`/v1/categories/${parent}`, 1, { parentId: parent });
    expect(self.status).toBe(422);
    expect(await app.fingerprint()).toBe(before);
  });

  it('are removed with their children; what used them moves, and undo brings all back', async () => {
    const parent = String((await me.post('/v1/categories', { name: 'Garden', kind: 'expense' })).body['id']);
    const child = String(
      (await me.post('/v1/categories', { name: 'Seeds', kind: 'expense', parentId: parent })).body['id'],
    );
    const rent = me.category('Rent');
    const plain = await me.record({ categoryId: child });
    const split = await me.record({
      splits: [
        { categoryId: parent, amount: inr('50') },
        { categoryId: rent, amount: inr('200') },
      ],
    });
    const path = `/v1/categories/${parent}`;
    expect((await me.remove(path)).body['code']).toBe('category-in-use');
    expect((await me.remove(`${path}?moveTo=${child}`)).body['code']).toBe('move-to-itself');
    expect((await me.remove(`${path}?moveTo=${me.categories.get('income:Bonus')}`)).body['code']).toBe(
      'category-kind',
    );
    expect((await me.remove(`${path}?moveTo=${rent}`)).status).toBe(204);
    const moved = (await me.get(`/v1/transactions/${plain.id}`)).body;
    expect(moved).toMatchObject({ categoryId: rent, version: 2 });
    expect((await me.get(`/v1/transactions/${split.id}`)).body['splits']).toMatchObject([
      { categoryId: rent },
      { categoryId: rent },
    ]);
    expect((await me.get(`/v1/categories/${child}`)).status).toBe(404);

    const undone = await me.post(`/v1/changes/${String(moved['changeSetId'])}/undo`);
    expect(undone.body).toMatchObject({ changed: 4, skipped: [] });
    expect((await me.get(`/v1/transactions/${plain.id}`)).body).toMatchObject({
      categoryId: child,
      version: 3,
    });
    expect((await me.get(`/v1/categories/${child}`)).body).toMatchObject({ name: 'Seeds', parentId: parent });
    const redone = await me.post(`/v1/changes/${String(undone.body['changeSetId'])}/undo`);
    expect(redone.body).toMatchObject({ changed: 4, skipped: [] });
    expect((await me.get(`/v1/categories/${child}`)).status).toBe(404);
    expect((await me.get(`/v1/transactions/${plain.id}`)).body).toMatchObject({ categoryId: rent });
  });

  it('and accounts name the change set of a write, which takes it back and does it again', async () => {
    const undo = async (set: string | undefined) => (await me.post(`/v1/changes/${set}/undo`)).body;
    for (const [noun, kind] of [
      ['accounts', 'bank'],
      ['categories', 'expense'],
    ]) {
      const made = await me.post(`/v1/${noun}`, { name: 'Brief', kind });
      const path = `/v1/${noun}/${String(made.body['id'])}`;
      const changed = await me.patch(path, 1, { name: 'Briefer' });
      const removed = await me.remove(path);
      expect(removed.status).toBe(204);
      await undo(removed.headers['x-change-set']);
      expect((await me.get(path)).body).toMatchObject({ name: 'Briefer' });
      const undone = await undo(changed.headers['x-change-set']);
      expect((await me.get(path)).body).toMatchObject({ name: 'Brief' });
      await undo(String(undone['changeSetId']));
      expect((await me.get(path)).body).toMatchObject({ name: 'Briefer' });
      await undo(made.headers['x-change-set']);
    }
  });

  it('of another book are not there', async () => {
    const stranger = await household(app);
    for (const path of [`/v1/categories/${me.category('Rent')}`, `/v1/accounts/${me.cash}`]) {
      expect((await stranger.get(path)).status).toBe(404);
      expect((await stranger.patch(path, 1, { name: 'Mine' })).status).toBe(404);
      expect((await stranger.remove(path)).status).toBe(404);
    }
    const moveTo = `/v1/categories/${stranger.category('Rent')}?moveTo=${me.category('Rent')}`;
    expect((await stranger.remove(moveTo)).status).toBe(404);
  });
});
