import { transactionPage } from '@hisaab/contracts';
import { formatMoney, money, parseMoney } from '@hisaab/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NUMBERS } from '../inbox/inbox.repository';
import { billingApp, type BillingApp } from './billing.app';
import { household, inr, type Household } from './household';

interface Money {
  amount: string;
  currency: string;
}

interface Groups {
  items: {
    payeeId: string | null;
    payee: string | null;
    type: string;
    count: number;
    newest: string;
    total: Money | null;
    suggestedCategoryId: string | null;
  }[];
  groups: number;
  entries: number;
}

let app: BillingApp;
let me: Household;

beforeAll(async () => {
  app = await billingApp();
});
afterAll(() => app?.close());

async function found(query: string): Promise<{ id: string }[]> {
  const items: { id: string }[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const answer = await me.get(`/v1/transactions?limit=7&${query}${cursor && `&cursor=${cursor}`}`);
    if (answer.status !== 200) throw new Error(answer.text);
    const page = transactionPage.parse(answer.body);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

async function groups(limit = 50): Promise<Groups> {
  return (await me.get(`/v1/inbox/uncategorised?limit=${limit}`)).body as unknown as Groups;
}

async function numbers(): Promise<Record<string, unknown>> {
  return (await me.get('/v1/inbox')).body;
}

describe('what has no category', () => {
  beforeAll(async () => {
    me = await household(app);
  });

  it('is nothing in a new book', async () => {
    expect(await numbers()).toEqual({ uncategorised: 0, previews: 0 });
    expect(await groups()).toEqual({ items: [], groups: 0, entries: 0 });
  });

  it('is found alike by the filter, the count, the groups and whoever looks at every row', async () => {
    const rent = me.category('Rent');
    const bank = String((await me.post('/v1/accounts', { name: 'Bank', kind: 'bank' })).body['id']);
    const salary = me.categories.get('income:Monthly Salary');
    const payees = [undefined, 'Blinkit', 'Landlord', 'Office'];
    const splits = [{ categoryId: rent, amount: inr('250') }];
    const anyRow = fc.record({
      kind: fc.constantFrom('expense', 'income', 'transfer', 'split'),
      hasCategory: fc.boolean(),
      payee: fc.constantFrom(...payees),
      day: fc.integer({ min: 1, max: 28 }),
      isDeleted: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 8 }), async (rows) => {
        for (const row of rows) {
          const type = row.kind === 'split' ? 'expense' : row.kind;
          const category = row.hasCategory ? (type === 'income' ? salary : rent) : null;
          const made = await me.record({
            type,
            date: `2026-10-${String(row.day).padStart(2, '0')}`,
            ...(row.payee === undefined ? {} : { payee: row.payee }),
            ...(type === 'transfer'
              ? { toAccountId: bank }
              : row.kind === 'split'
                ? { splits }
                : { categoryId: category }),
          });
          if (row.isDeleted) await me.remove(`/v1/transactions/${made.id}`);
        }
        const all = transactionPage.parse((await me.get('/v1/transactions?limit=200')).body).items;
        const naive = all.filter(
          (one) => one.type !== 'transfer' && one.categoryId === null && one.splits.length === 0,
        );
        const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
        expect(ids(await found('categoryId=none'))).toEqual(ids(naive));
        expect(ids(await found('categoryId=none&payeeId=none&type=expense'))).toEqual(
          ids(naive.filter((one) => one.payeeId === null && one.type === 'expense')),
        );
        expect(await numbers()).toEqual({ uncategorised: naive.length, previews: 0 });
        const { items, ...sums } = await groups();
        const keys = new Set(naive.map((one) => `${one.payee} ${one.type}`));
        expect(sums).toEqual({ groups: keys.size, entries: naive.length });
        for (const { payee, type, count, newest, total } of items) {
          const own = naive.filter((one) => one.payee === payee && one.type === type);
          expect([count, newest]).toEqual([own.length, own[0]?.date]);
          const sum = own.reduce((minor, one) => minor + parseMoney(one.amount).minor, 0n);
          expect(total).toEqual(formatMoney(money(sum, 'INR')));
        }
        expect(items.map(({ count }) => count)).toEqual(
          items.map(({ count }) => count).sort((a, b) => b - a),
        );
        const first = await groups(1);
        expect(first).toEqual({ items: items.slice(0, 1), ...sums });
      }),
      { numRuns: 8 },
    );
  });
});

describe('a payee’s entries', () => {
  beforeAll(async () => {
    me = await household(app);
  });

  it('are set together, with what the payee had last as a suggestion, and that can be undone', async () => {
    const groceries = me.category('Groceries');
    for (const day of ['01', '02', '03']) {
      await me.record({ payee: 'Blinkit', date: `2026-11-${day}`, categoryId: null });
    }
    await me.record({ payee: 'Blinkit', date: '2026-10-01', categoryId: me.category('Rent') });
    await me.record({ payee: 'Blinkit', date: '2026-10-09', categoryId: groceries });
    await me.record({ payee: 'Blinkit now', categoryId: null });
    const [blinkit] = (await groups()).items;
    expect(blinkit).toMatchObject({ payee: 'Blinkit', count: 3, suggestedCategoryId: groceries });

    const named = (await me.get('/v1/payees?q=blinkit')).body['items'] as { id: string; version: number }[];
    const other = named.find(({ id }) => id !== blinkit?.payeeId);
    const merged = await me.patch(`/v1/payees/${other?.id}`, other?.version, { mergeInto: blinkit?.payeeId });
    expect(merged.status, merged.text).toBe(200);
    const [both] = (await groups()).items;
    expect(both).toMatchObject({ payee: 'Blinkit', count: 4, suggestedCategoryId: groceries });

    const filter = { categoryId: 'none', payeeId: both?.payeeId, type: 'expense' };
    const set = await me.post('/v1/transactions/bulk', {
      filter,
      expectedCount: 4,
      change: { categoryId: groceries },
    });
    expect([set.status, set.body['changed']], set.text).toEqual([200, 4]);
    expect(await numbers()).toEqual({ uncategorised: 0, previews: 0 });
    await me.post(`/v1/changes/${String(set.body['changeSetId'])}/undo`);
    expect(await numbers()).toEqual({ uncategorised: 4, previews: 0 });
  });

  it('do not suggest a category that is no longer in use', async () => {
    const made = await me.post('/v1/categories', { name: 'Passing', kind: 'expense' });
    const categoryId = String(made.body['id']);
    await me.record({ payee: 'Once', date: '2026-09-01', categoryId });
    await me.record({ payee: 'Once', date: '2026-09-02', categoryId: null });
    const once = async () => (await groups()).items.find(({ payee }) => payee === 'Once');
    expect((await once())?.suggestedCategoryId).toBe(categoryId);
    const archived = await me.patch(`/v1/categories/${categoryId}`, 1, { archived: true });
    expect(archived.status, archived.text).toBe(200);
    expect((await once())?.suggestedCategoryId).toBeNull();
  });

  it('are counted by their own index, of which nothing else is read', async () => {
    await app.database.admin.query('vacuum analyze billing.transaction');
    const sql = app.database.database('billing');
    const rows = await sql.transaction(async (tx) => {
      await tx.query('set local enable_seqscan = off; set local enable_bitmapscan = off');
      return tx.query<{ 'QUERY PLAN': string }>(`explain ${NUMBERS}`, [me.access.bookId]);
    });
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index Only Scan using transaction_uncategorised/);
  });
});
