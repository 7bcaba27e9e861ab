import { uuidv7 } from '@hisaab/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billingApp, type BillingApp } from './billing.app';
import { expense as lunch, household, inr, type Household } from './household';

let app: BillingApp;
let me: Household;

beforeAll(async () => {
  app = await billingApp();
  me = await household(app);
});
afterAll(() => app?.close());

describe('idempotency', () => {
  it('makes one of ten equal requests at once, and answers all alike', async () => {
    const before = await me.balance(me.cash);
    const body = lunch({ payee: 'Ten at once', tags: ['ten'] });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => me.post('/v1/transactions', body, { 'idempotency-key': 'ten' })),
    );
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
    expect(new Set(answers.map((answer) => answer.headers['x-book-sequence'])).size).toBe(1);
    expect(answers.filter((answer) => answer.headers['idempotency-replayed'] === 'true')).toHaveLength(9);
    expect(await me.balance(me.cash)).toBe((Number(before) - 250).toFixed(2));
  });

  it('refuses another body under a used key, and changes nothing', async () => {
    await me.post('/v1/transactions', lunch(), { 'idempotency-key': 'once' });
    const before = await app.fingerprint();
    const other = await me.post('/v1/transactions', lunch({ note: 'x' }), { 'idempotency-key': 'once' });
    expect([other.status, other.body['code']]).toEqual([422, 'idempotency-key-reused']);
    expect(await app.fingerprint()).toBe(before);
  });

  it('gives a refusal again', async () => {
    const bad = lunch({ accountId: uuidv7() });
    const first = await me.post('/v1/transactions', bad, { 'idempotency-key': 'bad' });
    const second = await me.post('/v1/transactions', bad, { 'idempotency-key': 'bad' });
    expect([first.status, second.status]).toEqual([404, 404]);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.text).toBe(first.text);
  });

  it('holds for the general path too', async () => {
    const body = lunch({ category: 'Brand new' });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => me.post('/v1/transactions', body, { 'idempotency-key': 'general' })),
    );
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
  });
});

describe('many at once', () => {
  it('never make a payee or tag twice, and number every fact', async () => {
    const person = await app.person();
    await person.get('/v1/accounts');
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        person.post('/v1/transactions', lunch({ payee: `Shop ${index % 4}`, tags: [`t${index % 3}`] })),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 40 }, () => 201));
    expect(new Set(answers.map((answer) => answer.body['payeeId'])).size).toBe(4);
    const { rows } = await app.database.admin.query<{ sequence: string }>(
      'select sequence from billing.outbox where book_id = $1 and sequence is not null order by sequence',
      [person.access.bookId],
    );
    expect(rows.map((row) => Number(row.sequence))).toEqual(rows.map((_, index) => index + 1));
  });
});

describe('what a recording remembers of its book', () => {
  it('is looked at again once it changed, in whichever process', async () => {
    const person = await app.person();
    const [own] = (await person.get('/v1/accounts')).body['items'] as { id: string }[];
    const rent = String(
      (await person.post('/v1/categories', { name: 'My rent', kind: 'expense' })).body['id'],
    );
    const row = lunch({ payee: 'Memory', categoryId: rent, tags: ['m'] });
    const first = await person.post('/v1/transactions', row);
    expect((await person.post('/v1/transactions', row)).body['payeeId']).toBe(first.body['payeeId']);
    expect((await person.patch(`/v1/categories/${rent}`, 1, { archived: true })).status).toBe(200);
    expect((await person.post('/v1/transactions', row)).body['code']).toBe('category-archived');
    expect((await person.patch(`/v1/categories/${rent}`, 2, { archived: false })).status).toBe(200);
    expect((await person.post('/v1/transactions', row)).status).toBe(201);

    const other = await person.post('/v1/transactions', { ...row, payee: 'Target' });
    const path = `/v1/payees/${String(first.body['payeeId'])}`;
    expect((await person.patch(path, 1, { mergeInto: other.body['payeeId'] })).status).toBe(200);
    expect((await person.post('/v1/transactions', row)).body).toMatchObject({ payee: 'Target' });

    const bank = await person.post('/v1/accounts', { name: 'Bank', kind: 'bank' });
    expect((await person.patch(`/v1/accounts/${own?.id}`, 1, { archived: true })).status).toBe(200);
    expect((await person.post('/v1/transactions', row)).body['accountId']).toBe(bank.body['id']);
  });

  it('gives the same answer to a repeated key and refuses another body', async () => {
    const person = await app.person();
    const row = { type: 'expense', amount: inr('9'), date: '2026-11-01' };
    await person.post('/v1/transactions', row);
    const [a, b] = [
      await person.post('/v1/transactions', row, { 'idempotency-key': 'k' }),
      await person.post('/v1/transactions', row, { 'idempotency-key': 'k' }),
    ];
    expect([b.status, b.text, b.headers['idempotency-replayed']]).toEqual([201, a.text, 'true']);
    const c = await person.post('/v1/transactions', { ...row, note: 'x' }, { 'idempotency-key': 'k' });
    expect(c.body['code']).toBe('idempotency-key-reused');
    const list = (await person.get('/v1/transactions')).body['items'] as unknown[];
    expect(list).toHaveLength(2);
  });
});
