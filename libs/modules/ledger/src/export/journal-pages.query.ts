import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@hisaab/database';
import type { CivilDate } from '@hisaab/kernel';

export interface JournalRow {
  sequence: bigint;
  id: string;
  entry_date: CivilDate;
  transaction_id: string | null;
  reversal_of: string | null;
  payee: string | null;
  legs: [account: string, currency: string, minor: string][];
}

const PAGE = 1_000;

/** Walks journal_entry_date; the payee is the one that the fact behind the entry named. */
const NEXT = {
  name: 'ledger-export-page',
  text: `with entry as materialized (
      select * from journal_entry
      where book_id = $1 and (entry_date, sequence) > ($2::date, $3::bigint) and sequence <= $4
      order by entry_date, sequence limit ${PAGE}
    )
    select entry.sequence, entry.id, entry.entry_date, entry.transaction_id, entry.reversal_of, name.name as payee,
      (select json_agg(json_build_array(account, currency, minor::text) order by position) from posting
        where posting.book_id = $1 and posting.entry_sequence = entry.sequence) as legs
    from entry
    left join audit on audit.book_id = $1 and audit.sequence = entry.source_sequence
    left join payee_alias as alias
      on alias.book_id = $1 and alias.payee_id = (audit.state ->> 'payeeId')::uuid
    left join name_copy as name on name.book_id = $1 and name.kind = 'payee'
      and name.id = coalesce(alias.into_payee_id, (audit.state ->> 'payeeId')::uuid)
    order by entry.entry_date, entry.sequence`,
};

/** The journal by date, then sequence, a page at a time. */
@Injectable()
export class JournalPagesQuery {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** How far the journal goes now: rows are never changed, so what is up to here is a snapshot. */
  async extent(bookId: string): Promise<{ last: bigint; firstDate: CivilDate | null }> {
    const [row] = await this.database.query<{ last: bigint; first_date: CivilDate | null }>(
      `select coalesce(max(sequence), 0) as last, min(entry_date) as first_date from journal_entry where book_id = $1`,
      [bookId],
    );
    return { last: row?.last ?? 0n, firstDate: row?.first_date ?? null };
  }

  async *pages(bookId: string, last: bigint): AsyncGenerator<JournalRow[]> {
    let after: [CivilDate, bigint] = ['0001-01-01', 0n];
    for (;;) {
      const rows = await this.database.query<JournalRow>(NEXT, [bookId, ...after, last]);
      if (rows.length > 0) yield rows;
      const end = rows.at(-1);
      if (!end || rows.length < PAGE) return;
      after = [end.entry_date, end.sequence];
    }
  }
}
