import { template } from '@hisaab/contracts';
import { uuidv7 } from '@hisaab/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purgeTemplates } from '../templates/templates.repository';
import { billingApp, type BillingApp } from './billing.app';
import { household, inr, type Household } from './household';

let app: BillingApp;
let me: Household;

beforeAll(async () => {
  app = await billingApp();
  me = await household(app);
});
afterAll(() => app?.close());

const names = async (person: Household): Promise<unknown[]> => {
  const { body } = await person.get('/v1/templates');
  return (body['items'] as { name: string }[]).map(({ name }) => name);
};

const auto = (more: object = {}) => ({
  name: 'Auto to work',
  type: 'expense',
  amount: inr('120'),
  accountId: me.cash,
  categoryId: me.category('Rent'),
  payee: 'Auto',
  tags: ['office'],
  ...more,
});

describe('templates', () => {
  it('are kept by name, changed by version, deleted and restored', async () => {
    const made = await me.post('/v1/templates', auto());
    expect(made.status, made.text).toBe(201);
    expect(template.parse(made.body)).toMatchObject({
      ...auto({ amount: inr('120.00') }),
      toAccountId: null,
      note: null,
      splits: [],
      version: 1,
    });
    expect(made.headers['etag']).toBe('"1"');
    const path = `/v1/templates/${String(made.body['id'])}`;
    const changed = await me.patch(path, 1, { name: 'Auto', amount: null, note: 'meter', tags: null });
    expect(changed.body).toMatchObject({
      name: 'Auto',
      amount: null,
      note: 'meter',
      tags: [],
      payee: 'Auto',
    });
    expect((await me.patch(path, 1, { name: 'Late' })).status).toBe(412);
    expect((await me.patch(path, undefined, { name: 'Late' })).status).toBe(428);
    expect((await me.get(path)).body).toEqual(changed.body);

    expect((await me.remove(path, 1)).status).toBe(412);
    expect((await me.remove(path, 2)).status).toBe(204);
    expect((await me.get(path)).status).toBe(404);
    expect(await names(me)).toEqual([]);
    // Its name is free meanwhile, and then it cannot come back beside the other.
    const other = await me.post('/v1/templates', auto({ name: 'AUTO ' }));
    expect((await me.post(`${path}/restore`)).body['code']).toBe('name-taken');
    await me.remove(`/v1/templates/${String(other.body['id'])}`);
    expect((await me.post(`${path}/restore`)).body).toMatchObject({ name: 'Auto', version: 4 });
    expect((await me.post(`${path}/restore`)).body).toMatchObject({ version: 4 });
    expect(await names(me)).toEqual(['Auto']);
  });

  it('are made once however often they are sent', async () => {
    const home = await household(app);
    const body = { id: uuidv7(), name: 'Milk', type: 'expense', payee: 'Dairy' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => home.post('/v1/templates', body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(await names(home)).toEqual(['Milk']);
    expect((await home.post('/v1/templates', { ...body, payee: 'Other' })).body['code']).toBe('id-taken');
    const key = { 'idempotency-key': 'bread' };
    const bread = { name: 'Bread', type: 'expense' };
    const first = await home.post('/v1/templates', bread, key);
    expect((await home.post('/v1/templates', bread, key)).body).toEqual(first.body);
    expect(await names(home)).toEqual(['Bread', 'Milk']);
  });

  it('leave out what is gone, and follow a category to where its rows went', async () => {
    const home = await household(app);
    const account = String((await home.post('/v1/accounts', { name: 'Card', kind: 'card' })).body['id']);
    const hobby = await home.post('/v1/categories', { name: 'Hobby', kind: 'expense' });
    const categoryId = String(hobby.body['id']);
    const rent = home.category('Rent');
    await home.record({ categoryId });
    const plain = { name: 'Plain', type: 'expense', accountId: account, categoryId };
    const split = {
      name: 'Split',
      type: 'expense',
      amount: inr('100'),
      splits: [
        { categoryId, amount: inr('60') },
        { categoryId: rent, amount: inr('40'), note: 'half' },
      ],
    };
    const ids = [];
    for (const body of [plain, split]) ids.push(String((await home.post('/v1/templates', body)).body['id']));
    await home.remove(`/v1/accounts/${account}`);
    await home.remove(`/v1/categories/${categoryId}?moveTo=${rent}`);
    expect((await home.get(`/v1/templates/${ids[0]}`)).body).toMatchObject({
      accountId: null,
      categoryId: rent,
    });
    expect((await home.get(`/v1/templates/${ids[1]}`)).body['splits']).toEqual([
      { categoryId: rent, amount: inr('60.00'), note: null },
      { categoryId: rent, amount: inr('40.00'), note: 'half' },
    ]);
    // A change keeps what can be used now.
    const renamed = await home.patch(`/v1/templates/${ids[0]}`, 1, { name: 'Plainer' });
    expect(renamed.body).toMatchObject({ accountId: null, categoryId: rent });
  });

  it('refuse what an entry would be refused for, and change nothing', async () => {
    const home = await household(app);
    const stranger = await household(app);
    const theirs = String((await stranger.post('/v1/templates', { name: 'X', type: 'expense' })).body['id']);
    const rent = home.category('Rent');
    const base = { name: 'A', type: 'expense' };
    await home.post('/v1/templates', { ...base, name: 'There' });
    const before = await app.fingerprint();
    const part = { categoryId: rent, amount: inr('5') };
    const cases: [object, number, string][] = [
      [{ ...base, name: ' there' }, 409, 'name-taken'],
      [{ ...base, name: ' ' }, 400, 'invalid-request'],
      [{ ...base, date: '2026-11-22' }, 400, 'invalid-request'],
      [{ ...base, amount: inr('1.005') }, 422, 'amount-decimals'],
      [{ ...base, amount: { amount: '1', currency: 'USD' }, accountId: home.cash }, 422, 'currency-mismatch'],
      [{ ...base, accountId: stranger.cash }, 404, 'account-not-found'],
      [{ ...base, categoryId: stranger.category('Rent') }, 404, 'category-not-found'],
      [{ ...base, type: 'income', categoryId: rent }, 422, 'category-kind'],
      [{ ...base, toAccountId: home.cash }, 422, 'not-a-transfer'],
      [{ ...base, type: 'transfer', categoryId: rent }, 422, 'transfer-category'],
      [{ ...base, type: 'transfer', accountId: home.cash, toAccountId: home.cash }, 422, 'same-account'],
      [{ ...base, splits: [part] }, 422, 'split-sum'],
      [{ ...base, amount: inr('6'), splits: [part] }, 422, 'split-sum'],
      [{ ...base, amount: inr('5'), categoryId: rent, splits: [part] }, 422, 'category-and-splits'],
    ];
    for (const [body, status, code] of cases) {
      const answer = await home.post('/v1/templates', body);
      expect([answer.status, answer.body['code']], JSON.stringify(body)).toEqual([status, code]);
    }
    for (const answer of [
      await home.get(`/v1/templates/${theirs}`),
      await home.patch(`/v1/templates/${theirs}`, 1, { name: 'Mine' }),
      await home.remove(`/v1/templates/${theirs}`),
      await home.post(`/v1/templates/${theirs}/restore`),
    ]) {
      expect([answer.status, answer.body['code']]).toEqual([404, 'template-not-found']);
    }
    expect(await app.fingerprint()).toBe(before);
  });

  it('are at most 200, and leave the bin after their days', async () => {
    const home = await household(app);
    const made = [];
    for (let at = 0; at < 200; at += 1) {
      made.push(await home.post('/v1/templates', { name: `T${at}`, type: 'expense' }));
    }
    expect(made.every(({ status }) => status === 201)).toBe(true);
    const full = await home.post('/v1/templates', { name: 'One more', type: 'expense' });
    expect([full.status, full.body['code']]).toEqual([422, 'too-many-templates']);
    expect((await home.get('/v1/templates')).body['items']).toHaveLength(200);

    const [old, young] = made.map(({ body }) => `/v1/templates/${String(body['id'])}`);
    await home.remove(old ?? '');
    await home.remove(young ?? '');
    await app.database.admin.query(
      `update billing.template set deleted_at = now() - interval '31 days' where name = 'T0'`,
    );
    await purgeTemplates(app.database.database('billing'), 30);
    expect((await home.post(`${old}/restore`)).status).toBe(404);
    expect((await home.post(`${young}/restore`)).status).toBe(200);
  });
});
