import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@hisaab/database';

/** How far a book is: the newest number of its facts, and how often something of it was called otherwise. */
export interface BookPosition {
  readonly sequence: bigint;
  readonly renames: bigint;
}

export const BEFORE_ALL: BookPosition = { sequence: 0n, renames: 0n };

/** Where each book is: one row a book, written once a batch. */
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

  /** Names have no numbers, so they are only counted; one that is counted twice does no harm. */
  async renamed(bookIds: readonly string[]): Promise<void> {
    await this.database.query(
      {
        name: 'notification-renamed',
        text: `insert into book_position as kept (book_id, sequence, renames)
          select book_id, 0, 1 from unnest($1::uuid[]) as renamed (book_id)
          order by book_id
          on conflict (book_id) do update set renames = kept.renames + 1`,
      },
      [bookIds],
    );
  }

  async of(bookIds: readonly string[]): Promise<Map<string, BookPosition>> {
    const rows = await this.database.query<{ book_id: string } & BookPosition>(
      {
        name: 'notification-positions',
        text: 'select book_id, sequence, renames from book_position where book_id = any($1::uuid[])',
      },
      [bookIds],
    );
    return new Map(rows.map(({ book_id: bookId, ...position }) => [bookId, position]));
  }
}
