import { transactionFact, type TransactionFact } from '@hisaab/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { billingApp, type BillingApp } from './billing.app';
import { expectBalances, household, inr, type Household } from './household';

let app: BillingApp;

beforeAll(async () => {
  app = await billingApp();
});
afterAll(() => app?.close());

type Step =
  | { do: 'record'; paise: number; kind: 'expense' | 'income' | 'transfer' | 'split'; payee: string | null }
  | { do: 'edit'; which: number; paise: number; account: number }
  | { do: 'delete' | 'restore' | 'undo'; which: number }
  | { do: 'bulk'; tag: string };

const paise = fc.integer({ min: 2, max: 1_000_000 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      paise,
      kind: fc.constantFrom('expense', 'income', 'transfer', 'split'),
      payee: fc.option(fc.constantFrom('A', 'B')),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('edit' as const), which: fc.nat(), paise, account: fc.nat(1) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('delete', 'restore', 'undo'), which: fc.nat() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('bulk' as const), tag: fc.constantFrom('x', 'y') }) },
);

const money = (amount: number) => inr((amount / 100).toFixed(2));

interface Play {
  readonly me: Household;
  readonly accounts: string[];
  readonly ids: string[];
  readonly sets: string[];
}

async function take({ me, accounts, ids, sets }: Play, taken: Step): Promise<void> {
  const pick = (list: string[], which: number) => list[which % Math.max(1, list.length)];
  const keep = (body: Record<string, unknown>) => {
    if (typeof body['changeSetId'] === 'string') sets.push(body['changeSetId']);
  };
  if (taken.do === 'record') {
    const body = { type: taken.kind, amount: money(taken.paise), date: '2026-11-01', payee: taken.payee };
    const splits = [
      { categoryId: me.category('Rent'), amount: money(1) },
      { categoryId: me.category('Water'), amount: money(taken.paise - 1) },
    ];
    const more =
      taken.kind === 'split'
        ? { type: 'expense', splits }
        : taken.kind === 'transfer'
          ? { toAccountId: accounts[1] }
          : {};
    const answer = await me.post('/v1/transactions', { ...body, accountId: accounts[0], ...more });
    expect(answer.status, answer.text).toBe(201);
    ids.push(String(answer.body['id']));
    return keep(answer.body);
  }
  if (taken.do === 'bulk') {
    const list = (await me.get('/v1/transactions?limit=200')).body['items'] as { id: string }[];
    const change = { addTags: [taken.tag] };
    const bulk = { ids: list.slice(0, 3).map((row) => row.id), change };
    if (list.length > 0) keep((await me.post('/v1/transactions/bulk', bulk)).body);
    return;
  }
  const id = taken.do === 'undo' ? pick(sets, taken.which) : pick(ids, taken.which);
  if (id === undefined) return;
  if (taken.do === 'undo') {
    const answer = await me.post(`/v1/changes/${id}/undo`);
    expect([200, 409]).toContain(answer.status);
    return keep(answer.body);
  }
  const path = `/v1/transactions/${id}`;
  const { body } = await me.get(path);
  const version = Number(body['version']);
  if (taken.do === 'edit') {
    const accountId = accounts[taken.account];
    const answer = await me.patch(path, version, { amount: money(taken.paise), splits: null, accountId });
    // A transfer may not lead to where it is from, and a deleted row is not edited.
    expect([200, 422], answer.text).toContain(answer.status);
    return keep(answer.body);
  }
  const answer = taken.do === 'delete' ? await me.remove(path) : await me.post(`${path}/restore`);
  expect([200, 204, 404], answer.text).toContain(answer.status);
}

/** What a follower of the facts, and of nothing else, makes of them. */
async function followed(bookId: string): Promise<Map<string, TransactionFact>> {
  const { rows } = await app.database.admin.query<{
    sequence: string;
    type: string;
    data: { transaction: unknown };
  }>(
    `select sequence, type, data from billing.outbox where book_id = $1 and sequence is not null order by sequence`,
    [bookId],
  );
  expect(rows.map((row) => Number(row.sequence))).toEqual(rows.map((_, index) => index + 1));
  const known = new Map<string, TransactionFact>();
  for (const row of rows.filter(({ type }) => type.startsWith('billing.transaction.'))) {
    const fact = transactionFact.parse(row.data.transaction);
    const before = known.get(fact.id);
    expect(fact.version).toBe((before?.version ?? 0) + 1);
    const was = before?.state ?? 'none';
    const verb = {
      none: 'recorded',
      live: fact.state === 'live' ? 'changed' : 'deleted',
      deleted: 'restored',
    }[was];
    expect(row.type).toBe(`billing.transaction.${was === fact.state ? 'changed' : verb}.v1`);
    known.set(fact.id, fact);
  }
  return known;
}

describe('any sequence of writes', () => {
  it('keeps balances, facts and rows together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const me = await household(app);
        const bank = String((await me.post('/v1/accounts', { name: 'Bank', kind: 'bank' })).body['id']);
        const play: Play = { me, accounts: [me.cash, bank], ids: [], sets: [] };
        for (const one of steps) await take(play, one);
        await expectBalances(app);
        const facts = await followed(me.access.bookId);
        const list = (await me.get('/v1/transactions?limit=200')).body['items'] as Record<string, unknown>[];
        const live = [...facts.values()].filter((fact) => fact.state === 'live');
        expect(live.map((fact) => fact.id).sort()).toEqual(list.map((row) => row['id']).sort());
        for (const row of list) {
          const { version, amount, accountId, toAccountId, type } = facts.get(String(row['id'])) ?? {};
          expect({ version, amount, accountId, toAccountId, type }).toEqual({
            version: row['version'],
            amount: row['amount'],
            accountId: row['accountId'],
            toAccountId: row['toAccountId'],
            type: row['type'],
          });
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  }, 240_000);
});
