import { Inject, Injectable } from '@nestjs/common';
import { Database, type Sql } from '@hisaab/database';

import { outboxRow, type NewEvent } from './outbox-row';
import { noteAppended, wake } from './wake';

const nextNumbers = {
  name: 'outbox-next-numbers',
  text: `insert into book_sequence (book_id, value) values ($1::uuid, $2::bigint)
    on conflict (book_id) do update set value = book_sequence.value + excluded.value
    returning value`,
};

const insertRows = {
  name: 'outbox-insert',
  text: `insert into outbox (id, type, channel, subject, actor, request_id, traceparent, data, book_id, sequence)
    select id, type, channel, subject, $8::text, $9::text, $10::text, data::json, $1::uuid, sequence
    from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[])
      as event (id, type, channel, subject, data, sequence)`,
};

/** Where a use case leaves its events, in the transaction of its rows. */
@Injectable()
export class Outbox {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * Checks and writes the events in their order; facts of a book get its next numbers.
   * @returns the last number given, or null when there was no numbered fact.
   */
  async append(tx: Sql, bookId: string | null, events: readonly NewEvent[]): Promise<bigint | null> {
    if (events.length === 0) return null;
    const rows = events.map((event) => outboxRow(event, bookId));
    const facts = bookId === null ? 0 : rows.filter((row) => row[2] === 'facts').length;
    const last = facts > 0 ? await this.nextNumbers(tx, bookId, facts) : null;
    let next = last === null ? 0n : last - BigInt(facts);
    const sequences = rows.map((row) => (last !== null && row[2] === 'facts' ? String(++next) : null));
    const [, , , , actor, requestId, traceparent] = rows[0]!;
    await tx.query(insertRows, [
      bookId,
      rows.map((row) => row[0]),
      rows.map((row) => row[1]),
      rows.map((row) => row[2]),
      rows.map((row) => row[3]),
      rows.map((row) => row[7]),
      sequences,
      actor,
      requestId,
      traceparent,
    ]);
    noteAppended(tx);
    return last;
  }

  /** After the commit: the relay need not wait for its next look. */
  wake(): void {
    wake(this.database);
  }

  private async nextNumbers(tx: Sql, bookId: string | null, count: number): Promise<bigint> {
    const [row] = await tx.query<{ value: bigint }>(nextNumbers, [bookId, count]);
    return BigInt(row!.value);
  }
}
