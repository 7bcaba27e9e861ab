import type { Sql } from '@hisaab/database';
import type { ChangeSet } from '../changes/change-set';
import type { BulkStep } from './bulk-change';
import type { Transaction } from './transaction';
import { TRANSACTION_COLUMNS, toTransaction, type TransactionRow } from './transactions.repository';

interface Found {
  /** A table `t`. */
  readonly table: string;
  readonly values: readonly unknown[];
}

/** Writes down which rows a job is about; its job must be there. */
export async function keepRows(tx: Sql, set: ChangeSet, { table, values }: Found): Promise<void> {
  const [book, job] = [`$${values.length + 1}::uuid`, `$${values.length + 2}::uuid`];
  await tx.query(
    `insert into change_job_row (book_id, job_id, position, row_id)
     select ${book}, ${job}, row_number() over (order by t.id), t.id from ${table}`,
    [...values, set.bookId, set.id],
  );
}

/** One of the rows that cannot take the step, if there is one. */
export async function findRefused(
  tx: Sql,
  { category, account }: BulkStep,
  { table, values }: Found,
): Promise<Transaction | null> {
  if (category === undefined && account === undefined) return null;
  const at = values.length;
  const [row] = await tx.query<TransactionRow>(
    `select ${TRANSACTION_COLUMNS} from ${table}
     where ($${at + 1} and (t.type = 'transfer' or t.type <> coalesce($${at + 2}, t.type)))
       or (t.account_id <> $${at + 3}::uuid and (t.currency <> $${at + 4} or t.to_account_id = $${at + 3}::uuid))
     limit 1`,
    [
      ...values,
      category !== undefined,
      category?.kind ?? null,
      account?.id ?? null,
      account?.currency ?? null,
    ],
  );
  return row ? toTransaction(row) : null;
}

/** Takes the next rows of a job from its list. */
export async function takeRows(
  tx: Sql,
  set: ChangeSet,
  behind: number,
  limit: number,
): Promise<{ position: number; id: string }[]> {
  const rows = await tx.query<{ position: number; row_id: string }>(
    `delete from change_job_row where book_id = $1 and job_id = $2 and position in (
       select position from change_job_row where book_id = $1 and job_id = $2 and position > $3
       order by position limit $4)
     returning position, row_id`,
    [set.bookId, set.id, behind, limit],
  );
  return rows.map(({ position, row_id: id }) => ({ position, id })).sort((a, b) => a.position - b.position);
}
