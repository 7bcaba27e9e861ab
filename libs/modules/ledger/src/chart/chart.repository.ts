import { Injectable } from '@nestjs/common';
import {
  accountChanged,
  categoryChanged,
  payeeMerged,
  type AccountFact,
  type CategoryFact,
  type Envelope,
} from '@hisaab/contracts';
import type { Sql, Statement } from '@hisaab/database';

interface InBook<Fact> {
  readonly bookId: string;
  readonly fact: Fact;
}

const keepAccounts: Statement = {
  name: 'ledger-keep-accounts',
  text: `insert into account_copy as kept (book_id, id, version, kind, currency, archived, state)
    select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::bool[], $7::text[])
    on conflict (book_id, id) do update set version = excluded.version, kind = excluded.kind,
      currency = excluded.currency, archived = excluded.archived, state = excluded.state
    where kept.version < excluded.version`,
};

const keepCategories: Statement = {
  name: 'ledger-keep-categories',
  text: `insert into category_copy as kept (book_id, id, version, kind, parent_id, archived, state)
    select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::uuid[], $6::bool[], $7::text[])
    on conflict (book_id, id) do update set version = excluded.version, kind = excluded.kind,
      parent_id = excluded.parent_id, archived = excluded.archived, state = excluded.state
    where kept.version < excluded.version`,
};

const keepAlias: Statement = {
  name: 'ledger-keep-alias',
  // Kept flat: whoever was merged into the one that is merged now goes with it.
  text: `with moved as (
      update payee_alias set into_payee_id = $3 where book_id = $1 and into_payee_id = $2 and payee_id <> $3
    )
    insert into payee_alias (book_id, payee_id, into_payee_id) values ($1, $2, $3)
    on conflict (book_id, payee_id) do update set into_payee_id = excluded.into_payee_id`,
};

/** Copies of billing's accounts, categories and merged payees: the chart of accounts is read from them. */
@Injectable()
export class ChartRepository {
  async keep(tx: Sql, facts: readonly Envelope[]): Promise<void> {
    const accounts = new Map<string, InBook<AccountFact>>();
    const categories = new Map<string, InBook<CategoryFact>>();
    for (const { type, bookid: bookId, data } of facts) {
      if (bookId === undefined) continue;
      // One row an id and statement: of several in a batch the last one counts.
      if (type === accountChanged.type) {
        const { account } = accountChanged.data.parse(data);
        accounts.set(`${bookId}/${account.id}`, { bookId, fact: account });
      } else if (type === categoryChanged.type) {
        const { category } = categoryChanged.data.parse(data);
        categories.set(`${bookId}/${category.id}`, { bookId, fact: category });
      } else if (type === payeeMerged.type) {
        const { payeeId, intoPayeeId } = payeeMerged.data.parse(data);
        await tx.query(keepAlias, [bookId, payeeId, intoPayeeId]);
      }
    }
    if (accounts.size > 0) await tx.query(keepAccounts, accountColumns([...accounts.values()]));
    if (categories.size > 0) await tx.query(keepCategories, categoryColumns([...categories.values()]));
  }
}

function accountColumns(rows: readonly InBook<AccountFact>[]): unknown[] {
  return [
    rows.map(({ bookId }) => bookId),
    rows.map(({ fact }) => fact.id),
    rows.map(({ fact }) => fact.version),
    rows.map(({ fact }) => fact.kind),
    rows.map(({ fact }) => fact.currency),
    rows.map(({ fact }) => fact.archived),
    rows.map(({ fact }) => fact.state),
  ];
}

function categoryColumns(rows: readonly InBook<CategoryFact>[]): unknown[] {
  return [
    rows.map(({ bookId }) => bookId),
    rows.map(({ fact }) => fact.id),
    rows.map(({ fact }) => fact.version),
    rows.map(({ fact }) => fact.kind),
    rows.map(({ fact }) => fact.parentId),
    rows.map(({ fact }) => fact.archived),
    rows.map(({ fact }) => fact.state),
  ];
}
