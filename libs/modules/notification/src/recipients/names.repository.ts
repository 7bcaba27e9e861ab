import { Inject, Injectable } from '@nestjs/common';
import { categoryNamed, type Envelope } from '@hisaab/contracts';
import { Database, type Sql } from '@hisaab/database';

/** Names that messages mention, erasable: null is a name that is gone. */
@Injectable()
export class NamesRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async keep(tx: Sql, messages: readonly Envelope[]): Promise<void> {
    for (const { type, bookid: bookId, data } of messages) {
      const [, kind = ''] = type.split('.');
      const { id, version, name } = categoryNamed.data
        .pick({ id: true, version: true, name: true })
        .parse(data);
      if (bookId === undefined) continue;
      await tx.query(
        `insert into name_copy as kept (book_id, kind, id, version, name) values ($1, $2, $3, $4, $5)
         on conflict (book_id, kind, id) do update set version = excluded.version, name = excluded.name
         where kept.version < excluded.version`,
        [bookId, kind, id, version, name],
      );
    }
  }

  async nameOf(bookId: string, kind: 'category', id: string): Promise<string | null> {
    const [row] = await this.database.query<{ name: string | null }>(
      'select name from name_copy where book_id = $1 and kind = $2 and id = $3',
      [bookId, kind, id],
    );
    return row?.name ?? null;
  }
}
