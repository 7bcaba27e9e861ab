import { transactionPage } from '@hisaab/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listStatement, type ListQuery } from '../transactions/list-transactions.repository';
import { knownFilter } from '../transactions/transaction-filter.repository';
import { TransactionWriter, type TransactionDraft } from '../transactions';
import { newChangeSet } from '../changes/change-set';
import { billingApp, type BillingApp } from './billing.app';
import { expectBalances, household, inr, type Household } from './household';

let app: BillingApp;
let me: Household;

beforeAll(async () => {
  app = await billingApp();
  me = await household(app);
});
afterAll(() => app?.close());

async function ids(query: string): Promise<unknown[]> {
  const answer = await me.get(`/v1/transactions?${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return transactionPage.parse(answer.body).items.map((one) => one.note);
}

describe('the list', () => {
  it('shows each transaction as its own address does, whatever it has', async () => {
    const two = [{ categoryId: me.category('Rent'), amount: inr('100.5'), note: 'tab\there "quoted"' }];
    const bank = (await me.post('/v1/accounts', { name: 'Euro bank', kind: 'bank', currency: 'EUR' })).body;
    const made = [
      await me.record({
        note: 'a\ttab, a\nline, नमस्ते',
        payee: 'Café "x"',
        tags: ['shown', 'b;c'],
        time: '09:30',
      }),
      await me.record({ splits: [...two, { ...two[0], amount: inr('149.5'), note: null }] }),
      await me.record({
        type: 'transfer',
        toAccountId: bank['id'],
        toAmount: { amount: '2.75', currency: 'EUR' },
      }),
      await me.record({ time: '23:59:58', categoryId: null }),
    ];
    const deleted = await me.record({ payee: 'Gone' });
    expect((await me.remove(`/v1/transactions/${deleted.id}`)).status).toBe(204);
    for (const [query, ids] of [
      ['', made.map(({ id }) => id)],
      ['&state=deleted', [deleted.id]],
    ] as const) {
      const { items } = transactionPage.parse((await me.get(`/v1/transactions?limit=200${query}`)).body);
      for (const id of ids) {
        expect(items.find((one) => one.id === id)).toEqual((await me.get(`/v1/transactions/${id}`)).body);
      }
    }
  });

  it('is newest first: day, then time, then id, rows without a time first', async () => {
    for (const [date, time, note] of [
      ['2026-01-02', '09:00', 'two at nine'],
      ['2026-01-01', undefined, 'one'],
      ['2026-01-02', undefined, 'two'],
      ['2026-01-03', '23:59', 'three'],
      ['2026-01-02', '09:00', 'two at nine later'],
    ]) {
      await me.record({ date, time, note, tags: ['order'] });
    }
    expect(await ids('tag=order')).toEqual(['three', 'two', 'two at nine later', 'two at nine', 'one']);
    expect(await ids('tag=order&limit=2')).toEqual(['three', 'two']);
  });

  it('pages by cursors that hold for their filters alone', async () => {
    const seen: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await me.get(`/v1/transactions?tag=order&limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...(page.body['items'] as { note: string }[]).map((one) => one.note));
      cursor = page.body['nextCursor'] as string | null;
    }
    expect(seen).toEqual(['three', 'two', 'two at nine later', 'two at nine', 'one']);
    const first = (await me.get('/v1/transactions?tag=order&limit=2')).body['nextCursor'] as string;
    for (const bad of [`tag=other&cursor=${first}`, `cursor=${first}`, 'cursor=abc', 'cursor=WzEsMiwzLDRd']) {
      const answer = await me.get(`/v1/transactions?${bad}`);
      expect([answer.status, answer.body['code']], bad).toEqual([422, 'invalid-cursor']);
    }
    expect((await me.get('/v1/transactions?limit=0')).status).toBe(400);
    expect((await me.get('/v1/transactions?limit=201')).status).toBe(400);
    expect((await me.get('/v1/transactions?nothing=1')).status).toBe(400);
  });

  it('filters', async () => {
    const bank = (await me.post('/v1/accounts', { name: 'Filter bank', kind: 'bank' })).body['id'];
    const yen = (await me.post('/v1/accounts', { name: 'Yen', kind: 'cash', currency: 'JPY' })).body['id'];
    const base = { date: '2025-05-05', tags: ['f'] };
    const rent = me.category('Rent');
    await me.record({
      ...base,
      note: 'rent',
      categoryId: rent,
      amount: inr('9000.50'),
      payee: 'Landlord % Co',
    });
    await me.record({ ...base, note: 'home', categoryId: me.category('Home'), date: '2025-05-06' });
    await me.record({
      ...base,
      note: 'split',
      splits: [{ categoryId: rent, amount: inr('250'), note: 'Cellar' }],
    });
    await me.record({ ...base, note: 'salary', type: 'income', amount: inr('85000'), accountId: bank });
    await me.record({ ...base, note: 'moved', type: 'transfer', accountId: bank, toAccountId: me.cash });
    await me.record({ ...base, note: 'sushi', amount: { amount: '9000', currency: 'JPY' }, accountId: yen });
    const f = (query: string) => ids(`tag=F&${query}`);
    expect(await f('from=2025-05-06&to=2025-05-06')).toEqual(['home']);
    expect(await f('type=income')).toEqual(['salary']);
    expect((await f(`accountId=${String(bank)}`)).sort()).toEqual(['moved', 'salary']);
    expect(await f(`accountId=${me.cash}&type=transfer`)).toEqual(['moved']);
    expect((await f(`categoryId=${rent}`)).sort()).toEqual(['rent', 'split']);
    expect((await f(`categoryId=${me.category('Home')}`)).sort()).toEqual(['home', 'rent', 'split']);
    expect(await f(`categoryId=${rent}&accountId=${me.cash}&minAmount=251`)).toEqual(['rent']);
    expect((await f('minAmount=9000')).sort()).toEqual(['rent', 'salary', 'sushi']);
    expect(await f('minAmount=9000.5&maxAmount=9000.50')).toEqual(['rent']);
    expect(await f('q=lord%20%25')).toEqual(['rent']);
    expect((await f('q=RENT')).sort()).toEqual(['rent', 'split']);
    expect(await f('q=cellar')).toEqual(['split']);
    expect(await f('source=import')).toEqual([]);
    expect(await ids('tag=never-made')).toEqual([]);
    const payee = (await me.get('/v1/payees?q=landlord')).body['items'] as { id: string }[];
    expect(await f(`payeeId=${payee[0]?.id}`)).toEqual(['rent']);
  });

  it('takes injection for the text that it is', async () => {
    const count = (await ids('limit=200')).length;
    for (const text of [`' or '1'='1`, `'; drop table transaction; --`, `\\`, '%', '_', '$1', '{"a":1}']) {
      const q = encodeURIComponent(text);
      for (const field of ['q', 'tag']) {
        const answer = await me.get(`/v1/transactions?${field}=${q}&limit=200`);
        expect(answer.status, `${field} ${text}`).toBe(200);
        expect((answer.body['items'] as unknown[]).length).toBeLessThan(count);
      }
      for (const field of ['accountId', 'categoryId', 'payeeId', 'from', 'minAmount', 'type', 'source']) {
        expect((await me.get(`/v1/transactions?${field}=${q}`)).status, `${field} ${text}`).toBe(400);
      }
    }
  });
});

