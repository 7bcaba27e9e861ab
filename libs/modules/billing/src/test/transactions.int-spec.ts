import { transaction } from '@hisaab/contracts';
import { uuidv7 } from '@hisaab/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billingApp, type BillingApp, type Person } from './billing.app';

let app: BillingApp;
let me: Person;
let cash: string;
const categories = new Map<string, string>();

const inr = (amount: string) => ({ amount, currency: 'INR' });
const lunch = (more: object = {}) => ({ type: 'expense', amount: inr('250'), date: '2026-11-20', ...more });

async function balance(person: Person, id: string): Promise<unknown> {
  return ((await person.get(`/v1/accounts/${id}`)).body['balance'] as { amount: string }).amount;
}

beforeAll(async () => {
  app = await billingApp();
  me = await app.person();
  const accounts = (await me.get('/v1/accounts')).body['items'] as { id: string }[];
  cash = accounts[0]?.id ?? '';
  for (const one of (await me.get('/v1/categories')).body['items'] as {
    id: string;
    name: string;
    kind: string;
  }[]) {
    categories.set(`${one.kind}:${one.name}`, one.id);
  }
});

afterAll(() => app?.close());

describe('recording', () => {
  it('needs only type, amount and date', async () => {
    const before = await balance(me, cash);
    const answer = await me.post('/v1/transactions', lunch());
    expect(answer.status).toBe(201);
    expect(answer.headers['etag']).toBe('"1"');
    expect(Number(answer.headers['x-book-sequence'])).toBeGreaterThan(0);
    const made = transaction.parse(answer.body);
    expect(made).toMatchObject({
      type: 'expense',
      amount: inr('250.00'),
      accountId: cash,
      categoryId: null,
      categorySource: 'none',
      tags: [],
      splits: [],
      state: 'live',
      version: 1,
    });
    expect((await me.get(`/v1/transactions/${made.id}`)).body).toEqual(answer.body);
    expect(await balance(me, cash)).toBe((Number(before) - 250).toFixed(2));
  });

  it('makes payee and tags, and finds them again whatever their case', async () => {
    const first = await me.post('/v1/transactions', lunch({ payee: 'Swiggy', tags: ['#team', 'Office'] }));
    const second = await me.post('/v1/transactions', lunch({ payee: ' SWIGGY ', tags: ['TEAM'] }));
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ payee: 'Swiggy', tags: ['team', 'Office'] });
    expect(second.body).toMatchObject({ payee: 'Swiggy', payeeId: first.body['payeeId'], tags: ['team'] });
    expect((await me.get(`/v1/transactions/${String(first.body['id'])}`)).body).toEqual(first.body);
  });

  it('learns the category from the payee, else from the note, and says so', async () => {
    const food = categories.get('expense:Food Delivery');
    await me.post('/v1/transactions', lunch({ payee: 'Zomato', categoryId: food, note: 'Biryani' }));
    expect((await me.post('/v1/transactions', lunch({ payee: 'zomato' }))).body).toMatchObject({
      categoryId: food,
      categorySource: 'learned',
    });
    // Asked for plainly, none is none: looked up, from memory, and with a client's id.
    for (const more of [{}, {}, { id: uuidv7() }]) {
      const none = lunch({ payee: 'zomato', categoryId: null, ...more });
      expect((await me.post('/v1/transactions', none)).body).toMatchObject({
        categoryId: null,
        categorySource: 'none',
      });
    }
    const line = { text: '80 zomato' };
    expect((await me.post('/v1/transactions/quick', line)).body).toMatchObject({
      draft: { payee: 'Zomato', categoryId: food },
      understood: expect.arrayContaining([{ field: 'category', text: 'zomato' }]),
    });
    const quick = await me.post('/v1/transactions/quick?save=true', line);
    expect(quick.body).toMatchObject({ categoryId: food, categorySource: 'learned' });
    expect((await me.post('/v1/transactions', lunch({ note: ' biryani' }))).body).toMatchObject({
      categoryId: food,
      categorySource: 'learned',
    });
    expect(
      (await me.post('/v1/transactions', { ...lunch({ payee: 'Zomato' }), type: 'income' })).body,
    ).toMatchObject({
      categoryId: null,
      categorySource: 'none',
    });
  });

  it('splits by category', async () => {
    const [milk, fruit] = [
      categories.get('expense:Milk & Dairy'),
      categories.get('expense:Vegetables & Fruit'),
    ];
    const splits = [
      { categoryId: milk, amount: inr('100') },
      { categoryId: fruit, amount: inr('150'), note: 'apples' },
    ];
    const answer = await me.post('/v1/transactions', lunch({ splits }));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      categoryId: null,
      categorySource: 'given',
      splits: [
        { categoryId: milk, amount: inr('100.00'), note: null },
        { categoryId: fruit, amount: inr('150.00'), note: 'apples' },
      ],
    });
    expect((await me.get(`/v1/transactions/${String(answer.body['id'])}`)).body).toEqual(answer.body);
    const found = (await me.get(`/v1/transactions?categoryId=${milk}`)).body['items'] as { id: string }[];
    expect(found.map((one) => one.id)).toContain(answer.body['id']);
  });

  it('makes a category from its name, under its parent, and finds whole names first', async () => {
    const made = await me.post('/v1/transactions', lunch({ category: 'Food & Dining/Street Food' }));
    const again = await me.post('/v1/transactions', lunch({ category: 'food & dining / street food' }));
    expect(made.status).toBe(201);
    expect(again.body['categoryId']).toBe(made.body['categoryId']);
    const category = (await me.get(`/v1/categories/${String(made.body['categoryId'])}`)).body;
    expect(category).toMatchObject({
      name: 'Street Food',
      parentId: categories.get('expense:Food & Dining'),
    });
    await me.post('/v1/categories', { name: 'water (jar /tanker)', kind: 'expense' });
    const whole = await me.post('/v1/transactions', lunch({ category: 'Water (jar /Tanker)' }));
    expect((await me.get(`/v1/categories/${String(whole.body['categoryId'])}`)).body).toMatchObject({
      name: 'water (jar /tanker)',
      parentId: null,
    });
  });

  it('moves money between accounts, across currencies with both amounts', async () => {
    const person = await app.person();
    const bank = (
      await person.post('/v1/accounts', { name: 'Bank', kind: 'bank', openingBalance: inr('1000') })
    ).body;
    const dollars = (await person.post('/v1/accounts', { name: 'USD', kind: 'bank', currency: 'USD' })).body;
    const [own] = (await person.get('/v1/accounts')).body['items'] as { id: string }[];
    const move = { type: 'transfer', amount: inr('300'), date: '2026-11-20', accountId: bank['id'] };
    expect((await person.post('/v1/transactions', { ...move, toAccountId: own?.id })).status).toBe(201);
    const abroad = await person.post('/v1/transactions', {
      ...move,
      toAccountId: dollars['id'],
      toAmount: { amount: '3.5', currency: 'USD' },
    });
    expect(abroad.body).toMatchObject({ toAmount: { amount: '3.50', currency: 'USD' } });
    expect(await balance(person, String(bank['id']))).toBe('400.00');
    expect(await balance(person, String(own?.id))).toBe('300.00');
    expect(await balance(person, String(dollars['id']))).toBe('3.50');
  });

  it('takes the client’s id once, and answers the same request with the same resource', async () => {
    const id = uuidv7();
    const body = lunch({ id, note: 'from the phone' });
    const first = await me.post('/v1/transactions', body);
    const second = await me.post('/v1/transactions', body);
    expect(first.status).toBe(201);
    expect(first.body['id']).toBe(id);
    expect([second.status, second.body]).toEqual([201, first.body]);
    const other = await me.post('/v1/transactions', { ...body, note: 'another' });
    expect([other.status, other.body['code']]).toEqual([409, 'id-taken']);
    const stranger = await app.person();
    expect((await stranger.post('/v1/transactions', body)).status).toBe(201);
  });
});

