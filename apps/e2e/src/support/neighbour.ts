import { eventually } from '@hisaab/testing';
import { Person } from './person';
import { uploaded } from './furnished';

/** Words that nobody else writes: where one of them is seen, something has leaked. */
export const SECRET_WORDS = [
  'Quizzaciously',
  'xylophonic',
  'zebrafishtag',
  'Vermilion vault',
  'Obsidian hobby',
  'topaz.csv',
] as const;

/** Somebody with one of everything in the book. */
export interface Neighbour {
  readonly person: Person;
  /** By what the path calls it: `accounts`, `transactions`, … */
  readonly ids: Readonly<Record<string, string>>;
}

interface Item {
  readonly id: string;
  readonly changeSetId: string;
  readonly payeeId: string;
  readonly accountId: string;
  readonly categoryId: string;
}

export async function neighbour(baseUrl: string): Promise<Neighbour> {
  const person = await Person.signUp(baseUrl, { name: 'Neighbour' });
  const make = async (path: string, body: unknown): Promise<Item> => {
    const answer = await person.post<Item>(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  const account = await make('/v1/accounts', { name: 'Vermilion vault', kind: 'bank' });
  const unused = await make('/v1/accounts', { name: 'An unused one', kind: 'cash' });
  const category = await make('/v1/categories', { name: 'Obsidian hobby', kind: 'expense' });
  const entry = {
    type: 'expense',
    amount: { amount: '777.77', currency: 'INR' },
    date: '2026-11-20',
    accountId: account.id,
    categoryId: category.id,
    payee: 'Quizzaciously',
    note: 'xylophonic',
    tags: ['zebrafishtag'],
  };
  const transaction = await make('/v1/transactions', entry);
  const deleted = await make('/v1/transactions', entry);
  await person.call('DELETE', `/v1/transactions/${deleted.id}`);
  const template = await make('/v1/templates', {
    name: 'xylophonic',
    type: 'expense',
    payee: 'Quizzaciously',
  });
  const imports = await uploaded(
    person,
    Buffer.from('Date,Note,Amount\n01/11/2026,Tea,-20.00\n'),
    'topaz.csv',
  );
  const [session] = (await person.get<{ items: Item[] }>('/v1/auth/sessions')).body.items;
  const notification = await eventually(async () => {
    const [welcome] = (await person.get<{ items: Item[] }>('/v1/notifications')).body.items;
    if (!welcome) throw new Error('no welcome yet');
    return welcome;
  });
  return {
    person,
    ids: {
      accounts: account.id,
      unusedAccount: unused.id,
      categories: category.id,
      payees: transaction.payeeId,
      transactions: transaction.id,
      deletedTransaction: deleted.id,
      templates: template.id,
      imports,
      changes: transaction.changeSetId,
      notifications: notification.id,
      books: person.bookId,
      sessions: session?.id ?? '',
    },
  };
}
