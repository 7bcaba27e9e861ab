import { expect } from 'vitest';

import type { Running } from './running';

export const asha = { email: 'asha@example.org', password: 'teal kettle on the roof' };

const inr = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'INR' });
export const expense = (amount: string, date: string, more: object = {}): object => ({
  type: 'expense',
  amount: inr(amount),
  date,
  ...more,
});

/** A little of everything, with words that files of tables are afraid of. */
export async function liveIn(house: Running): Promise<void> {
  await house.signUp({ ...asha, name: 'Asha', locale: 'hi-IN' });
  await house.send('POST', '/v1/accounts', {
    name: 'बैंक\t"एक"\\N',
    kind: 'bank',
    currency: 'INR',
    openingBalance: inr('5000'),
  });
  for (let n = 1; n <= 9; n += 1) {
    const { status } = await house.send(
      'POST',
      '/v1/transactions',
      expense(`${n}1.${n}0`, `2026-11-0${n}`, {
        payee: `चाय, "${n}"`,
        note: `a\nb\\n\t${n}`,
        tags: ['team'],
      }),
    );
    expect(status).toBe(201);
  }
  await house.importFile('date,payee,amount\n2026-10-01,Metro,-40.00\n2026-10-02,"Rent, Nov",-900.50\n');
}

/** What the person sees, and how far the book is. */
export async function seenBy(house: Running): Promise<Record<string, unknown>> {
  const report = await house.send('GET', '/v1/reports/yearly?date=2026-11-20');
  const accounts = await house.send('GET', '/v1/accounts');
  const verification = await house.send('GET', '/v1/ledger/verify');
  expect(verification.body).toMatchObject({ ok: true, witness: 'checked' });
  const { asOf, totals } = report.body as {
    asOf: { sequence: number };
    totals: { expense: { amount: string } };
  };
  return {
    sequence: asOf.sequence,
    spent: Number(totals.expense.amount),
    totals,
    accounts: accounts.body,
    entries: verification.body['entries'],
    head: verification.body['headHash'],
  };
}
