import {
  expectAgreement,
  expectDrained,
  householdFiles,
  householdRows,
  independentJudge,
  type HouseholdRow,
} from '@hisaab/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from './support/house';
import { Person } from './support/person';

interface Import {
  id: string;
  status: string;
  rows: number;
  imported: number;
  failed: number;
  duplicates: number;
  changeSetId: string;
}
interface Money {
  amount: string;
}
interface Report {
  period: { from: string; to: string };
  totals: { expense: Money; income: Money };
  asOf: { sequence: number };
}

let house: House;
beforeAll(async () => {
  house = await openHouse({ HISAAB_LIMITS_PROFILE: 'load-test' });
});
afterAll(() => house?.close());

function rupees(minor: bigint): string {
  const digits = minor.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** What the file itself says about a period. */
function totalsOf(
  rows: readonly HouseholdRow[],
  from: string,
  to: string,
): { expense: string; income: string } {
  const sum = (type: HouseholdRow['type']): string =>
    rupees(
      rows.reduce(
        (total, row) => (row.type === type && row.date >= from && row.date <= to ? total + row.minor : total),
        0n,
      ),
    );
  return { expense: sum('Expense'), income: sum('Income') };
}

async function imported(person: Person, bytes: Buffer): Promise<Import> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'text/csv' }), 'household.csv');
  const started = await person.call<Import>('POST', '/v1/imports?commit=true', form);
  expect(started.status, started.text).toBe(202);
  let last: Import = started.body;
  await expect
    .poll(
      async () => {
        last = (await person.get<Import>(`/v1/imports/${started.body.id}`)).body;
        return last.status;
      },
      { timeout: 30_000, interval: 50 },
    )
    .toBe('done');
  return last;
}

async function journal(person: Person): Promise<string> {
  const answer = await person.get('/v1/ledger/export?format=hledger');
  expect(answer.status, answer.text.slice(0, 500)).toBe(200);
  return answer.text;
}

async function judge(text: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hisaab-journal-'));
  const path = join(folder, 'household.journal');
  writeFileSync(path, text);
  await independentJudge('hledger', ['-f', path, 'check', 'ordereddates', 'balancednoautoconversion']);
  rmSync(folder, { recursive: true });
}

describe.each(householdFiles())('$name through the front door', (file) => {
  const rows = householdRows(file);

  it('is in the book within seconds, and every report says what the file says', async () => {
    const person = await Person.signUp(house.baseUrl);
    const started = performance.now();
    const done = await imported(person, file.bytes);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(done).toMatchObject({ imported: rows.length, failed: 0, duplicates: 0 });

    const entries = rows.length;
    await expect
      .poll(async () => (await person.get<{ entries: number }>('/v1/ledger/verify')).body.entries, {
        timeout: 60_000,
      })
      .toBe(entries);
    expect((await person.get<{ ok: boolean }>('/v1/ledger/verify')).body.ok).toBe(true);

    const report = async (kind: string, date: string): Promise<Report> => {
      const answer = await person.get<Report>(`/v1/reports/${kind}?date=${date}`);
      expect(answer.status, answer.text).toBe(200);
      return answer.body;
    };
    const first = rows.reduce((least, { date }) => (date < least ? date : least), '9999');
    const last = rows.reduce((most, { date }) => (date > most ? date : most), '0000');
    const whole = totalsOf(rows, first, last);
    await expect
      .poll(
        async () => {
          let expense = 0n;
          for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
            expense += BigInt(
              (await report('yearly', `${year}-06-01`)).totals.expense.amount.replace('.', ''),
            );
          }
          return rupees(expense);
        },
        { timeout: 60_000 },
      )
      .toBe(whole.expense);
    for (const kind of ['yearly', 'monthly', 'weekly']) {
      for (let date = first; date <= last;) {
        const { period, totals } = await report(kind, date);
        expect(
          { expense: totals.expense.amount, income: totals.income.amount },
          `${kind} ${period.from}`,
        ).toEqual(totalsOf(rows, period.from, period.to));
        const next = new Date(`${period.to}T00:00:00Z`);
        next.setUTCDate(next.getUTCDate() + 1);
        date = next.toISOString().slice(0, 10);
      }
    }

    await judge(await journal(person));
    await expectDrained(house.admin);
    await expectAgreement(house.admin);

    const undone = await person.post<{ skipped: unknown[] }>(`/v1/changes/${done.changeSetId}/undo`);
    expect(undone.status, undone.text).toBe(200);
    expect(undone.body.skipped).toEqual([]);
    expect((await person.get<{ items: unknown[] }>('/v1/transactions')).body.items).toEqual([]);
    expect(
      (await person.get<{ items: { name: string }[] }>('/v1/accounts')).body.items.map(({ name }) => name),
    ).toEqual(['Cash']);
    expect((await person.get<Import>(`/v1/imports/${done.id}`)).body.status).toBe('undone');
    await expect
      .poll(async () => (await report('yearly', last)).totals.expense.amount, { timeout: 60_000 })
      .toBe('0.00');
  }, 240_000);
});
