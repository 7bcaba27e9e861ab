import type { Sql } from '@hisaab/database';
import { DomainError, foldName, uuidv7 } from '@hisaab/kernel';
import type { Changed } from '../changes/change.recorder';
import { makePayee, type Payee } from './payee';
import { payeeChange } from './payee.view';

interface PayeeRow {
  book_id: string;
  id: string;
  version: number;
  name: string;
  into_id: string | null;
  state: 'live' | 'deleted';
  created_at: Date;
  updated_at: Date;
}

const COLUMNS = 'book_id, id, version, name, into_id, state, created_at, updated_at';

function toPayee(row: PayeeRow): Payee {
  return {
    bookId: row.book_id,
    id: row.id,
    version: row.version,
    name: row.name,
    intoId: row.into_id,
    state: row.state,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export async function payeesById(sql: Sql, bookId: string, ids: readonly string[]): Promise<Payee[]> {
  if (ids.length === 0) return [];
  const rows = await sql.query<PayeeRow>(
    {
      name: 'billing-payees-by-id',
      text: `select ${COLUMNS} from payee where book_id = $1 and id = any($2::uuid[])`,
    },
    [bookId, ids],
  );
  return rows.map(toPayee);
}

/** By their folded names, aliases too. */
export async function payeesByName(sql: Sql, bookId: string, folded: readonly string[]): Promise<Payee[]> {
  if (folded.length === 0) return [];
  const rows = await sql.query<PayeeRow>(
    {
      name: 'billing-payees-by-name',
      text: `select ${COLUMNS} from payee where book_id = $1 and name_fold = any($2) and state = 'live'`,
    },
    [bookId, folded],
  );
  return rows.map(toPayee);
}

/** The aliases that lead to these payees. */
export async function aliasesOfAll(sql: Sql, bookId: string, ids: readonly string[]): Promise<Payee[]> {
  if (ids.length === 0) return [];
  const rows = await sql.query<PayeeRow>(
    `select ${COLUMNS} from payee where book_id = $1 and into_id = any($2::uuid[]) and state = 'live'`,
    [bookId, ids],
  );
  return rows.map(toPayee);
}

export async function livePayee(sql: Sql, bookId: string, id: string): Promise<Payee> {
  const [payee] = await payeesById(sql, bookId, [id]);
  if (payee?.state === 'live') return payee;
  throw new DomainError('payee-not-found', 'missing', 'There is no such payee in this book.');
}

/**
 * Ids of payees by their typed names (keys are folded names); an alias gives the one it leads to, and what is
 * missing is made. The caller holds the book, and records `made` with its write.
 */
export async function resolvePayees(
  tx: Sql,
  bookId: string,
  names: readonly string[],
  at: Date,
): Promise<{ ids: Map<string, string>; made: Changed[] }> {
  const typed = new Map(names.map((name) => [foldName(name), name]));
  typed.delete('');
  const known = await payeesByName(tx, bookId, [...typed.keys()]);
  const ids = new Map(known.map((payee) => [foldName(payee.name), payee.intoId ?? payee.id]));
  const made = [...typed]
    .filter(([folded]) => !ids.has(folded))
    .map(([, name]) => makePayee(name, { bookId, id: uuidv7(), at }));
  await savePayees(tx, made);
  for (const payee of made) ids.set(foldName(payee.name), payee.id);
  return { ids, made: made.map((payee) => payeeChange(null, payee)) };
}

/** Writes whole rows, new ones and changed ones alike. */
export async function savePayees(tx: Sql, payees: readonly Payee[]): Promise<void> {
  if (payees.length === 0) return;
  const rows = payees.map((payee) => ({
    book_id: payee.bookId,
    id: payee.id,
    version: payee.version,
    name: payee.name,
    name_fold: foldName(payee.name),
    into_id: payee.intoId,
    state: payee.state,
    created_at: payee.createdAt,
    updated_at: payee.updatedAt,
  }));
  await tx.query(
    {
      name: 'billing-save-payees',
      text: `insert into payee (${COLUMNS}, name_fold)
        select ${COLUMNS}, name_fold from jsonb_populate_recordset(null::payee, $1::jsonb)
        on conflict (book_id, id) do update set version = excluded.version, name = excluded.name,
          name_fold = excluded.name_fold, into_id = excluded.into_id, state = excluded.state,
          updated_at = excluded.updated_at`,
    },
    [JSON.stringify(rows)],
  );
}
