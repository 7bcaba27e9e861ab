import type { LedgerAccount } from '../posting/legs';

export type LedgerType = 'asset' | 'liability' | 'equity' | 'income' | 'expense';

/** What billing said of an account or a category, with the names that came beside. */
export interface ChartSource {
  readonly accounts: readonly { readonly id: string; readonly kind: string; readonly name: string | null }[];
  readonly categories: readonly {
    readonly id: string;
    readonly kind: string;
    readonly parentId: string | null;
    readonly name: string | null;
  }[];
}

export interface PathPart {
  readonly name: string;
  /** Of the account or category that has the name; empty for what we name ourselves. */
  readonly id: string;
}

export interface NamedAccount {
  readonly account: LedgerAccount;
  readonly type: LedgerType;
  /** From the root to the leaf: Assets, Cash. */
  readonly path: readonly PathPart[];
  readonly accountId: string | null;
  readonly categoryId: string | null;
}

const ROOTS: Readonly<Record<LedgerType, string>> = {
  asset: 'Assets',
  liability: 'Liabilities',
  equity: 'Equity',
  income: 'Income',
  expense: 'Expenses',
};

const OWED_KINDS = new Set(['card', 'loan']);

const FIXED: readonly NamedAccount[] = [
  fixed('equity:opening', 'equity', 'Opening balances'),
  fixed('equity:conversion', 'equity', 'Conversion'),
  fixed('uncategorised:expense', 'expense', 'Uncategorised'),
  fixed('uncategorised:income', 'income', 'Uncategorised'),
];

function fixed(account: LedgerAccount, type: LedgerType, name: string): NamedAccount {
  return { account, type, path: [own(ROOTS[type]), own(name)], accountId: null, categoryId: null };
}

/** The chart of accounts: every ledger account's type and the path of names that a person reads. */
export function chartOf({ accounts, categories }: ChartSource): Map<LedgerAccount, NamedAccount> {
  const chart = new Map(FIXED.map((named) => [named.account, named]));
  for (const { id, kind, name } of accounts) {
    const type = OWED_KINDS.has(kind) ? 'liability' : 'asset';
    const account = `account:${id}`;
    chart.set(account, {
      account,
      type,
      path: [own(ROOTS[type]), given(name, id)],
      accountId: id,
      categoryId: null,
    });
  }
  const byId = new Map(categories.map((category) => [category.id, category]));
  for (const { id, kind, parentId, name } of categories) {
    const type = kind === 'income' ? 'income' : 'expense';
    const account = `category:${id}`;
    const parent = parentId === null ? [] : [given(byId.get(parentId)?.name ?? null, parentId)];
    const path = [own(ROOTS[type]), ...parent, given(name, id)];
    chart.set(account, { account, type, path, accountId: null, categoryId: id });
  }
  return chart;
}

/** An account that the chart does not know (yet) is shown by its code, never left out of a sum. */
export function named(chart: ReadonlyMap<LedgerAccount, NamedAccount>, account: LedgerAccount): NamedAccount {
  const known = chart.get(account);
  if (known) return known;
  const [kind, id = ''] = account.split(':');
  const type = kind === 'account' ? 'asset' : 'expense';
  return {
    account,
    type,
    path: [own(ROOTS[type]), given(null, id)],
    accountId: kind === 'account' ? id : null,
    categoryId: kind === 'category' ? id : null,
  };
}

export function readable({ path }: NamedAccount): string {
  return path.map(({ name }) => name).join(':');
}

function own(name: string): PathPart {
  return { name, id: '' };
}

/** The end of an id is random; its beginning is a time that many share. */
function given(name: string | null, id: string): PathPart {
  return { name: name ?? `Unnamed ${id.slice(-6)}`, id };
}
