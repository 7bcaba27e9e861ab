import { askQuietly } from '../api/reach';
import { sessionClaims } from '../api/session';
import { device, forgetCopies, type Kept, within } from './device';
import type { Transaction } from './waiting';

const MOST_TRANSACTIONS = 500;
const PAGE = 200;
/** Further behind than this (after an import, say) the copy is made anew. */
const MOST_PAGES = 10;

interface Changes {
  readonly items: readonly { entity: string; id: string; state: string; data: unknown }[];
  readonly next: number;
  readonly hasMore: boolean;
}

interface Owner {
  readonly userId: string;
  readonly bookId: string;
}

/** Null where the server is not there for it now: another time will do. */
async function get<Body>(path: string): Promise<Body | null> {
  const answer = await askQuietly(new Request(new URL(path, location.origin)));
  return answer?.ok ? ((await answer.json()) as Body) : null;
}

function sortOf(entity: string, id: string, data: unknown): string {
  return entity === 'transaction' ? `${(data as Transaction).date} ${id}` : id;
}

let running: Promise<void> | null = null;

/** Brings this device's copy of the book up to date, from where it was. */
export function bringUpToDate(): Promise<void> {
  running ??= follow()
    .catch(() => undefined)
    .finally(() => {
      running = null;
    });
  return running;
}

async function follow(): Promise<void> {
  const claims = sessionClaims();
  if (!claims) return;
  const owner = { userId: claims.userId, bookId: claims.bookId };
  // Another person's copy has no place on a device that is now used by this one.
  await forgetCopies((userId) => userId !== owner.userId);
  const mark = await (await device()).get('marks', [owner.userId, owner.bookId]);
  if (!mark || !(await goOn(owner, mark.since))) await begin(owner);
}

/** Applies what changed since; false where that is too much. */
async function goOn(owner: Owner, since: number): Promise<boolean> {
  let from = since;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const asked = await get<Changes>(`/v1/changes?since=${from}&limit=${PAGE}`);
    if (!asked) return true;
    const rows = asked.items.map(({ entity, id, state, data }) =>
      state === 'live' && data !== null
        ? { ...owner, entity, id, sort: sortOf(entity, id, data), data }
        : { ...owner, entity, id, sort: '', data: null },
    );
    await apply(owner, rows, asked.next);
    from = asked.next;
    if (!asked.hasMore) return true;
  }
  return false;
}

/** The number is asked for before the lists: what changes in between is told again, and applied twice does nothing. */
async function begin(owner: Owner): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  const report = await get<{ asOf: { sequence: number } }>(
    `/v1/reports/summary?from=${day}&to=${day}&groupBy=day`,
  );
  if (!report) return;
  const lists: [string, string, number][] = [
    ['account', '/v1/accounts', 1],
    ['category', '/v1/categories', 1],
    ['payee', `/v1/payees?limit=${PAGE}`, 5],
    ['transaction', `/v1/transactions?limit=${PAGE}`, 3],
  ];
  const rows: Kept[] = [];
  for (const [entity, path, most] of lists) {
    let cursor: string | null = null;
    for (let page = 0; page < most && (page === 0 || cursor !== null); page += 1) {
      const asked: { items: { id: string }[]; nextCursor: string | null } | null = await get(
        cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`,
      );
      if (!asked) return;
      for (const data of asked.items) {
        rows.push({ ...owner, entity, id: data.id, sort: sortOf(entity, data.id, data), data });
      }
      cursor = asked.nextCursor;
    }
  }
  const database = await device();
  await database.delete('copy', within(owner.userId, owner.bookId));
  await apply(owner, rows, report.asOf.sequence);
}

async function apply(owner: Owner, rows: readonly Kept[], since: number): Promise<void> {
  const change = (await device()).transaction(['copy', 'marks'], 'readwrite');
  const copy = change.objectStore('copy');
  for (const row of rows) {
    if (row.data === null) await copy.delete([row.userId, row.bookId, row.entity, row.id]);
    else await copy.put(row);
  }
  const newest = within(owner.userId, owner.bookId, 'transaction');
  let surplus = (await copy.index('sorted').count(newest)) - MOST_TRANSACTIONS;
  let oldest = surplus > 0 ? await copy.index('sorted').openCursor(newest) : null;
  while (oldest && surplus > 0) {
    await oldest.delete();
    surplus -= 1;
    oldest = await oldest.continue();
  }
  await change.objectStore('marks').put({ ...owner, since, asOf: new Date().toISOString() });
  await change.done;
}

/** The copy's things of one kind, for the light page. */
export async function keptOf(owner: Owner, entity: string): Promise<unknown[]> {
  const range = within(owner.userId, owner.bookId, entity);
  return (await (await device()).getAllFromIndex('copy', 'sorted', range)).map(({ data }) => data);
}
