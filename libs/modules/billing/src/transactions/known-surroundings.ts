import { foldName } from '@hisaab/kernel';
import { mayLearn, type NearAccount, type NearCategory, type TransactionInput } from './checked-draft';

export interface KnownAccount extends NearAccount {
  readonly structure: number;
}

export interface KnownName {
  readonly id: string;
  readonly name: string;
}

/** What an earlier look at a book found. It holds as long as the book's structure number stays. */
export class KnownBook {
  readonly accounts = new Map<string, KnownAccount>();
  /** The default account of a currency. */
  readonly defaults = new Map<string, string>();
  readonly categories = new Map<string, NearCategory>();
  readonly payees = new Map<string, KnownName>();
  readonly tags = new Map<string, KnownName>();

  constructor(readonly structure: number) {}
}

export interface Known {
  readonly account: KnownAccount;
  readonly toAccount: KnownAccount | null;
  readonly categories: readonly NearCategory[];
  readonly payee: KnownName | null;
  readonly tags: readonly (KnownName & { readonly fold: string })[];
}

/** All that the input needs, if an earlier look found all of it; what has to be learned is never known. */
export function knownSurroundings(
  book: KnownBook,
  input: TransactionInput,
  tagFolds: readonly string[],
): Known | null {
  const learns = mayLearn(input) && (input.payee || input.note);
  if (learns || input.category || input.splits?.length) return null;
  const account = book.accounts.get(input.accountId ?? book.defaults.get(input.amount.currency) ?? '');
  const toAccount = input.toAccountId ? book.accounts.get(input.toAccountId) : null;
  const category = input.categoryId ? book.categories.get(input.categoryId) : null;
  const payee = input.payee ? book.payees.get(foldName(input.payee)) : null;
  const tags = tagFolds.map((fold) => ({ fold, tag: book.tags.get(fold) }));
  if (!account || toAccount === undefined || category === undefined || payee === undefined) return null;
  if (tags.some(({ tag }) => tag === undefined)) return null;
  return {
    account,
    toAccount,
    categories: category ? [category] : [],
    payee,
    tags: tags.flatMap(({ fold, tag }) => (tag ? [{ ...tag, fold }] : [])),
  };
}
