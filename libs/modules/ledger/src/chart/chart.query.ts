import { Inject, Injectable } from '@nestjs/common';
import type { LedgerAccount as AccountView } from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { formatMoney } from '@hisaab/kernel';

import type { LedgerAccount } from '../posting/legs';
import { chartOf, named, readable, type ChartSource, type NamedAccount } from './account-names';

interface AccountRow {
  id: string;
  kind: string;
  currency: string;
  state: string;
  name: string | null;
}

interface CategoryRow {
  id: string;
  kind: string;
  parent_id: string | null;
  name: string | null;
}

interface BalanceRow {
  account: LedgerAccount;
  currency: string;
  minor: string;
}

/** Reads the chart of accounts of one book. */
@Injectable()
export class ChartQuery {
  constructor(@Inject(Database) private readonly database: Database) {}

  async chart(bookId: string): Promise<Map<LedgerAccount, NamedAccount>> {
    const [accounts, categories] = await Promise.all([this.accounts(bookId), this.categories(bookId)]);
    return chartOf({ accounts, categories });
  }

  /** Every account of money, and what else has postings. */
  async accountsWithBalances(bookId: string): Promise<AccountView[]> {
    const [accounts, categories, balances] = await Promise.all([
      this.accounts(bookId),
      this.categories(bookId),
      this.balances(bookId),
    ]);
    const chart = chartOf({ accounts, categories });
    const used = new Set(balances.map(({ account }) => account));
    const unused = accounts
      .filter(({ id, state }) => state === 'live' && !used.has(`account:${id}`))
      .map(({ id, currency }) => ({ account: `account:${id}`, currency, minor: '0' }));
    return [...balances, ...unused]
      .map((row) => viewOf(named(chart, row.account), row))
      .sort((a, b) => order(a).localeCompare(order(b)));
  }

  /** The accounts that have postings, with their currencies: what an export declares. */
  async used(bookId: string): Promise<{ account: LedgerAccount; currency: string }[]> {
    return this.balances(bookId);
  }

  private balances(bookId: string): Promise<BalanceRow[]> {
    return this.database.query<BalanceRow>(
      {
        name: 'ledger-balances',
        text: 'select account, currency, minor::text from balance where book_id = $1',
      },
      [bookId],
    );
  }

  private accounts(bookId: string): Promise<AccountRow[]> {
    return this.database.query<AccountRow>(
      {
        name: 'ledger-accounts',
        text: `select account.id, account.kind, account.currency, account.state, name.name
          from account_copy as account
          left join name_copy as name
            on name.book_id = account.book_id and name.kind = 'account' and name.id = account.id
          where account.book_id = $1`,
      },
      [bookId],
    );
  }

  private async categories(bookId: string): Promise<ChartSource['categories']> {
    const rows = await this.database.query<CategoryRow>(
      {
        name: 'ledger-categories',
        text: `select category.id, category.kind, category.parent_id, name.name
          from category_copy as category
          left join name_copy as name
            on name.book_id = category.book_id and name.kind = 'category' and name.id = category.id
          where category.book_id = $1`,
      },
      [bookId],
    );
    return rows.map(({ id, kind, parent_id: parentId, name }) => ({ id, kind, parentId, name }));
  }
}

function viewOf(about: NamedAccount, { currency, minor }: BalanceRow): AccountView {
  return {
    account: about.account,
    name: readable(about),
    type: about.type,
    currency,
    balance: formatMoney({ minor: BigInt(minor), currency }),
    accountId: about.accountId,
    categoryId: about.categoryId,
  };
}

const TYPES = ['asset', 'liability', 'income', 'expense', 'equity'];

function order({ type, name, currency, account }: AccountView): string {
  return `${TYPES.indexOf(type)} ${name} ${currency} ${account}`;
}
