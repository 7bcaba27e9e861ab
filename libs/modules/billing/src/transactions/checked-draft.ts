import { DomainError, type CivilDate, type Money, type MoneyText } from '@hisaab/kernel';
import { boundedMoney } from '../accounts/account';
import {
  checkSplits,
  type Line,
  type Transaction,
  type TransactionDraft,
  type TransactionType,
} from './transaction';

/** What a person typed, by contract. */
export interface TransactionInput {
  readonly type: TransactionType;
  readonly amount: MoneyText;
  readonly date: CivilDate;
  readonly time?: string | null | undefined;
  readonly accountId?: string | undefined;
  readonly toAccountId?: string | null | undefined;
  readonly toAmount?: MoneyText | null | undefined;
  readonly categoryId?: string | null | undefined;
  readonly category?: string | null | undefined;
  readonly payee?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly tags?: string[] | null | undefined;
  readonly splits?:
    { categoryId: string; amount: MoneyText; note?: string | null | undefined }[] | null | undefined;
}

export interface NearAccount {
  readonly id: string;
  readonly currency: string;
  readonly archived: boolean;
}

export interface NearCategory {
  readonly id: string;
  readonly kind: string;
  readonly archived: boolean;
}

/** What of the book an input touches; live rows only. */
export interface Surroundings {
  /** The one that was named, or the book's first of the currency. */
  readonly account: NearAccount | null;
  readonly toAccount: NearAccount | null;
  readonly categories: readonly NearCategory[];
  readonly payeeId: string | null;
  readonly tagIds: readonly string[];
  /** What the payee or the note had before; asked only where no category was given. */
  readonly learnedCategoryId: string | null;
}

function refuse(code: string, detail: string): never {
  throw new DomainError(code, 'unprocessable', detail);
}

/**
 * The draft that an input makes in its surroundings, or the refusal. An edit (`current`) may keep an account or
 * category that was archived meanwhile; a new row may not use one.
 */
export function checkedDraft(
  input: TransactionInput,
  near: Surroundings,
  current?: Transaction,
): TransactionDraft {
  const amount = boundedMoney(input.amount);
  const account = checkedAccount(input, near, amount, current);
  const transfer = checkedTransfer(input, near, amount, account, current);
  const splits = checkedSplits(input, near, amount, current);
  const category = checkedCategory(input, near, current);
  const learned = mayLearn(input) && splits.length === 0 && near.learnedCategoryId;
  return {
    type: input.type,
    date: input.date,
    time: input.time ?? null,
    amount,
    accountId: account.id,
    ...transfer,
    payeeId: near.payeeId,
    categoryId: category ?? (learned || null),
    categorySource: learned ? 'learned' : category !== null || splits.length > 0 ? 'given' : 'none',
    splits,
    tagIds: near.tagIds,
    note: input.note || null,
  };
}

/** A category that is left out is learned; `null` says that there is none. */
export function mayLearn({ type, categoryId, category }: TransactionInput): boolean {
  return type !== 'transfer' && categoryId === undefined && !category;
}

function checkedAccount(
  input: TransactionInput,
  near: Surroundings,
  amount: Money,
  current: Transaction | undefined,
): NearAccount {
  const { account } = near;
  if (!account) {
    if (input.accountId) throw missing('account');
    return refuse('currency-mismatch', `The book has no open account in ${amount.currency}.`);
  }
  if (account.currency !== amount.currency) {
    return refuse(
      'currency-mismatch',
      `The amount is in ${amount.currency}, the account in ${account.currency}.`,
    );
  }
  refuseArchivedAccount(account, current);
  return account;
}

function refuseArchivedAccount(account: NearAccount, current: Transaction | undefined): void {
  const isKept = current?.accountId === account.id || current?.toAccountId === account.id;
  if (account.archived && !isKept)
    refuse('account-archived', 'The account is archived and takes no new rows.');
}

function checkedTransfer(
  input: TransactionInput,
  near: Surroundings,
  amount: Money,
  from: NearAccount,
  current: Transaction | undefined,
): { toAccountId: string | null; toAmount: Money | null } {
  if (input.type !== 'transfer') {
    if (input.toAccountId || input.toAmount)
      refuse('not-a-transfer', 'Only a transfer goes to another account.');
    return { toAccountId: null, toAmount: null };
  }
  if (!input.toAccountId) return refuse('transfer-target', 'A transfer says in toAccountId where it goes.');
  if (input.categoryId || input.category || input.splits?.length) {
    refuse('transfer-category', 'A transfer is neither spent nor earned, so it has no category.');
  }
  if (!near.toAccount) throw missing('account');
  if (near.toAccount.id === from.id) refuse('same-account', 'A transfer needs two accounts.');
  refuseArchivedAccount(near.toAccount, current);
  const toAmount = input.toAmount ? boundedMoney(input.toAmount) : null;
  const { currency } = near.toAccount;
  if (currency === amount.currency && toAmount) {
    refuse('to-amount', 'Both accounts have one currency, so toAmount is left out.');
  }
  if (currency !== amount.currency && !toAmount) {
    refuse('to-amount', `Say in toAmount how much arrives in ${currency}.`);
  }
  if (toAmount && toAmount.currency !== currency) {
    refuse('currency-mismatch', `What arrives is in ${toAmount.currency}, the account in ${currency}.`);
  }
  return { toAccountId: near.toAccount.id, toAmount };
}

function checkedSplits(
  input: TransactionInput,
  near: Surroundings,
  amount: Money,
  current: Transaction | undefined,
): Line[] {
  const splits = (input.splits ?? []).map((split): Line => {
    const part = boundedMoney(split.amount);
    if (part.currency !== amount.currency) {
      refuse('currency-mismatch', 'A split has the currency of the whole.');
    }
    refuseCategory(split.categoryId, input.type, near, current);
    return { categoryId: split.categoryId, minor: part.minor, note: split.note || null };
  });
  if (splits.length > 0 && (input.categoryId || input.category)) {
    refuse('category-and-splits', 'Give a category or splits, not both.');
  }
  checkSplits(splits, amount);
  return splits;
}

function checkedCategory(
  input: TransactionInput,
  near: Surroundings,
  current: Transaction | undefined,
): string | null {
  if (!input.categoryId) return null;
  if (input.category) refuse('category-twice', 'Give categoryId or category, not both.');
  refuseCategory(input.categoryId, input.type, near, current);
  return input.categoryId;
}

function refuseCategory(
  id: string,
  type: TransactionType,
  near: Surroundings,
  current: Transaction | undefined,
): void {
  const category = near.categories.find((one) => one.id === id);
  if (!category) throw missing('category');
  if (category.kind !== type)
    refuse('category-kind', `The category is for ${category.kind}, not for ${type}.`);
  const isKept = current?.categoryId === id || current?.splits.some((line) => line.categoryId === id);
  if (category.archived && !isKept)
    refuse('category-archived', 'The category is archived and takes no new rows.');
}

function missing(noun: 'account' | 'category'): DomainError {
  return new DomainError(`${noun}-not-found`, 'missing', `There is no such ${noun} in this book.`);
}
