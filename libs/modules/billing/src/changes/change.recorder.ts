import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Sql } from '@hisaab/database';
import { Outbox, type NewEvent } from '@hisaab/messaging';
import type { ChangeSet, Noun } from './change-set';

/** One row that a write made, changed or took away: what it was before, and what others are told. */
export interface Changed {
  readonly noun: Noun;
  readonly id: string;
  /** The version after the change. */
  readonly version: number;
  /** The whole row as it was, as JSON; null when this change made it. */
  readonly before: object | null;
  /** The whole row as it is now, as JSON. */
  readonly after: object;
  /** At most one fact, and names. */
  readonly events: readonly NewEvent[];
}

const LOCK_BOOK = {
  name: 'billing-lock-book',
  text: 'select value from book_sequence where book_id = $1 for update',
};

const INSERT_SET = {
  name: 'billing-change-set',
  text: `insert into change_set (book_id, id, kind, actor, undoes, created_at)
         values ($1, $2, $3, $4, $5, $6) on conflict (book_id, id) do nothing`,
};

const INSERT_CHANGES = {
  name: 'billing-changes',
  text: `insert into change (book_id, change_set_id, sequence, sub, noun, noun_id, version, before, after_hash)
         select $1, $2, * from unnest(
           $3::bigint[], $4::int[], $5::text[], $6::uuid[], $7::int[], $8::jsonb[], $9::bytea[])`,
};

/**
 * Takes the row that every write of the book passes first, so that writers of one book follow each other and
 * what is read afterwards stays as it was read. Returns the book's sequence so far.
 */
export async function lockBook(tx: Sql, bookId: string): Promise<bigint> {
  const [row] = await tx.query<{ value: bigint }>(LOCK_BOOK, [bookId]);
  return row?.value ?? 0n;
}

/** Of a row's image: equal where a person would see the same. When it was deleted makes no difference. */
export function contentHash(image: object): Buffer {
  const text = JSON.stringify({ ...image, deletedAt: undefined });
  return createHash('sha256').update(text).digest().subarray(0, 16);
}

/** Writes a change set, its changes with their before-images, and the events, in the transaction of the rows. */
@Injectable()
export class ChangeRecorder {
  constructor(private readonly outbox: Outbox) {}

  /** @returns the book's sequence after the write */
  async record(tx: Sql, set: ChangeSet, changed: readonly Changed[]): Promise<bigint> {
    await tx.query(INSERT_SET, [set.bookId, set.id, set.kind, set.actor, set.undoes, set.at]);
    if (changed.length === 0) return lockBook(tx, set.bookId);
    const hasFact = (one: Changed) => one.events.some(({ event }) => event.channel === 'facts');
    // What has a number goes first; what has none (a name alone) is placed behind the last number.
    const numbered = changed.filter(hasFact);
    const unnumbered = changed.filter((one) => !hasFact(one));
    const last = await this.outbox.append(
      tx,
      set.bookId,
      [...unnumbered, ...numbered].flatMap((one) => one.events),
    );
    const sequence = last ?? (await lockBook(tx, set.bookId));
    const first = sequence - BigInt(numbered.length);
    const sub = unnumbered.length === 0 ? 0 : await this.lastSub(tx, set.bookId, sequence);
    const ordered = [...numbered, ...unnumbered];
    await tx.query(INSERT_CHANGES, [
      set.bookId,
      set.id,
      ordered.map((_, index) => String(index < numbered.length ? first + BigInt(index + 1) : sequence)),
      ordered.map((_, index) => (index < numbered.length ? 0 : sub + 1 + index - numbered.length)),
      ordered.map((one) => one.noun),
      ordered.map((one) => one.id),
      ordered.map((one) => one.version),
      ordered.map((one) => (one.before === null ? null : JSON.stringify(one.before))),
      ordered.map((one) => contentHash(one.after)),
    ]);
    return sequence;
  }

  private async lastSub(tx: Sql, bookId: string, sequence: bigint): Promise<number> {
    const [row] = await tx.query<{ sub: number | null }>(
      'select max(sub) as sub from change where book_id = $1 and sequence = $2',
      [bookId, sequence],
    );
    return row?.sub ?? 0;
  }
}
