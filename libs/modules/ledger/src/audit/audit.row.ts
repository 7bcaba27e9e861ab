import { z } from 'zod';
import type { Envelope } from '@hisaab/contracts';

export interface AuditRow {
  readonly bookId: string;
  readonly sequence: number;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly version: number | null;
  /** `billing.transaction.changed.v1` is `changed`. */
  readonly action: string;
  readonly actor: string | null;
  readonly requestId: string | null;
  readonly occurredAt: string;
  readonly state: string;
}

const fields = z.record(z.string(), z.unknown());
const versioned = z.looseObject({ id: z.uuid(), version: z.number() });
const merged = z.looseObject({ payeeId: z.uuid() });

/** Every fact of billing is about one thing: `{transaction}`, `{account}`, `{category}`, or a merged payee. */
export function auditRow(fact: Envelope): AuditRow | null {
  if (fact.bookid === undefined || fact.sequence === undefined) return null;
  const [, noun = '', action = ''] = fact.type.split('.');
  const data = fields.parse(fact.data);
  const state = data[noun] ?? data;
  const about = versioned.safeParse(state);
  return {
    bookId: fact.bookid,
    sequence: fact.sequence,
    subjectKind: noun,
    subjectId: about.success ? about.data.id : merged.parse(data).payeeId,
    version: about.success ? about.data.version : null,
    action,
    actor: fact.actor ?? null,
    requestId: fact.requestid ?? null,
    occurredAt: fact.time,
    state: JSON.stringify(state),
  };
}
