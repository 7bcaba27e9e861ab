import { transaction } from '@hisaab/contracts';
import { eventually } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billingApp, type BillingApp, type Json, type Person } from './billing.app';
import { household, inr } from './household';

let app: BillingApp;
beforeAll(async () => {
  app = await billingApp({ HISAAB_LIMITS_PROFILE: 'load-test' });
});
afterAll(() => app?.close());

const BOUNDARY = 'a-boundary-of-this-test';

async function importCsv(person: Person, file: string): Promise<Json> {
  const part = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n`;
  const form = Buffer.from(`${part}${file}\r\n--${BOUNDARY}--\r\n`);
  const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
  const { body } = await person.post('/v1/imports?commit=true', form, headers);
  return eventually(
    async () => {
      const now = (await person.get(`/v1/imports/${String(body['id'])}`)).body;
      if (now['status'] === 'reading' || now['status'] === 'running') throw new Error('not yet');
      return now;
    },
    { timeout: 20_000 },
  );
}

/** What a person sees of each entry, in words. */
async function seen(person: Person): Promise<unknown[]> {
  const named = async (path: string) =>
    (await person.get(path)).body['items'] as { id: string; name: string; parentId?: string | null }[];
  const [accounts, categories] = [await named('/v1/accounts'), await named('/v1/categories')];
  const nameOf = (list: typeof accounts, id: string | null | undefined) =>
    list.find((one) => one.id === id)?.name ?? null;
  const { text } = await person.get('/v1/exports/transactions?format=json');
  const rows = (JSON.parse(text) as unknown[]).map((one) => {
    const { type, date, time, amount, toAmount, payee, note, tags, ...row } = transaction.parse(one);
    const category = categories.find((known) => known.id === row.categoryId);
    return {
      ...{ type, date, time, amount, toAmount, payee, note, tags },
      account: nameOf(accounts, row.accountId),
      toAccount: nameOf(accounts, row.toAccountId),
      category: category?.name ?? null,
      parent: nameOf(categories, category?.parentId),
    };
  });
  return rows.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}

describe('our own export', () => {
  it('comes in again in another book as it went out', async () => {
    const [me, other] = [await household(app), await app.person()];
    const bank = (await me.post('/v1/accounts', { name: '=Bank', kind: 'bank' })).body['id'];
    for (const text of [
      '=1+1',
      '+91 98',
      '-5',
      '@SUM(A1)',
      "'=quoted",
      "''-",
      "it's",
      '"hot", a;b',
      'a\nb',
    ]) {
      await me.record({ payee: text, note: `${text}.`, amount: inr('1234.5'), tags: [text.slice(0, 40)] });
    }
    await me.record({ note: '=x', tags: ['a;b', 'c, d', 'e|f', 'say "hi"', 'g #h', '+i'], time: '09:30' });
    await me.record({ payee: 'Known', categoryId: me.category('Rent') });
    // Learned from the payee it would be another row than the one that went out.
    await me.record({ payee: 'Known', categoryId: null, date: '2026-11-21' });
    await me.record({ category: '=Odd/-Child', amount: inr('0.01') });
    await me.post('/v1/categories', { name: 'water (jar /tanker)', kind: 'expense' });
    await me.record({ category: 'water (jar /tanker)', amount: inr('40') });
    await me.record({ type: 'income', amount: inr('85000'), category: 'Salary', accountId: bank });
    await me.record({ type: 'transfer', accountId: bank, toAccountId: me.cash, payee: 'ATM', note: '-1' });
    const dollars = (await me.post('/v1/accounts', { name: 'Dollars', kind: 'bank', currency: 'USD' })).body[
      'id'
    ];
    const abroad = { type: 'transfer', accountId: me.cash, toAccountId: dollars };
    await me.record({ ...abroad, toAmount: { amount: '3', currency: 'USD' } });
    await me.record({ amount: { amount: '2.5', currency: 'USD' }, accountId: dollars, payee: '=Diner' });

    const file = (await me.get('/v1/exports/transactions?format=csv')).text;
    expect(file).toContain(`'=1+1`);
    const done = await importCsv(other, file);
    expect(done).toMatchObject({ status: 'done', imported: 18, failed: 0, duplicates: 0, near: 0 });
    expect(await seen(other)).toEqual(await seen(me));
    const again = await importCsv(me, file);
    expect(again).toMatchObject({ status: 'done', imported: 0, duplicates: 18 });
  });
});
