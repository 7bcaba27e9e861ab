import { sample, sampleLoaded, sampleRemoval } from '@hisaab/contracts';
import { today } from '@hisaab/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SampleHousehold } from '../sample/household.files';
import { billingApp, type BillingApp } from './billing.app';
import { expectBalances, household, inr, type Household } from './household';

let app: BillingApp;

beforeAll(async () => {
  app = await billingApp();
});
afterEach(() => expectBalances(app));
afterAll(() => app?.close());

/** What a person sees of the book: everything live, without the sequence and the versions. */
async function seen(me: Household): Promise<unknown> {
  const lists = await Promise.all(
    ['accounts', 'categories', 'payees', 'transactions?limit=200'].map((path) => me.get(`/v1/${path}`)),
  );
  return lists.map((list) => list.body['items']);
}

async function totals(me: Household): Promise<Record<string, { sum: string; count: number }>> {
  const { rows } = await app.database.admin.query<{ type: string; sum: string; count: number }>(
    `select type, sum(amount_minor)::text as sum, count(*)::int as count from billing.transaction
     where book_id = $1 and state = 'live' and source = 'sample' group by type`,
    [me.access.bookId],
  );
  return Object.fromEntries(rows.map(({ type, sum, count }) => [type, { sum, count }]));
}

describe('the sample household', () => {
  it('is loaded as the generator made it, and removed as if it had never been there', async () => {
    const me = await household(app);
    await me.record({ payee: 'Chai Point Corner', tags: ['mine'], categoryId: me.category('Rent') });
    const before = await seen(me);
    expect(sample.parse((await me.get('/v1/sample')).body)).toMatchObject({
      present: false,
      transactions: 0,
    });

    const answer = await me.post('/v1/sample');
    expect(answer.status).toBe(201);
    const loaded = sampleLoaded.parse(answer.body);
    const rows = SampleHousehold.load('config').rows(today(me.access.timezone, new Date()));
    expect(loaded.transactions).toBe(rows.length);
    expect((await me.get('/v1/sample')).body).toEqual({
      present: true,
      transactions: rows.length,
      changeSetId: loaded.changeSetId,
    });
    for (const [type, { sum, count }] of Object.entries(await totals(me))) {
      const made = rows.filter((row) => row.type === type);
      expect({ sum, count }).toEqual({
        sum: String(made.reduce((all, { amount }) => all + amount, 0) * 100),
        count: made.length,
      });
    }
    const uncategorised = await app.database.admin.query(
      `select 1 from billing.transaction where book_id = $1 and source = 'sample' and type <> 'transfer'
       and category_id is null`,
      [me.access.bookId],
    );
    expect(uncategorised.rowCount).toBe(0);

    const removal = await me.remove('/v1/sample');
    expect(removal.status).toBe(200);
    expect(sampleRemoval.parse(removal.body).skipped).toEqual([]);
    expect(await seen(me)).toEqual(before);
    expect(await totals(me)).toEqual({});
    expect((await me.get('/v1/sample')).body).toMatchObject({ present: false, changeSetId: null });
    expect((await me.remove('/v1/sample')).body['code']).toBe('sample-not-found');
  });

  it('is there once, however often it is asked for', async () => {
    const me = await household(app);
    const answers = await Promise.all(Array.from({ length: 4 }, () => me.post('/v1/sample')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body['code']).toBe('sample-present');
    const settled = await app.fingerprint();
    expect((await me.post('/v1/sample')).status).toBe(409);
    expect(await app.fingerprint()).toBe(settled);
  });

  it('gives the first answer again to the same idempotency key', async () => {
    const me = await household(app);
    const headers = { 'idempotency-key': 'sample-1' };
    const first = await me.post('/v1/sample', undefined, headers);
    const second = await me.post('/v1/sample', undefined, headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
  });

  it('goes with the rows that were edited, stays where a row of the user uses it, and comes back', async () => {
    const me = await household(app);
    const loaded = sampleLoaded.parse((await me.post('/v1/sample')).body);
    const [edited] = (await me.get('/v1/transactions?type=expense')).body['items'] as { id: string }[];
    await me.patch(`/v1/transactions/${edited?.id}`, 1, { note: 'mine?' });
    const accounts = (await me.get('/v1/accounts')).body['items'] as { id: string; name: string }[];
    const purse = accounts.find(({ name }) => name === 'Purse (sample)');
    await me.record({ accountId: purse?.id, amount: inr('10') });

    const removal = sampleRemoval.parse((await me.remove('/v1/sample')).body);
    expect(await totals(me)).toEqual({});
    const names = (await me.get('/v1/accounts')).body['items'] as { name: string }[];
    expect(names.map(({ name }) => name)).toEqual(['Cash', 'Purse (sample)']);
    const left = (await me.get('/v1/transactions')).body['items'] as object[];
    expect(left).toHaveLength(1);

    const back = await me.post(`/v1/changes/${removal.changeSetIds[0]}/undo`);
    expect(back.status).toBe(200);
    expect((await me.get('/v1/sample')).body).toMatchObject({
      present: true,
      transactions: loaded.transactions,
    });
    await me.remove('/v1/sample');
    expect((await me.post('/v1/sample')).status).toBe(201);
  });

  it('speaks the language and the currency of the book', async () => {
    const person = await app.person({ locale: 'hi-IN', currency: 'JPY', timezone: 'Asia/Tokyo' });
    expect((await person.post('/v1/sample')).status).toBe(201);
    const accounts = (await person.get('/v1/accounts')).body['items'] as { name: string; currency: string }[];
    expect(accounts.map(({ name }) => name)).toContain('बैंक (नमूना)');
    expect(new Set(accounts.map(({ currency }) => currency))).toEqual(new Set(['JPY']));
  });
});
