import { sessionClaims } from '../api/session';
import { isReport } from '../api/silent';
import { device, type KeptAnswer, within } from './device';
import { shown } from './shown';
import type { Transaction } from './waiting';

export function shownFresh(): void {
  shown(null);
}

function whose(): { userId: string; bookId: string } | null {
  const claims = sessionClaims();
  return claims && { userId: claims.userId, bookId: claims.bookId };
}

/** What a start without a network is drawn from, beside the lists, and every report: kept whole, as it was answered. */
export function isKept(url: string): boolean {
  return isReport(url) || /^\/v1\/(?:books\/[^/]+|users\/me)$/.test(new URL(url).pathname);
}

/** What was asked, but for how new the answer had to be. */
export function addressOf(url: string): string {
  const { pathname, searchParams } = new URL(url);
  const asked = [...searchParams].filter(([name]) => name !== 'atLeast').sort();
  return `${pathname}?${new URLSearchParams(asked)}`;
}

/** A month's pictures, and the first page. */
const MOST_ANSWERS = 24;

export async function keepAnswer(url: string, answer: Response): Promise<void> {
  const owner = whose();
  if (!owner || !answer.headers.get('content-type')?.includes('json')) return;
  const body: unknown = await answer.json();
  const change = (await device()).transaction('answers', 'readwrite');
  const kept = await change.store.getAll(within(owner.userId, owner.bookId));
  const old = kept.sort((a, b) => b.at.localeCompare(a.at)).slice(MOST_ANSWERS);
  for (const one of old) await change.store.delete([one.userId, one.bookId, one.address]);
  await change.store.put({ ...owner, address: addressOf(url), at: new Date().toISOString(), body });
  await change.done;
}

/** What was kept of this, or of the same period by another of its days. */
async function keptAnswer(url: string): Promise<KeptAnswer | null> {
  const owner = whose();
  if (!owner) return null;
  const { userId, bookId } = owner;
  const database = await device();
  const same = await database.get('answers', [userId, bookId, addressOf(url)]);
  if (same) return same;
  const all = await database.getAll('answers', within(userId, bookId));
  return all.find((kept) => isOfSamePeriod(kept, url)) ?? null;
}

/** A weekly, monthly or yearly report that has the asked day in it. */
export function isOfSamePeriod(
  { address, body }: Pick<KeptAnswer, 'address' | 'body'>,
  url: string,
): boolean {
  const { date, rest } = dated(url);
  const kept = dated(new URL(address, url).href);
  if (date === null || kept.date === null || rest !== kept.rest) return false;
  const { period } = body as { period?: { from: string; to: string } };
  return period !== undefined && period.from <= date && date <= period.to;
}

function dated(url: string): { date: string | null; rest: string } {
  const { href, searchParams } = new URL(addressOf(url), url);
  const date = searchParams.get('date');
  const rest = new URL(href);
  rest.searchParams.delete('date');
  return { date, rest: rest.href };
}

/** The last answer of a part that is down, while the others are there. */
export async function answerOfPart(url: string): Promise<Response | null> {
  const kept = await keptAnswer(url);
  return kept && Response.json(kept.body);
}

/** The copy's answer to a question of the lists; null where the copy cannot say. */
export async function answerFromCopy(url: string): Promise<Response | null> {
  const owner = whose();
  if (!owner) return null;
  const { userId, bookId } = owner;
  const database = await device();
  if (isKept(url)) {
    const kept = await keptAnswer(url);
    return kept && answered(kept.body, kept.at);
  }
  const mark = await database.get('marks', [userId, bookId]);
  if (!mark) return null;
  const { pathname, searchParams } = new URL(url);
  const all = async (entity: string): Promise<unknown[]> => {
    const rows = await database.getAllFromIndex('copy', 'sorted', within(userId, bookId, entity));
    return rows.map(({ data }) => data);
  };
  if (pathname === '/v1/accounts')
    return answered({ items: await all('account'), nextCursor: null }, mark.asOf);
  if (pathname === '/v1/categories') {
    return answered({ items: await all('category'), nextCursor: null }, mark.asOf);
  }
  if (pathname === '/v1/payees') {
    const payees = (await all('payee')) as { name: string; count: number }[];
    return answered({ items: completing(payees, searchParams), nextCursor: null }, mark.asOf);
  }
  if (pathname === '/v1/transactions') {
    const rows = ((await all('transaction')) as Transaction[]).reverse();
    const items = found(rows, searchParams);
    return items && answered({ items, nextCursor: null }, mark.asOf);
  }
  const one = /^\/v1\/transactions\/([0-9a-f-]{36})$/.exec(pathname)?.[1];
  const row = one && (await database.get('copy', [userId, bookId, 'transaction', one]));
  return row ? answered(row.data, mark.asOf) : null;
}

function answered(body: unknown, at: string): Response {
  shown(at);
  return Response.json(body);
}

/** The payees whose names go on with what was typed, the often used first. */
export function completing<Payee extends { name: string; count: number }>(
  payees: readonly Payee[],
  asked: URLSearchParams,
): Payee[] {
  const words = (asked.get('q') ?? '').trim().toLocaleLowerCase();
  const starts = ({ name }: Payee) => (name.toLocaleLowerCase().startsWith(words) ? 0 : 1);
  return payees
    .filter(({ name }) => name.toLocaleLowerCase().includes(words))
    .sort((a, b) => starts(a) - starts(b) || b.count - a.count)
    .slice(0, Number(asked.get('limit') ?? 50));
}

/** The filters that need no neighbours; null for those that do. */
export function found(rows: readonly Transaction[], asked: URLSearchParams): Transaction[] | null {
  const known = ['limit', 'from', 'to', 'type', 'accountId', 'payeeId', 'tag', 'q'];
  if ([...asked.keys()].some((name) => !known.includes(name))) return null;
  const is = (name: string, value: string | null) => !asked.has(name) || asked.get(name) === value;
  const words = (asked.get('q') ?? '').trim().toLocaleLowerCase();
  return rows
    .filter((row) => {
      const said = [row.payee, row.note, ...row.tags].join(' ').toLocaleLowerCase();
      return (
        is('type', row.type) &&
        (is('accountId', row.accountId) || is('accountId', row.toAccountId)) &&
        is('payeeId', row.payeeId) &&
        (!asked.has('tag') || row.tags.includes(asked.get('tag') ?? '')) &&
        row.date >= (asked.get('from') ?? '') &&
        row.date <= (asked.get('to') ?? '9999') &&
        said.includes(words)
      );
    })
    .slice(0, Math.max(Number(asked.get('limit') ?? 50), 0));
}
