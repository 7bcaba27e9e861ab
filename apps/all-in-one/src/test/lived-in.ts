import { SERVICES } from '@hisaab/contracts';
import { MasterKey } from '@hisaab/security';
import { serviceFingerprint, testDatabase, testMasterKey, type TestDatabase } from '@hisaab/testing';
import { expect } from 'vitest';

import type { Running } from './running';

export const masterKey = MasterKey.parse(Buffer.from(testMasterKey).toString('base64'));
export const person = { email: 'asha@example.org', password: 'teal kettle on the roof' };
/** What moves while a restored program has not yet begun: offsets that begin anew, and what inboxes remember longer. */
const MOVED = ['inbox', 'delivery_failure'];

const inr = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'INR' });
export const expense = (amount: string, date: string, more: object = {}): object => ({
  type: 'expense',
  amount: inr(amount),
  date,
  ...more,
});

/** A person with rows of every odd kind. */
export async function liveIn(house: Running): Promise<void> {
  await house.signUp({ ...person, name: 'Asha', locale: 'hi-IN' });
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

/** What each schema holds. */
export async function printsOf({ admin }: TestDatabase): Promise<Map<string, string>> {
  const prints = new Map<string, string>();
  for (const service of SERVICES) prints.set(service, await serviceFingerprint(admin, service, MOVED));
  return prints;
}

/** With an empty, migrated database that goes afterwards. */
export async function intoNew(work: (target: TestDatabase) => Promise<void>): Promise<void> {
  const target = await testDatabase();
  try {
    await work(target);
  } finally {
    await target.drop();
  }
}