describe('refusals', () => {
  it('change nothing', async () => {
    const usd = (await me.post('/v1/accounts', { name: 'Dollars', kind: 'cash', currency: 'USD' })).body[
      'id'
    ];
    const yen = (await me.post('/v1/accounts', { name: 'Yen', kind: 'cash', currency: 'JPY' })).body['id'];
    const dinar = (await me.post('/v1/accounts', { name: 'Dinar', kind: 'cash', currency: 'BHD' })).body[
      'id'
    ];
    const old = (await me.post('/v1/accounts', { name: 'Old', kind: 'cash', archived: true })).body['id'];
    const stranger = await app.person();
    const [theirs] = (await stranger.get('/v1/accounts')).body['items'] as { id: string }[];
    const [theirCategory] = (await stranger.get('/v1/categories')).body['items'] as { id: string }[];
    const salary = categories.get('income:Monthly Salary');
    const milk = categories.get('expense:Milk & Dairy');
    const transfer = { ...lunch(), type: 'transfer' };
    const money = (amount: string, currency: string) => ({ amount, currency });
    const cases: [object, number, string][] = [
      [lunch({ amount: inr('-5') }), 400, 'invalid-request'],
      [lunch({ amount: inr('0') }), 400, 'invalid-request'],
      [lunch({ amount: inr('1234567890123456') }), 400, 'invalid-request'],
      [lunch({ amount: money('5', 'XXX') }), 400, 'invalid-request'],
      [lunch({ amount: 5 }), 400, 'invalid-request'],
      [lunch({ date: '2026-02-29' }), 400, 'invalid-request'],
      [lunch({ date: '1899-12-31' }), 400, 'invalid-request'],
      [lunch({ note: 'a\u0000b' }), 400, 'invalid-request'],
      [lunch({ note: 'a\ud800b' }), 400, 'invalid-request'],
      [lunch({ bookId: uuidv7() }), 400, 'invalid-request'],
      [lunch({ amount: inr('1.234') }), 422, 'amount-decimals'],
      [lunch({ amount: money('5', 'EUR') }), 422, 'currency-mismatch'],
      [lunch({ accountId: usd }), 422, 'currency-mismatch'],
      [lunch({ amount: money('1.5', 'JPY'), accountId: yen }), 422, 'amount-decimals'],
      [lunch({ amount: money('1.2345', 'BHD'), accountId: dinar }), 422, 'amount-decimals'],
      [lunch({ accountId: old }), 422, 'account-archived'],
      [lunch({ accountId: uuidv7() }), 404, 'account-not-found'],
      [lunch({ accountId: theirs?.id }), 404, 'account-not-found'],
      [lunch({ categoryId: theirCategory?.id }), 404, 'category-not-found'],
      [lunch({ categoryId: salary }), 422, 'category-kind'],
      [lunch({ categoryId: milk, category: 'Milk' }), 422, 'category-twice'],
      [
        lunch({ categoryId: milk, splits: [{ categoryId: milk, amount: inr('250') }] }),
        422,
        'category-and-splits',
      ],
      [lunch({ splits: [{ categoryId: milk, amount: inr('249.99') }] }), 422, 'split-sum'],
      [lunch({ splits: [{ categoryId: salary, amount: inr('250') }] }), 422, 'category-kind'],
      [lunch({ splits: [{ categoryId: milk, amount: money('250', 'USD') }] }), 422, 'currency-mismatch'],
      [lunch({ toAccountId: cash }), 422, 'not-a-transfer'],
      [transfer, 422, 'transfer-target'],
      [{ ...transfer, toAccountId: cash }, 422, 'same-account'],
      [{ ...transfer, toAccountId: theirs?.id }, 404, 'account-not-found'],
      [{ ...transfer, toAccountId: usd }, 422, 'to-amount'],
      [{ ...transfer, toAccountId: usd, toAmount: inr('5') }, 422, 'currency-mismatch'],
      [{ ...transfer, toAccountId: old }, 422, 'account-archived'],
      [
        { ...transfer, toAccountId: usd, toAmount: money('5', 'USD'), categoryId: milk },
        422,
        'transfer-category',
      ],
    ];
    const before = await app.fingerprint();
    for (const [body, status, code] of cases) {
      const answer = await me.post('/v1/transactions', { ...body, payee: 'Never made', tags: ['never'] });
      expect([answer.status, answer.body['code']], JSON.stringify(body)).toEqual([status, code]);
    }
    expect(await app.fingerprint()).toBe(before);
  });
});
