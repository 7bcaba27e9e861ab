import { Injectable } from '@nestjs/common';
import { Database } from '@hisaab/database';

/** The other keeper of the ledger's chain heads: a tail that is cut there is still known here. */
@Injectable()
export class LedgerHeads {
  constructor(private readonly database: Database) {}

  async headOf(bookId: string): Promise<{ entrySequence: number; hash: string } | null> {
    const [row] = await this.database.query<{ entry_sequence: bigint; hash: string }>(
      'select entry_sequence, hash from ledger_head where book_id = $1',
      [bookId],
    );
    return row ? { entrySequence: Number(row.entry_sequence), hash: row.hash } : null;
  }
}
