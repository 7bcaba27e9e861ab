import { DomainError, negate, parseMoney, type CivilDate, type Money, type MoneyText } from '@hisaab/kernel';

/**
 * The code of a ledger account, stable for ever and free of names: `account:<id>` (an asset or a liability),
 * `category:<id>` (an income or an expense), `uncategorised:expense|income`, `equity:opening|conversion`.
 */
export type LedgerAccount = string;

export interface Leg {
  readonly account: LedgerAccount;
  readonly amount: Money;
}

/** What is to stand in the journal for a transaction or for an opening balance. */
export interface Standing {
  readonly date: CivilDate;
  readonly legs: readonly Leg[];
}

export interface BookedTransaction {
  readonly type: string;
  readonly date: CivilDate;
  readonly amount: MoneyText;
  readonly accountId: string;
  readonly toAccountId: string | null;
  readonly toAmount: MoneyText | null;
  readonly lines: readonly { readonly categoryId: string | null; readonly amount: MoneyText }[];
  readonly state: 'live' | 'deleted';
}

export interface OpenedAccount {
  readonly id: string;
  readonly openingBalance: MoneyText;
  readonly openingDate: CivilDate;
  readonly state: 'live' | 'deleted';
}

export function accountOf(id: string): LedgerAccount {
  return `account:${id}`;
}

function categoryOf(id: string | null, type: 'expense' | 'income'): LedgerAccount {
  return id === null ? `uncategorised:${type}` : `category:${id}`;
}

/** Null where nothing may stand: the transaction is deleted. */
export function standingOfTransaction(transaction: BookedTransaction): Standing | null {
  if (transaction.state === 'deleted') return null;
  const legs = transaction.type === 'transfer' ? transferLegs(transaction) : categoryLegs(transaction);
  refuseUnbalanced(legs);
  return { date: transaction.date, legs };
}

/** Signed: what is owed is negative, for every kind of account. A balance of zero needs no entry. */
export function standingOfOpening(account: OpenedAccount): Standing | null {
  const amount = parseMoney(account.openingBalance);
  if (account.state === 'deleted' || amount.minor === 0n) return null;
  const legs = [
    { account: accountOf(account.id), amount },
    { account: 'equity:opening', amount: negate(amount) },
  ];
  return { date: account.openingDate, legs };
}

function categoryLegs({ type, accountId, amount, lines }: BookedTransaction): Leg[] {
  if (type !== 'expense' && type !== 'income') throw unpostable(`the type ${type} has no rule of posting`);
  const inward = type === 'income';
  const whole = parseMoney(amount);
  return [
    { account: accountOf(accountId), amount: inward ? whole : negate(whole) },
    ...lines.map((line) => {
      const part = parseMoney(line.amount);
      return { account: categoryOf(line.categoryId, type), amount: inward ? negate(part) : part };
    }),
  ];
}

function transferLegs({ accountId, toAccountId, amount, toAmount }: BookedTransaction): Leg[] {
  if (toAccountId === null) throw unpostable('a transfer names no account that it goes to');
  const sent = parseMoney(amount);
  const from = { account: accountOf(accountId), amount: negate(sent) };
  if (toAmount === null) return [from, { account: accountOf(toAccountId), amount: sent }];
  // Sums never cross currencies: each side balances over the conversion account in its own.
  const received = parseMoney(toAmount);
  return [
    from,
    { account: 'equity:conversion', amount: sent },
    { account: 'equity:conversion', amount: negate(received) },
    { account: accountOf(toAccountId), amount: received },
  ];
}

export function refuseUnbalanced(legs: readonly Leg[]): void {
  const sums = new Map<string, bigint>();
  for (const { amount } of legs) sums.set(amount.currency, (sums.get(amount.currency) ?? 0n) + amount.minor);
  for (const [currency, sum] of sums) {
    if (sum !== 0n) throw unpostable(`its ${currency} legs leave ${sum}`);
  }
}

function unpostable(why: string): DomainError {
  return new DomainError('unpostable', 'unprocessable', `The fact cannot be posted: ${why}`);
}
