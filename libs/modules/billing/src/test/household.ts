import type { BillingApp, Person } from './billing.app';

/** A person whose book is set up, with what tests look up by name. */
export interface Household extends Person {
  readonly cash: string;
  /** By kind and name, e.g. `expense:Rent`. */
  readonly categories: ReadonlyMap<string, string>;
  category(name: string): string;
  balance(accountId: string): Promise<string>;
  record(more?: object): Promise<Recorded>;
}

export interface Recorded {
  readonly id: string;
  readonly version: number;
  readonly changeSetId: string;
  readonly [field: string]: unknown;
}

export const inr = (amount: string) => ({ amount, currency: 'INR' });

export const expense = (more: object = {}) => ({
  type: 'expense',
  amount: inr('250'),
  date: '2026-11-20',
  ...more,
});

export async function household(app: BillingApp): Promise<Household> {
  const person = await app.person();
  const [cash] = (await person.get('/v1/accounts')).body['items'] as { id: string }[];
  const list = (await person.get('/v1/categories')).body['items'] as {
    id: string;
    name: string;
    kind: string;
  }[];
  const categories = new Map(list.map((one) => [`${one.kind}:${one.name}`, one.id]));
  return {
    ...person,
    cash: cash?.id ?? '',
    categories,
    category: (name) => {
      const id = categories.get(`expense:${name}`);
      if (id === undefined) throw new Error(`the default set has no category "${name}"`);
      return id;
    },
    balance: async (id) => {
      const { balance } = (await person.get(`/v1/accounts/${id}`)).body as { balance: { amount: string } };
      return balance.amount;
    },
    record: async (more = {}) => {
      const answer = await person.post('/v1/transactions', expense(more));
      if (answer.status !== 201) throw new Error(answer.text);
      return answer.body as unknown as Recorded;
    },
  };
}

/** Billing's balances against opening balances and live rows, for all books: they never part. */
export async function expectBalances(app: BillingApp): Promise<void> {
  const { rows } = await app.database.admin.query<{ id: string; balance: string; sum: string }>(
    `select a.id, a.balance_minor as balance, a.opening_minor + coalesce((
       select sum(case
         when t.to_account_id = a.id then coalesce(t.to_amount_minor, t.amount_minor)
         when t.type = 'income' then t.amount_minor else -t.amount_minor end)
       from billing.transaction t
       where t.book_id = a.book_id and t.state = 'live' and a.id in (t.account_id, t.to_account_id)), 0) as sum
     from billing.account a`,
  );
  const wrong = rows.filter((row) => row.balance !== row.sum);
  if (wrong.length > 0) throw new Error(`balances that do not equal their rows: ${JSON.stringify(wrong)}`);
}
