import { randomUUID } from 'node:crypto';
import { eventually, householdFiles } from '@hisaab/testing';
import { Person } from './person';

export const TWIN = householdFiles()[0]?.bytes ?? Buffer.alloc(0);

interface ImportState {
  readonly id: string;
  readonly status: string;
}

/** A file that was read and waits to be looked at. */
export async function uploaded(person: Person, bytes: Buffer, name: string): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'text/csv' }), name);
  const answer = await person.post<ImportState>('/v1/imports', form);
  if (answer.status >= 300) throw new Error(`upload: ${answer.status} ${answer.text}`);
  await eventually(
    async () => {
      const { body } = await person.get<ImportState>(`/v1/imports/${answer.body.id}`);
      if (body.status !== 'preview') throw new Error(`the import is ${body.status}`);
    },
    { timeout: 30_000 },
  );
  return answer.body.id;
}

/** A person with two years of a made-up household, an entry of every kind this month, and a file to look at. */
export async function furnished(
  baseUrl: string,
  locale: string,
): Promise<{ person: Person; importId: string }> {
  const person = await Person.signUp(baseUrl, { locale, timezone: 'Asia/Kolkata', currency: 'INR' });
  await must(person, '/v1/sample');
  const date = new Date().toISOString().slice(0, 10);
  const inr = (amount: string) => ({ amount, currency: 'INR' });
  const entries = [
    {
      type: 'expense',
      amount: inr('1234.50'),
      payee: 'Chai',
      note: 'with friends',
      tags: ['team', 'office'],
    },
    { type: 'income', amount: inr('85000'), payee: 'Employer' },
    { type: 'expense', amount: inr('99999999.99'), payee: 'A flat' },
  ];
  for (const entry of entries) await must(person, '/v1/transactions', { date, ...entry });
  const importId = await uploaded(person, TWIN, 'household.csv');
  return { person, importId };
}

async function must(person: Person, path: string, body?: unknown): Promise<void> {
  const answer = await person.post(path, body, { 'idempotency-key': randomUUID() });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
}
