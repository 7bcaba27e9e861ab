import { Injectable } from '@nestjs/common';
import type { Sql } from '@hisaab/database';

import {
  insertEntries,
  insertPostings,
  lockHeads,
  makeHeads,
  moveStanding,
  readStanding,
} from './journal.statements';
import { keyOf, type Plan, type StandingEntry, type Subject } from './plan';

export interface ChainedEntry {
  readonly bookId: string;
  readonly sequence: bigint;
  readonly hash: string;
}

interface StandingRow {
  book_id: string;
  subject_id: string;
  id: string;
  sequence: bigint;
  entry_date: string;
  legs: [account: string, currency: string, minor: string][];
}

/** Writes the journal, a batch at a time: a handful of statements, however many entries. */
@Injectable()
export class JournalRepository {
  /** The head rows are the lock: nobody else posts to these books until the transaction ends. */
  async lockHeads(tx: Sql, bookIds: readonly string[]): Promise<Map<string, bigint>> {
    await tx.query(makeHeads, [bookIds]);
    const rows = await tx.query<{ book_id: string; entry_sequence: bigint }>(lockHeads, [bookIds]);
    return new Map(rows.map((row) => [row.book_id, row.entry_sequence]));
  }

  async standing(tx: Sql, subjects: readonly Subject[]): Promise<Map<string, StandingEntry>> {
    const rows = await tx.query<StandingRow>(readStanding, [
      subjects.map(({ bookId }) => bookId),
      subjects.map(({ id }) => id),
    ]);
    return new Map(
      rows.map((row) => [
        keyOf({ bookId: row.book_id, id: row.subject_id }),
        {
          id: row.id,
          sequence: row.sequence,
          date: row.entry_date,
          legs: row.legs.map(([account, currency, minor]) => ({
            account,
            amount: { minor: BigInt(minor), currency },
          })),
        },
      ]),
    );
  }

  /** Entries, their hashes, the heads, postings and balances; returns the hashes in the order of the plan. */
  async append(tx: Sql, { entries, standing }: Plan): Promise<ChainedEntry[]> {
    const postings = entries.flatMap(({ subject, sequence, date, legs }) =>
      legs.map(({ account, amount }, position) => ({
        bookId: subject.bookId,
        sequence,
        date,
        position,
        account,
        amount,
      })),
    );
    const legs = [
      postings.map(({ bookId }) => bookId),
      postings.map(({ sequence }) => sequence),
      postings.map(({ position }) => position),
      postings.map(({ account }) => account),
      postings.map(({ amount }) => amount.currency),
      postings.map(({ amount }) => amount.minor),
      postings.map(({ date }) => date),
    ];
    const rows = await tx.query<{ book_id: string; sequence: bigint; hash: string }>(insertEntries, [
      ...legs,
      entries.map(({ subject }) => subject.bookId),
      entries.map(({ sequence }) => sequence),
      entries.map(({ id }) => id),
      entries.map(({ date }) => date),
      entries.map(({ subject }) => (subject.kind === 'transaction' ? subject.id : null)),
      entries.map(({ subject }) => (subject.kind === 'opening' ? subject.id : null)),
      entries.map(({ reversalOf }) => reversalOf),
      entries.map(({ sourceSequence }) => sourceSequence),
    ]);
    await tx.query(insertPostings, legs);
    await this.moveStanding(tx, standing);
    return rows.map((row) => ({ bookId: row.book_id, sequence: row.sequence, hash: row.hash }));
  }

  private async moveStanding(tx: Sql, standing: Plan['standing']): Promise<void> {
    const moved = [...standing.values()];
    await tx.query(moveStanding, [
      moved.map(({ subject }) => subject.bookId),
      moved.map(({ subject }) => subject.id),
      moved.map(({ entry }) => entry?.sequence ?? null),
    ]);
  }
}
