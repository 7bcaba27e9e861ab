import { Injectable } from '@nestjs/common';
import { accountNamed, type Envelope } from '@hisaab/contracts';
import type { Sql, Statement } from '@hisaab/database';

const keepNames: Statement = {
  name: 'ledger-keep-names',
  text: `insert into name_copy as kept (book_id, kind, id, version, name)
    select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::int[], $5::text[])
    on conflict (book_id, kind, id) do update set version = excluded.version, name = excluded.name
    where kept.version < excluded.version`,
};

/** The words behind the ids, erasable: null is a name that is gone. */
@Injectable()
export class NamesRepository {
  async keep(tx: Sql, messages: readonly Envelope[]): Promise<void> {
    const newest = new Map<
      string,
      { bookId: string; kind: string; id: string; version: number; name: string | null }
    >();
    for (const { type, bookid: bookId, data } of messages) {
      if (bookId === undefined) continue;
      const [, kind = ''] = type.split('.');
      const { id, version, name } = accountNamed.data.parse(data);
      const key = `${bookId}/${kind}/${id}`;
      if ((newest.get(key)?.version ?? 0) < version) newest.set(key, { bookId, kind, id, version, name });
    }
    const rows = [...newest.values()];
    if (rows.length === 0) return;
    await tx.query(keepNames, [
      rows.map((row) => row.bookId),
      rows.map((row) => row.kind),
      rows.map((row) => row.id),
      rows.map((row) => row.version),
      rows.map((row) => row.name),
    ]);
  }
}
