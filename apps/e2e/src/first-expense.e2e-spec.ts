import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from './support/house';
import { Person } from './support/person';

interface Money {
  amount: string;
  currency: string;
}
interface MonthlyReport {
  totals: { expense: Money; income: Money; net: Money };
  byCategory: { categoryId: string | null; name: string | null; total: Money }[];
  asOf: { sequence: number };
}

describe('from signing up to the first report', () => {
  let house: House;

  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house?.close());

  it('shows an expense in the report, the balance and the ledger', async () => {
    const person = await Person.signUp(house.baseUrl);
    const recorded = await person.post<{ id: string; amount: Money; accountId: string; version: number }>(
      '/v1/transactions',
      {
        type: 'expense',
        amount: { amount: '249.5', currency: 'INR' },
        date: '2026-11-20',
        category: 'Food',
        payee: 'Swiggy',
      },
    );
    expect(recorded.status, recorded.text).toBe(201);
    expect(recorded.body.amount).toEqual({ amount: '249.50', currency: 'INR' });
    const sequence = Number(recorded.headers.get('x-book-sequence'));
    expect(sequence).toBeGreaterThan(0);

    const report = await person.get<MonthlyReport>(`/v1/reports/monthly?date=2026-11-20&atLeast=${sequence}`);
    expect(report.status, report.text).toBe(200);
    expect(report.body.asOf.sequence).toBeGreaterThanOrEqual(sequence);
    expect(report.body.totals.expense.amount).toBe('249.50');
    expect(report.body.byCategory.some((row) => row.name === 'Food' && row.total.amount === '249.50')).toBe(
      true,
    );

    const accounts = await person.get<{ items: { id: string; balance: Money }[] }>('/v1/accounts');
    expect(accounts.body.items.find(({ id }) => id === recorded.body.accountId)?.balance.amount).toBe(
      '-249.50',
    );

    await expect
      .poll(async () => (await person.get<{ items: unknown[] }>('/v1/ledger/entries')).body.items.length, {
        timeout: 5_000,
      })
      .toBe(1);
    const verified = await person.get<{ ok: boolean; entries: number; witness: string }>('/v1/ledger/verify');
    expect(verified.body).toMatchObject({ ok: true, entries: 1 });
  });

  it('answers one transaction to ten equal requests at once', async () => {
    const person = await Person.signUp(house.baseUrl);
    const body = { type: 'expense', amount: { amount: '10', currency: 'INR' }, date: '2026-11-20' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        person.post<{ id: string }>('/v1/transactions', body, { 'idempotency-key': 'same' }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    const list = await person.get<{ items: unknown[] }>('/v1/transactions');
    expect(list.body.items).toHaveLength(1);
    const other = await person.post(
      '/v1/transactions',
      { ...body, amount: { amount: '11', currency: 'INR' } },
      { 'idempotency-key': 'same' },
    );
    expect(other.status).toBe(422);
    expect(other.body).toMatchObject({ code: 'idempotency-key-reused' });
  });
});
