import { Person } from '../support/person';
import { NaiveBook, type Account, type Category } from './naive-book';
import { Player } from './player';

const OPENED = [
  { name: 'Bank', kind: 'bank', currency: 'INR', opening: '1000.00' },
  { name: 'Card', kind: 'card', currency: 'INR', opening: '-500.00' },
  { name: 'Dollars', kind: 'wallet', currency: 'USD', opening: '70.00' },
];

/** A new person's book with four accounts and a few of its categories, and its naive twin. */
export async function openBook(baseUrl: string): Promise<Player> {
  const person = await Person.signUp(baseUrl);
  let sequence = 0;
  for (const { name, kind, currency, opening } of OPENED) {
    const openingBalance = { amount: opening, currency };
    const body = { name, kind, currency, openingBalance, openingDate: '2026-01-01' };
    const answer = await person.post('/v1/accounts', body);
    if (answer.status !== 201) throw new Error(answer.text);
    sequence = Number(answer.headers.get('x-book-sequence'));
  }
  const accounts = await person.get<{
    items: { id: string; name: string; currency: string; balance: { amount: string } }[];
  }>('/v1/accounts');
  const categories = await person.get<{ items: (Category & { parentId: string | null })[] }>(
    '/v1/categories',
  );
  const tops = categories.body.items.filter(({ parentId }) => parentId === null);
  const book = new NaiveBook(
    accounts.body.items.map(({ balance, ...account }): Account => ({
      ...account,
      opening: Math.round(Number(balance.amount) * 100),
    })),
    [
      ...tops.filter(({ kind }) => kind === 'expense').slice(0, 4),
      ...tops.filter(({ kind }) => kind === 'income').slice(0, 2),
    ],
  );
  const player = new Player(person, book);
  player.sequence = sequence;
  return player;
}