describe('a large book', () => {
  it('is written in bulk, and every list follows an index', async () => {
    const book = me.access.bookId;
    const sql = app.database.database('billing');
    const writer = app.get(TransactionWriter);
    const set = newChangeSet(book, 'sample', me.access.userId);
    const rent = me.category('Rent');
    const other = me.category('Medicine');
    for (let batch = 0; batch < 20; batch += 1) {
      const drafts = Array.from({ length: 500 }, (_, n): TransactionDraft => {
        const day = String(1 + (n % 28)).padStart(2, '0');
        return {
          type: 'expense',
          date: `20${10 + batch}-0${1 + (n % 9)}-${day}`,
          amount: { minor: BigInt(100 + n), currency: 'INR' },
          accountId: me.cash,
          categoryId: n === 7 ? rent : other,
          note: `row ${n}`,
        };
      });
      const given = { changeSetId: set.id, source: 'sample' as const, actor: me.access.userId };
      await sql.transaction((tx) => writer.insertTransactions(tx, book, drafts, given));
    }
    await expectBalances(app);
    await app.database.admin.query('analyze billing.transaction');

    const explained = async (query: Partial<ListQuery>): Promise<string> => {
      const whole: ListQuery = { bookId: book, filter: {}, state: 'live', limit: 50, ...query };
      const { text, values } = listStatement(whole, await knownFilter(sql, book, whole.filter));
      const rows = await sql.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    };
    const first = await explained({});
    expect(first).toMatch(/Limit.*\n\s*->\s+Index Scan Backward using transaction_list/);
    expect(await explained({ filter: { categoryId: rent } })).toContain('transaction_by_category');
    const byAccount = await explained({ filter: { accountId: me.cash } });
    expect(byAccount).toMatch(/Backward using transaction_by_account|Backward using transaction_list/);
    expect(byAccount).toContain('transaction_by_to_account');
    expect(await explained({ filter: { tag: 'order' } })).toContain('transaction_tagged');

    let cursor: string | undefined;
    let count = 0;
    do {
      const next = cursor === undefined ? '' : `&cursor=${cursor}`;
      const page = await me.get(`/v1/transactions?limit=200&source=sample${next}`);
      count += (page.body['items'] as unknown[]).length;
      cursor = (page.body['nextCursor'] as string | null) ?? undefined;
    } while (cursor !== undefined);
    expect(count).toBe(10_000);
  });
});
