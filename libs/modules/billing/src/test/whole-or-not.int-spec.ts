import type { Fault } from '@hisaab/testing';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { billingApp, type BillingApp, type Reply } from './billing.app';
import { expectNoTrace } from './faults';
import { household, inr, type Household } from './household';

let app: BillingApp;
let home: Household;
let food: string;
let rent: string;
let bank: string;

beforeAll(async () => {
  app = await billingApp({ HISAAB_LIMITS_PROFILE: 'load-test' });
  home = await household(app);
  const expenses = [...home.categories].filter(([name]) => name.startsWith('expense:'));
  [food = '', rent = ''] = expenses.map(([, id]) => id);
  const opened = await home.post('/v1/accounts', { name: 'Bank', kind: 'bank', currency: 'INR' });
  bank = String(opened.body['id']);
});
afterAll(() => app?.close());

let times = 0;
const unique = (): string => `name-${(times += 1)}`;
const ofId = (reply: Reply): string => String(reply.body['id']);

/** Each with what it needs made before. */
const WRITES: readonly { what: string; prepare: () => Promise<() => Promise<Reply>> }[] = [
  {
    what: 'record',
    prepare: async () => () =>
      home.post('/v1/transactions', {
        type: 'expense',
        amount: inr('10'),
        date: '2026-11-20',
        payee: 'New payee',
        tags: ['new'],
      }),
  },
  {
    what: 'record with a key',
    prepare: async () => {
      const key = { 'idempotency-key': unique() };
      const body = { type: 'income', amount: inr('10'), date: '2026-11-20' };
      return () => home.post('/v1/transactions', body, key);
    },
  },
  {
    what: 'record with splits',
    prepare: async () => () =>
      home.post('/v1/transactions', {
        type: 'expense',
        amount: inr('10'),
        date: '2026-11-20',
        payee: 'Another payee',
        splits: [
          { categoryId: food, amount: inr('4') },
          { categoryId: rent, amount: inr('6') },
        ],
      }),
  },
  {
    what: 'record with a category to be made',
    prepare: async () => {
      const key = { 'idempotency-key': unique() };
      const body = { type: 'expense', amount: inr('10'), date: '2026-11-20', category: 'Quite new/Newer' };
      return () => home.post('/v1/transactions', body, key);
    },
  },
  {
    what: 'edit',
    prepare: async () => {
      const row = await home.record({ categoryId: food });
      const patch = { amount: inr('77'), accountId: bank, payee: 'Third payee', tags: ['x', 'y'] };
      return () => home.patch(`/v1/transactions/${row.id}`, 1, patch);
    },
  },
  {
    what: 'delete',
    prepare: async () => {
      const row = await home.record();
      return () => home.remove(`/v1/transactions/${row.id}`);
    },
  },
  {
    what: 'restore',
    prepare: async () => {
      const row = await home.record();
      await home.remove(`/v1/transactions/${row.id}`);
      return () => home.post(`/v1/transactions/${row.id}/restore`);
    },
  },
  {
    what: 'bulk',
    prepare: async () => {
      const rows = [await home.record(), await home.record(), await home.record()];
      const body = { ids: rows.map(({ id }) => id), change: { accountId: bank, addTags: ['bulk'] } };
      return () => home.post('/v1/transactions/bulk', body);
    },
  },
  {
    what: 'undo of a bulk change',
    prepare: async () => {
      const rows = [await home.record(), await home.record()];
      const body = { ids: rows.map(({ id }) => id), change: { delete: true } };
      const done = await home.post('/v1/transactions/bulk', body);
      return () => home.post(`/v1/changes/${String(done.body['changeSetId'])}/undo`);
    },
  },
  {
    what: 'quick entry',
    prepare: async () => () => home.post('/v1/transactions/quick?save=true', { text: '250 lunch swiggy' }),
  },
  {
    what: 'open an account',
    prepare: async () => {
      const body = { name: unique(), kind: 'bank', currency: 'INR', openingBalance: inr('100') };
      return () => home.post('/v1/accounts', body);
    },
  },
  {
    what: 'change an account',
    prepare: async () => {
      const made = await home.post('/v1/accounts', { name: unique(), kind: 'bank', currency: 'INR' });
      return () => home.patch(`/v1/accounts/${ofId(made)}`, 1, { name: unique(), openingBalance: inr('5') });
    },
  },
  {
    what: 'delete an account',
    prepare: async () => {
      const made = await home.post('/v1/accounts', { name: unique(), kind: 'bank', currency: 'INR' });
      return () => home.remove(`/v1/accounts/${ofId(made)}`);
    },
  },
  {
    what: 'make a category',
    prepare: async () => {
      const body = { name: unique(), kind: 'expense', parentId: food };
      return () => home.post('/v1/categories', body);
    },
  },
  {
    what: 'delete a category and move its rows',
    prepare: async () => {
      const made = await home.post('/v1/categories', { name: unique(), kind: 'expense' });
      await home.record({ categoryId: ofId(made) });
      return () => home.remove(`/v1/categories/${ofId(made)}?moveTo=${food}`);
    },
  },
  {
    what: 'merge payees',
    prepare: async () => {
      const [one, other] = [unique(), unique()];
      await home.record({ payee: one });
      await home.record({ payee: other });
      const { body } = await home.get('/v1/payees?limit=200');
      const items = body['items'] as { id: string; name: string; version: number }[];
      const from = items.find(({ name }) => name === one);
      const into = items.find(({ name }) => name === other);
      return () => home.patch(`/v1/payees/${from?.id}`, from?.version, { mergeInto: into?.id });
    },
  },
];

describe.each(['refused', 'lost'] as const)('a statement that is %s', (fault: Fault) => {
  it.each(WRITES)('leaves no trace of: $what', { timeout: 120_000 }, async ({ prepare }) => {
    await expectNoTrace(app, await prepare(), fault);
  });
});
