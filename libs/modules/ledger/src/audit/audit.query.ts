import { Inject, Injectable } from '@nestjs/common';
import { transactionFact, type AuditRecord, type TransactionFact } from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { formatMoney } from '@hisaab/kernel';

import { standingOfTransaction } from '../posting/legs';

interface Row {
  sequence: bigint;
  version: number;
  action: string;
  actor: string | null;
  occurred_at: Date;
  state: unknown;
}

/** Who did what to a transaction, oldest first; what was before is the state of the row before. */
@Injectable()
export class AuditQuery {
  constructor(@Inject(Database) private readonly database: Database) {}

  async ofTransaction(bookId: string, transactionId: string): Promise<AuditRecord[]> {
    const rows = await this.database.query<Row>(
      `select sequence, version, action, actor, occurred_at, state from audit
       where book_id = $1 and subject_id = $2 and subject_kind = 'transaction' order by sequence`,
      [bookId, transactionId],
    );
    const states = rows.map((row) => imageOf(transactionFact.parse(row.state)));
    return rows.map((row, at) => ({
      at: row.occurred_at.toISOString(),
      actor: row.actor,
      action: row.action,
      sequence: Number(row.sequence),
      version: row.version,
      before: states[at - 1] ?? null,
      after: states[at] ?? null,
    }));
  }
}

/** Ids, amounts and dates, and what they mean in the journal. */
function imageOf(state: TransactionFact): AuditRecord['after'] {
  const standing = standingOfTransaction(state);
  if (!standing) return null;
  const postings = standing.legs.map(({ account, amount }) => ({ account, amount: formatMoney(amount) }));
  return { ...state, postings };
}
