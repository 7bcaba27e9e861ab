import { payee as payeeContract, transaction } from '@hisaab/contracts';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billingApp, type BillingApp } from './billing.app';
import { household, inr, type Household } from './household';

let app: BillingApp;
let me: Household;

beforeAll(async () => {
  app = await billingApp();
  me = await household(app);
});
afterAll(() => app?.close());

async function payees(query = ''): Promise<ReturnType<typeof payeeContract.parse>[]> {
  const answer = await me.get(`/v1/payees${query}`);
  return (answer.body['items'] as unknown[]).map((one) => payeeContract.parse(one));
}

describe('payees', () => {
  it('complete by name, the often used first, with what they had last', async () => {
    await me.record({ payee: 'Swiggy Instamart', categoryId: me.category('Groceries') });
    for (let n = 0; n < 3; n += 1)
      await me.record({ payee: 'Swiggy', categoryId: me.category('Food Delivery') });
    await me.record({ payee: 'Swiggy', categoryId: me.category('Restaurants'), tags: ['team'] });
    const found = await payees('?q=SWIG');
    expect(found.map((one) => [one.name, one.count])).toEqual([
      ['Swiggy', 4],
      ['Swiggy Instamart', 1],
    ]);
    expect(found[0]).toMatchObject({ lastCategoryId: me.category('Restaurants'), lastAccountId: me.cash });
    expect(found[0]?.lastTags).toEqual(['team']);
    const page = await me.get('/v1/payees?limit=1');
    const next = await me.get(`/v1/payees?limit=1&cursor=${String(page.body['nextCursor'])}`);
    expect((next.body['items'] as { name: string }[])[0]?.name).toBe('Swiggy Instamart');
    expect((await me.get(`/v1/payees?q=x&cursor=${String(page.body['nextCursor'])}`)).status).toBe(422);
  });

  it('merge: the old name and the old rows lead to the new one, until that is undone', async () => {
    const old = await me.record({ payee: 'SWIGGY LTD', categoryId: me.category('Food Delivery') });
    const [target] = await payees('?q=swiggy');
    const path = `/v1/payees/${String(old['payeeId'])}`;
    expect((await me.patch(path, 1, { mergeInto: old['payeeId'] })).body['code']).toBe('merge-into-itself');
    expect((await me.patch(path, 1, { name: 'swiggy' })).body['code']).toBe('name-taken');
    const merged = await me.patch(path, 1, { mergeInto: target?.id });
    expect(merged.body).toMatchObject({ id: target?.id, name: 'Swiggy', count: 5 });
    expect((await me.get(`/v1/transactions/${old.id}`)).body).toMatchObject({
      payeeId: target?.id,
      payee: 'Swiggy',
      version: 1,
    });
    expect(await me.record({ payee: 'swiggy ltd' })).toMatchObject({ payeeId: target?.id, payee: 'Swiggy' });
    const sibling = await me.record({ payee: 'Swiggy Genie' });
    await me.patch(`/v1/payees/${String(sibling['payeeId'])}`, 1, { mergeInto: target?.id });
    // The rows of all three by each of their ids, in the list and in an export.
    for (const id of [target?.id, old['payeeId'], sibling['payeeId']]) {
      const list = (await me.get(`/v1/transactions?payeeId=${String(id)}`)).body['items'] as unknown[];
      expect(list).toHaveLength(7);
      const file = await me.get(`/v1/exports/transactions?format=json&payeeId=${String(id)}`);
      expect(JSON.parse(file.text)).toHaveLength(7);
    }
    const { rows } = await app.database.admin.query<{ id: string }>(
      `select id from billing.change_set where kind = 'merge' order by created_at`,
    );
    expect((await me.post(`/v1/changes/${rows[0]?.id}/undo`)).body).toMatchObject({
      changed: 1,
      skipped: [],
    });
    expect((await me.get(`/v1/transactions/${old.id}`)).body).toMatchObject({ payee: 'SWIGGY LTD' });
    const apart = (await me.get(`/v1/transactions?payeeId=${String(old['payeeId'])}`)).body['items'];
    expect(apart).toMatchObject([{ id: old.id }]);
  });

  it('one that others were merged into stays when the entry that made it is taken back', async () => {
    const person = await household(app);
    const kept = await person.record({ payee: 'Big Basket' });
    const made = await person.record({ payee: 'BigBasket' });
    const path = `/v1/payees/${String(kept['payeeId'])}`;
    expect((await person.patch(path, 1, { mergeInto: made['payeeId'] })).status).toBe(200);
    const undone = await person.post(`/v1/changes/${String(made['changeSetId'])}/undo`);
    expect(undone.body).toMatchObject({ changed: 1, skipped: [] });
    const list = (await person.get('/v1/payees')).body['items'];
    expect(list).toMatchObject([{ id: made['payeeId'], name: 'BigBasket', count: 1 }]);
    expect((await person.get(`/v1/transactions/${kept.id}`)).body).toMatchObject({
      payeeId: made['payeeId'],
      payee: 'BigBasket',
    });
  });
});

describe('an export', () => {
  it('holds every row as CSV, XLSX and JSON, with no cell that a spreadsheet would run', async () => {
    const person = await household(app);
    await person.record({
      note: '=HYPERLINK("x")',
      payee: '+91 Shop',
      date: '2026-01-02',
      amount: inr('1234.5'),
    });
    await person.record({ note: 'a "quoted", line\nbreak', tags: ['a', 'b'], date: '2026-01-01' });
    await person.record({
      date: '2026-01-03',
      splits: [
        { categoryId: person.category('Rent'), amount: inr('200') },
        { categoryId: person.category('Home'), amount: inr('50'), note: '@part' },
      ],
    });
    const csv = await person.get('/v1/exports/transactions?format=csv');
    expect(csv.status).toBe(200);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toContain('hisaab-transactions.csv');
    const rows = parse(csv.text, { columns: true, bom: true }) as Record<string, string>[];
    expect(
      rows.map((row) => [row['Date'], row['Amount'], row['Note'], row['Category'], row['Subcategory']]),
    ).toEqual([
      ['2026-01-01', '250.00', 'a "quoted", line\nbreak', '', ''],
      ['2026-01-02', '1234.50', `'=HYPERLINK("x")`, '', ''],
      ['2026-01-03', '200.00', '', 'Home', 'Rent'],
      ['2026-01-03', '50.00', `'@part`, 'Home', ''],
    ]);
    expect(rows[1]?.['Payee']).toBe(`'+91 Shop`);

    const json = JSON.parse((await person.get('/v1/exports/transactions?format=json')).text) as unknown[];
    expect(json.map((one) => transaction.parse(one).date)).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-01-03',
    ]);
    const none = await person.get('/v1/exports/transactions?format=json&from=2030-01-01');
    expect(JSON.parse(none.text)).toEqual([]);

    const xlsx = await person.get('/v1/exports/transactions?format=xlsx');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(xlsx.raw as unknown as ArrayBuffer);
    const sheet = book.getWorksheet('Transactions');
    expect(sheet?.rowCount).toBe(5);
    expect(sheet?.getRow(3).getCell(11).value).toBe(1234.5);
    expect(sheet?.getRow(3).getCell(9).value).toBe(`'=HYPERLINK("x")`);
  });
});
