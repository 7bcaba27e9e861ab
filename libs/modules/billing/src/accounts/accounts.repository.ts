import type { Sql } from '@hisaab/database';
import { DomainError, foldName } from '@hisaab/kernel';
import type { Account, AccountKind } from './account';

interface AccountRow {
  book_id: string;
  id: string;
  version: number;
  name: string;
  kind: AccountKind;
  currency: string;
  opening_minor: bigint;
  opening_date: string;
  balance_minor: string;
  last4: string | null;
  institution: string | null;
  archived: boolean;
  state: 'live' | 'deleted';
  seed_key: string | null;
  created_at: Date;
  updated_at: Date;
}

const COLUMNS = `book_id, id, version, name, kind, currency, opening_minor, opening_date, balance_minor, last4,
  institution, archived, state, seed_key, created_at, updated_at`;

function toAccount(row: AccountRow): Account {
  return {
    bookId: row.book_id,
    id: row.id,
    version: row.version,
    name: row.name,
    kind: row.kind,
    opening: { minor: row.opening_minor, currency: row.currency },
    openingDate: row.opening_date,
    balance: BigInt(row.balance_minor),
    last4: row.last4,
    institution: row.institution,
    archived: row.archived,
    state: row.state,
    seedKey: row.seed_key,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** All live accounts, the oldest first: the first of a currency is its default. */
export async function liveAccounts(sql: Sql, bookId: string): Promise<Account[]> {
  const rows = await sql.query<AccountRow>(
    {
      name: 'billing-accounts',
      text: `select ${COLUMNS} from account where book_id = $1 and state = 'live' order by created_at, id`,
    },
    [bookId],
  );
  return rows.map(toAccount);
}

/** The account that the book began with, while it is there. */
export async function seededAccount(sql: Sql, bookId: string): Promise<Account | undefined> {
  const rows = await sql.query<AccountRow>(
    `select ${COLUMNS} from account where book_id = $1 and seed_key = 'cash' and state = 'live'`,
    [bookId],
  );
  return rows.map(toAccount)[0];
}

export async function accountsById(sql: Sql, bookId: string, ids: readonly string[]): Promise<Account[]> {
  const rows = await sql.query<AccountRow>(
    {
      name: 'billing-accounts-by-id',
      text: `select ${COLUMNS} from account where book_id = $1 and id = any($2::uuid[])`,
    },
    [bookId, ids],
  );
  return rows.map(toAccount);
}

export function accountMissing(): DomainError {
  return new DomainError('account-not-found', 'missing', 'There is no such account in this book.');
}

export async function liveAccount(sql: Sql, bookId: string, id: string): Promise<Account> {
  const [account] = await accountsById(sql, bookId, [id]);
  if (account?.state === 'live') return account;
  throw accountMissing();
}

/** Rows that were deleted but can be restored count as use. */
export async function isAccountUsed(sql: Sql, bookId: string, id: string): Promise<boolean> {
  const [row] = await sql.query<{ used: boolean }>(
    `select exists (select 1 from transaction where book_id = $1 and account_id = $2)
         or exists (select 1 from transaction where book_id = $1 and to_account_id = $2) as used`,
    [bookId, id],
  );
  return row?.used === true;
}

/** Writes whole rows, new ones and changed ones alike. */
export async function saveAccounts(tx: Sql, accounts: readonly Account[]): Promise<void> {
  if (accounts.length === 0) return;
  const rows = accounts.map((account) => ({
    book_id: account.bookId,
    id: account.id,
    version: account.version,
    name: account.name,
    name_fold: foldName(account.name),
    kind: account.kind,
    currency: account.opening.currency,
    opening_minor: account.opening.minor.toString(),
    opening_date: account.openingDate,
    balance_minor: account.balance.toString(),
    last4: account.last4,
    institution: account.institution,
    archived: account.archived,
    state: account.state,
    seed_key: account.seedKey,
    created_at: account.createdAt,
    updated_at: account.updatedAt,
  }));
  await tx.query(
    {
      name: 'billing-save-accounts',
      text: `insert into account (${COLUMNS}, name_fold, structure)
        select ${COLUMNS}, name_fold,
          (select coalesce(max(a.structure), 0) from account a where a.book_id = made.book_id)
        from jsonb_populate_recordset(null::account, $1::jsonb) made
        on conflict (book_id, id) do update set version = excluded.version, name = excluded.name,
          name_fold = excluded.name_fold, kind = excluded.kind, currency = excluded.currency,
          opening_minor = excluded.opening_minor, opening_date = excluded.opening_date,
          balance_minor = excluded.balance_minor, last4 = excluded.last4, institution = excluded.institution,
          archived = excluded.archived, state = excluded.state, updated_at = excluded.updated_at`,
    },
    [JSON.stringify(rows)],
  );
}

/**
 * Says to recordings, here and in other processes, that something they may have read is gone, closed or of
 * another name: they compare the number, which all accounts of a book share, and look again.
 */
export async function raiseStructure(tx: Sql, bookId: string): Promise<void> {
  await tx.query('update account set structure = structure + 1 where book_id = $1', [bookId]);
}

/** Adds to the balances, in the order of the ids so that writers cannot lock crosswise. */
export async function addToBalances(
  tx: Sql,
  bookId: string,
  deltas: ReadonlyMap<string, bigint>,
): Promise<void> {
  const moved = [...deltas].filter(([, delta]) => delta !== 0n);
  if (moved.length === 0) return;
  await tx.query(
    {
      name: 'billing-add-to-balances',
      text: `update account set balance_minor = balance_minor + delta
        from unnest($2::uuid[], $3::numeric[]) as moved (account_id, delta)
        where book_id = $1 and id = account_id`,
    },
    [bookId, moved.map(([id]) => id), moved.map(([, delta]) => delta.toString())],
  );
}
