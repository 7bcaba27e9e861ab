import type { Schemas } from '../api/client';
import { reach } from '../api/reach';
import { sessionClaims } from '../api/session';
import { bringUpToDate, keptOf } from '../offline/copy';
import { worksOffline } from '../offline/worker';

export interface Book {
  readonly accounts: readonly Schemas['Account'][];
  readonly categories: readonly Schemas['Category'][];
  readonly payees: readonly Schemas['Payee'][];
}

export const NO_BOOK: Book = { accounts: [], categories: [], payees: [] };

async function list(path: string): Promise<unknown[]> {
  const answer = await reach(new Request(new URL(path, location.origin)));
  if (!answer.ok) throw new Error(`${path} ${answer.status}`);
  return ((await answer.json()) as { items: unknown[] }).items;
}

const bookOf = ([accounts, categories, payees]: unknown[][]): Book => ({
  accounts: accounts as Schemas['Account'][],
  categories: categories as Schemas['Category'][],
  payees: payees as Schemas['Payee'][],
});

/** The names of the book: at once what this device has, then what the server says. */
export async function readBook(show: (book: Book) => void): Promise<void> {
  const claims = sessionClaims();
  if (!claims) return;
  try {
    const kept = await Promise.all(['account', 'category', 'payee'].map((entity) => keptOf(claims, entity)));
    if (kept.some((rows) => rows.length > 0)) show(bookOf(kept));
  } catch {
    // A browser that keeps nothing asks the server each time.
  }
  try {
    const paths = ['/v1/accounts', '/v1/categories', '/v1/payees?limit=200'];
    show(bookOf(await Promise.all(paths.map(list))));
  } catch {
    return;
  }
  if (await worksOffline()) void bringUpToDate();
}

/** What the server makes of a line; null where it cannot be asked. */
export async function understoodByServer(line: string): Promise<Schemas['QuickAnswer'] | null> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ text: line.slice(0, 500) });
  try {
    const answer = await reach(
      new Request(new URL('/v1/transactions/quick', location.origin), { method: 'POST', headers, body }),
    );
    return answer.ok ? ((await answer.json()) as Schemas['QuickAnswer']) : null;
  } catch {
    return null;
  }
}
