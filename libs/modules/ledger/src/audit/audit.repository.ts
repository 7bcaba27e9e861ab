import { Injectable } from '@nestjs/common';
import type { Envelope } from '@hisaab/contracts';
import type { Sql, Statement } from '@hisaab/database';

import { auditRow } from './audit.row';

const insertAudit: Statement = {
  name: 'ledger-insert-audit',
  text: `insert into audit (book_id, sequence, subject_kind, subject_id, version, action, actor, request_id,
      occurred_at, state)
    select book_id, sequence, subject_kind, subject_id, version, action, actor, request_id, occurred_at, state::jsonb
    from unnest($1::uuid[], $2::bigint[], $3::text[], $4::uuid[], $5::int[], $6::text[], $7::text[], $8::text[],
      $9::timestamptz[], $10::text[]) as row (book_id, sequence, subject_kind, subject_id, version, action, actor,
      request_id, occurred_at, state)`,
};

/** Who did what, when: billing's facts, written down once. */
@Injectable()
export class AuditRepository {
  async keep(tx: Sql, facts: readonly Envelope[]): Promise<void> {
    const rows = facts.map(auditRow).filter((row) => row !== null);
    if (rows.length === 0) return;
    await tx.query(insertAudit, [
      rows.map((row) => row.bookId),
      rows.map((row) => row.sequence),
      rows.map((row) => row.subjectKind),
      rows.map((row) => row.subjectId),
      rows.map((row) => row.version),
      rows.map((row) => row.action),
      rows.map((row) => row.actor),
      rows.map((row) => row.requestId),
      rows.map((row) => row.occurredAt),
      rows.map((row) => row.state),
    ]);
  }
}
