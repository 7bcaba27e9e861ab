import type { Sql } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import {
  foldNote,
  shortTime,
  type CategorySource,
  type Transaction,
  type TransactionSource,
  type TransactionType,
} from './transaction';

export interface TransactionRow {
  book_id: string;
  id: string;
  version: number;
  type: TransactionType;
  date: string;
  time: string | null;
  currency: string;
  amount_minor: bigint;
  account_id: string;
  to_account_id: string | null;
  to_currency: string | null;
  to_amount_minor: bigint | null;
  payee_id: string | null;
  category_id: string | null;
  category_source: CategorySource;
  splits: { categoryId: string | null; amount: string; note: string | null }[] | null;
  tag_ids: string[];
  note: string | null;
  source: TransactionSource;
  state: 'live' | 'deleted';
  deleted_at: Date | null;
  change_set_id: string;
  body_hash: Buffer | null;
  created_at: Date;
  updated_at: Date;
}

const STORED = `book_id, id, version, type, date, time, currency, amount_minor, account_id, to_account_id,
  to_currency, to_amount_minor, payee_id, category_id, category_source, tag_ids, note, source, state, deleted_at,
  change_set_id, body_hash, created_at, updated_at`;

/** The columns of a row `t` with its splits; amounts inside JSON are text, since JSON's numbers are floats. */
export const TRANSACTION_COLUMNS = `t.${STORED.replaceAll(/,\s+/g, ', t.')},
  case when t.split_count > 0 then (
    select json_agg(json_build_object('categoryId', l.category_id, 'amount', l.amount_minor::text, 'note', l.note)
                    order by l.line)
    from transaction_line l where l.book_id = t.book_id and l.transaction_id = t.id
  ) end as splits`;

export function toTransaction(row: TransactionRow): Transaction {
  return {
    bookId: row.book_id,
    id: row.id,
    version: row.version,
    type: row.type,
    date: row.date,
    time: shortTime(row.time),
    amount: { minor: row.amount_minor, currency: row.currency },
    accountId: row.account_id,
    toAccountId: row.to_account_id,
    toAmount:
      row.to_amount_minor === null || row.to_currency === null
        ? null
        : { minor: row.to_amount_minor, currency: row.to_currency },
    payeeId: row.payee_id,
    categoryId: row.category_id,
    categorySource: row.category_source,
    splits: (row.splits ?? []).map(({ categoryId, amount, note }) => ({
      categoryId,
      minor: BigInt(amount),
      note,
    })),
    tagIds: row.tag_ids,
    note: row.note,
    source: row.source,
    state: row.state,
    deletedAt: row.deleted_at,
    changeSetId: row.change_set_id,
    bodyHash: row.body_hash,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export async function transactionsById(
  sql: Sql,
  bookId: string,
  ids: readonly string[],
): Promise<Transaction[]> {
  if (ids.length === 0) return [];
  const rows = await sql.query<TransactionRow>(
    {
      name: 'billing-transactions-by-id',
      text: `select ${TRANSACTION_COLUMNS} from transaction t where t.book_id = $1 and t.id = any($2::uuid[])`,
    },
    [bookId, ids],
  );
  return rows.map(toTransaction);
}

export function transactionMissing(): DomainError {
  return new DomainError('transaction-not-found', 'missing', 'There is no such transaction in this book.');
}

export async function transactionById(sql: Sql, bookId: string, id: string): Promise<Transaction> {
  const [transaction] = await transactionsById(sql, bookId, [id]);
  if (!transaction) throw transactionMissing();
  return transaction;
}

/** Writes whole rows with their splits, new ones and changed ones alike. */
export async function saveTransactions(tx: Sql, transactions: readonly Transaction[]): Promise<void> {
  if (transactions.length === 0) return;
  await tx.query(SAVE, [JSON.stringify(transactions.map(toRow))]);
  const bookId = transactions[0]?.bookId;
  const changed = transactions.filter(({ version }) => version > 1).map(({ id }) => id);
  if (changed.length > 0) {
    await tx.query(
      {
        name: 'billing-drop-splits',
        text: 'delete from transaction_line where book_id = $1 and transaction_id = any($2::uuid[])',
      },
      [bookId, changed],
    );
  }
  const lines = transactions.flatMap(({ id, splits }) =>
    splits.map((split, line) => ({ id, line, ...split })),
  );
  if (lines.length === 0) return;
  await tx.query(
    {
      name: 'billing-save-splits',
      text: `insert into transaction_line (book_id, transaction_id, line, category_id, amount_minor, note)
        select $1, * from unnest($2::uuid[], $3::smallint[], $4::uuid[], $5::bigint[], $6::text[])`,
    },
    [
      bookId,
      lines.map((line) => line.id),
      lines.map((line) => line.line),
      lines.map((line) => line.categoryId),
      lines.map((line) => line.minor.toString()),
      lines.map((line) => line.note),
    ],
  );
}

const WRITTEN = `${STORED}, split_count, note_fold`;
const KEPT = new Set(['book_id', 'id', 'body_hash', 'created_at']);
const SAVE = {
  name: 'billing-save-transactions',
  text: `insert into transaction (${WRITTEN})
    select ${WRITTEN} from jsonb_populate_recordset(null::transaction, $1::jsonb)
    on conflict (book_id, id) do update set ${WRITTEN.split(/,\s+/)
      .filter((column) => !KEPT.has(column))
      .map((column) => `${column} = excluded.${column}`)
      .join(', ')}`,
};

function toRow(transaction: Transaction) {
  return {
    book_id: transaction.bookId,
    id: transaction.id,
    version: transaction.version,
    type: transaction.type,
    date: transaction.date,
    time: transaction.time,
    currency: transaction.amount.currency,
    amount_minor: transaction.amount.minor.toString(),
    account_id: transaction.accountId,
    to_account_id: transaction.toAccountId,
    to_currency: transaction.toAmount?.currency ?? null,
    to_amount_minor: transaction.toAmount?.minor.toString() ?? null,
    payee_id: transaction.payeeId,
    category_id: transaction.categoryId,
    category_source: transaction.categorySource,
    split_count: transaction.splits.length,
    tag_ids: transaction.tagIds,
    note: transaction.note,
    note_fold: foldNote(transaction.note),
    source: transaction.source,
    state: transaction.state,
    deleted_at: transaction.deletedAt,
    change_set_id: transaction.changeSetId,
    body_hash: transaction.bodyHash && `\\x${transaction.bodyHash.toString('hex')}`,
    created_at: transaction.createdAt,
    updated_at: transaction.updatedAt,
  };
}
