import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@hisaab/database';

/** The newest number of each book's facts: one row a book, written once a batch. */
@Injectable()
export class BookPositionsRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Never goes back, so that it needs no inbox: a repeat or a late message does nothing. */
  async reached(newest: ReadonlyMap<string, number>): Promise<void> {
    await this.database.query(
      {
        name: 'notification-reached',
        text: `insert into book_position as kept (book_id, sequence)
          select book_id, sequence from unnest($1::uuid[], $2::bigint[]) as reached (book_id, sequence)
          order by book_id
          on conflict (book_id) do update set sequence = excluded.sequence
          where kept.sequence < excluded.sequence`,
      },
      [[...newest.keys()], [...newest.values()]],
    );
  }

  async of(bookIds: readonly string[]): Promise<Map<string, bigint>> {
    const rows = await this.database.query<{ book_id: string; sequence: bigint }>(
      {
        name: 'notification-positions',
        text: 'select book_id, sequence from book_position where book_id = any($1::uuid[])',
      },
      [bookIds],
    );
    return new Map(rows.map((row) => [row.book_id, row.sequence]));
  }
}
