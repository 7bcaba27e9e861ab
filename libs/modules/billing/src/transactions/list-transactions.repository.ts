import { createHash } from 'node:crypto';
import type { Transaction as TransactionResource } from '@hisaab/contracts';
import type { Database } from '@hisaab/database';
import { DomainError, isCivilDate } from '@hisaab/kernel';
import { LISTED_COLUMNS, listedResource, type ListedRow } from './listed-transaction.view';
import {
  filterConditions,
  knownFilter,
  ORDER_TIME,
  rowsOf,
  Values,
  type KnownFilter,
  type TransactionFilter,
} from './transaction-filter.repository';

export interface ListQuery {
  readonly bookId: string;
  readonly filter: TransactionFilter;
  readonly state: 'live' | 'deleted';
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Lists show the newest first; exports the oldest. */
  readonly order?: 'newest' | 'oldest';
}

// Why by hand: the list is a hot path (see docs: speed). One statement for rows, splits and words; the place is
// a key in the index and not a count of rows, so page 1,000 costs what page 1 does.
/** One page and the cursor of the next. */
export async function listTransactions(
  database: Database,
  query: ListQuery,
): Promise<{ items: TransactionResource[]; nextCursor: string | null }> {
  const filter = await knownFilter(database, query.bookId, query.filter);
  const { text, values, isPlain } = listStatement(query, filter);
  const name = isPlain ? `billing-list-${query.cursor ? 'next' : 'first'}-${query.limit}` : undefined;
  const rows = await database.texts<ListedRow>({ name, text }, values);
  const items = rows.slice(0, query.limit).map((row) => listedResource(query.bookId, query.state, row));
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor(last, query) : null };
}

/** The statement of a page; exported so that a test can explain it. */
export function listStatement(
  query: ListQuery,
  filter: KnownFilter,
): { text: string; values: unknown[]; isPlain: boolean } {
  const values = new Values();
  const conditions = filterConditions(query.bookId, filter, query.state, values);
  const [than, direction] = query.order === 'oldest' ? ['>', 'asc'] : ['<', 'desc'];
  let after = '';
  if (query.cursor !== undefined) {
    const place = decodeCursor(query.cursor, query);
    after = ` and (t.date, ${ORDER_TIME}, t.id) ${than}
      (${values.add(place.date)}::date, ${values.add(place.time)}::time, ${values.add(place.id)}::uuid)`;
  }
  const order = `t.date ${direction}, ${ORDER_TIME} ${direction}, t.id ${direction}`;
  // Written out: with an unknown limit the planner expects a tenth of the book, and plans anew each time.
  const tail = ` order by ${order} limit ${Math.trunc(query.limit) + 1}`;
  const columns = `select ${LISTED_COLUMNS} from`;
  const [only] = conditions;
  const isPlain =
    query.state === 'live' &&
    query.order !== 'oldest' &&
    Object.values(query.filter).every((value) => value === undefined);
  const text =
    conditions.length === 1
      ? `${columns} transaction t where ${only}${after}${tail}`
      : `${columns} ${rowsOf(conditions, after + tail)}${tail}`;
  return { text, values: values.list, isPlain };
}

interface Place {
  readonly date: string;
  readonly time: string;
  readonly id: string;
}

/** A cursor holds for the filters that it was made with alone. */
function fingerprint({ bookId, filter, state, order }: ListQuery): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const text = JSON.stringify([bookId, given.sort(), state, order ?? 'newest']);
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

function encodeCursor({ date, time, id }: TransactionResource, query: ListQuery): string {
  const place = [date, time ?? '24:00', id, fingerprint(query)];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function decodeCursor(cursor: string, query: ListQuery): Place {
  const [date, time, id, made] = parsed(cursor);
  const isOurs =
    date !== undefined &&
    isCivilDate(date) &&
    /^(?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?$/.test(time ?? '') &&
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id ?? '');
  if (!isOurs || time === undefined || id === undefined || made !== fingerprint(query)) {
    throw new DomainError(
      'invalid-cursor',
      'unprocessable',
      'This cursor is not of this list. Start at its first page.',
    );
  }
  return { date, time, id };
}

function parsed(cursor: string): string[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(place) && place.every((part) => typeof part === 'string') ? place : [];
  } catch {
    return [];
  }
}
