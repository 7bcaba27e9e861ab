import { Inject, Injectable } from '@nestjs/common';
import type { LedgerEntriesQuery, LedgerEntry } from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { DomainError, formatMoney } from '@hisaab/kernel';

import { readCursor, writeCursor } from './entry-cursor';

export interface EntryRow {
  id: string;
  sequence: bigint;
  entry_date: string;
  transaction_id: string | null;
  reversal_of: string | null;
  hash: string;
  previous_hash: string;
  legs: [account: string, currency: string, minor: string][];
}

const POSTINGS = `select json_agg(json_build_array(account, currency, minor::text) order by position) as legs
  from posting where posting.book_id = entry.book_id and posting.entry_sequence = entry.sequence`;

const COLUMNS = `entry.id, entry.sequence, entry.entry_date, entry.transaction_id, entry.reversal_of,
  encode(entry.hash, 'hex') as hash, encode(entry.previous_hash, 'hex') as previous_hash,
  coalesce(legs.legs, '[]') as legs`;

const FILTERS = `entry.book_id = $1 and ($2::bigint is null or entry.sequence < $2)
  and ($3::date is null or entry.entry_date >= $3) and ($4::date is null or entry.entry_date <= $4)`;

/** Walks the primary key backwards. */
const ALL = `select ${COLUMNS} from (
    select * from journal_entry as entry where ${FILTERS} order by sequence desc limit $5
  ) as entry cross join lateral (${POSTINGS}) as legs order by entry.sequence desc`;

/** Walks posting_account backwards; an account that an entry posts to twice is one hit. */
const OF_ACCOUNT = `select ${COLUMNS} from (
    select distinct on (entry.sequence) entry.* from posting as hit
    join journal_entry as entry on entry.book_id = hit.book_id and entry.sequence = hit.entry_sequence
    where hit.book_id = $1 and hit.account = $6 and ($2::bigint is null or hit.entry_sequence < $2) and ${FILTERS}
    order by entry.sequence desc limit $5
  ) as entry cross join lateral (${POSTINGS}) as legs order by entry.sequence desc`;

/** The journal, newest first, by keyset. */
@Injectable()
export class EntriesQuery {
  constructor(@Inject(Database) private readonly database: Database) {}

  async page(
    bookId: string,
    query: LedgerEntriesQuery,
  ): Promise<{ items: LedgerEntry[]; nextCursor: string | null }> {
    const { account, from, to, limit } = query;
    if (from !== undefined && to !== undefined && from > to) {
      throw new DomainError('reversed-range', 'unprocessable', '`from` is after `to`.');
    }
    const filters = [bookId, account, from, to];
    const before = readCursor(query.cursor, filters);
    // One more than asked for says whether there is a next page.
    const values = [bookId, before, from ?? null, to ?? null, limit + 1];
    const rows =
      account === undefined
        ? await this.database.query<EntryRow>({ name: 'ledger-entries', text: ALL }, values)
        : await this.database.query<EntryRow>({ name: 'ledger-entries-of', text: OF_ACCOUNT }, [
            ...values,
            account,
          ]);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map((row) => viewOf(bookId, row)),
      nextCursor: rows.length > limit && last ? writeCursor(last.sequence, filters) : null,
    };
  }
}

function viewOf(bookId: string, row: EntryRow): LedgerEntry {
  return {
    id: row.id,
    bookId,
    sequence: Number(row.sequence),
    date: row.entry_date,
    transactionId: row.transaction_id,
    reversalOf: row.reversal_of,
    postings: row.legs.map(([account, currency, minor]) => ({
      account,
      amount: formatMoney({ minor: BigInt(minor), currency }),
    })),
    hash: row.hash,
    previousHash: row.sequence === 1n ? null : row.previous_hash,
  };
}
