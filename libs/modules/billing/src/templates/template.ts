import { DomainError, type Money, type MoneyText } from '@hisaab/kernel';
import { boundedMoney } from '../accounts/account';
import { checkSplits, type Line, type TransactionType } from '../transactions/transaction';

/** The most that a book keeps: they come whole, and one chooses among them. */
export const MOST_TEMPLATES = 200;

/** A part of the amount; what it goes to is always said. */
export interface TemplateLine extends Line {
  readonly categoryId: string;
}

/** An entry that comes again, kept by a name: what it says is filled in, the rest is typed. */
export interface Template {
  readonly bookId: string;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly type: TransactionType;
  readonly amount: Money | null;
  readonly accountId: string | null;
  readonly toAccountId: string | null;
  readonly categoryId: string | null;
  readonly payee: string | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly splits: readonly TemplateLine[];
  readonly deletedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What a person may set. */
export interface TemplateInput {
  readonly name: string;
  readonly type: TransactionType;
  readonly amount?: MoneyText | null | undefined;
  readonly accountId?: string | null | undefined;
  readonly toAccountId?: string | null | undefined;
  readonly categoryId?: string | null | undefined;
  readonly payee?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly tags?: readonly string[] | null | undefined;
  readonly splits?:
    readonly { categoryId: string; amount: MoneyText; note?: string | null | undefined }[] | null | undefined;
}

/** Accounts and categories of the book, the removed ones too. */
export interface TemplateSurroundings {
  readonly accounts: readonly { id: string; currency: string; state: 'live' | 'deleted' }[];
  readonly categories: readonly {
    id: string;
    kind: string;
    state: 'live' | 'deleted';
    intoId: string | null;
  }[];
}

type Said = Omit<Template, 'bookId' | 'id' | 'version' | 'deletedAt' | 'createdAt' | 'updatedAt'>;

function refuse(code: string, detail: string): never {
  throw new DomainError(code, 'unprocessable', detail);
}

/** What the input says, or the refusal. */
export function checkedTemplate(input: TemplateInput, near: TemplateSurroundings): Said {
  const amount = input.amount ? boundedMoney(input.amount) : null;
  const isTransfer = input.type === 'transfer';
  if (!isTransfer && input.toAccountId) refuse('not-a-transfer', 'Only a transfer goes to another account.');
  if (isTransfer && (input.categoryId || input.splits?.length)) {
    refuse('transfer-category', 'A transfer is neither spent nor earned, so it has no category.');
  }
  if (input.toAccountId && input.toAccountId === input.accountId) {
    refuse('same-account', 'A transfer needs two accounts.');
  }
  if (input.categoryId && input.splits?.length) {
    refuse('category-and-splits', 'Give a category or splits, not both.');
  }
  checkAccount(input.accountId, near, amount);
  checkAccount(input.toAccountId, near, null);
  checkCategory(input.categoryId, input.type, near);
  return {
    name: input.name,
    type: input.type,
    amount,
    accountId: input.accountId ?? null,
    toAccountId: input.toAccountId ?? null,
    categoryId: input.categoryId ?? null,
    payee: input.payee || null,
    note: input.note || null,
    tags: input.tags ?? [],
    splits: checkedLines(input, amount, near),
  };
}

function checkedLines(
  input: TemplateInput,
  amount: Money | null,
  near: TemplateSurroundings,
): TemplateLine[] {
  const given = input.splits ?? [];
  if (given.length === 0) return [];
  if (!amount) return refuse('split-sum', 'Splits divide an amount; this template has none.');
  const lines = given.map((split): TemplateLine => {
    const part = boundedMoney(split.amount);
    if (part.currency !== amount.currency)
      refuse('currency-mismatch', 'A split has the currency of the whole.');
    checkCategory(split.categoryId, input.type, near);
    return { categoryId: split.categoryId, minor: part.minor, note: split.note || null };
  });
  checkSplits(lines, amount);
  return lines;
}

function checkAccount(id: string | null | undefined, near: TemplateSurroundings, amount: Money | null): void {
  if (!id) return;
  const account = near.accounts.find((one) => one.id === id);
  if (account?.state !== 'live') {
    throw new DomainError('account-not-found', 'missing', 'There is no such account in this book.');
  }
  if (amount && account.currency !== amount.currency) {
    refuse('currency-mismatch', `The amount is in ${amount.currency}, the account in ${account.currency}.`);
  }
}

function checkCategory(
  id: string | null | undefined,
  type: TransactionType,
  near: TemplateSurroundings,
): void {
  if (!id) return;
  const category = near.categories.find((one) => one.id === id);
  if (category?.state !== 'live') {
    throw new DomainError('category-not-found', 'missing', 'There is no such category in this book.');
  }
  if (category.kind !== type)
    refuse('category-kind', `The category is for ${category.kind}, not for ${type}.`);
}

/** The template as it can be used now: an account that is gone is left out, a category leads to where its rows went. */
export function asItIsNow(template: Template, near: TemplateSurroundings): Template {
  const account = (id: string | null) =>
    near.accounts.some((one) => one.id === id && one.state === 'live') ? id : null;
  const categories = new Map(near.categories.map((one) => [one.id, one]));
  const category = (id: string | null): string | null => {
    const seen = new Set<string>();
    let one = id === null ? undefined : categories.get(id);
    while (one && one.state !== 'live' && one.intoId !== null && !seen.has(one.id)) {
      seen.add(one.id);
      one = categories.get(one.intoId);
    }
    return one?.state === 'live' && one.kind === template.type ? one.id : null;
  };
  const lines = template.splits.flatMap((line) => {
    const categoryId = category(line.categoryId);
    return categoryId === null ? [] : [{ ...line, categoryId }];
  });
  return {
    ...template,
    accountId: account(template.accountId),
    toAccountId: account(template.toAccountId),
    categoryId: category(template.categoryId),
    // Parts that no longer add up are none.
    splits: lines.length === template.splits.length ? lines : [],
  };
}

/** Whether a repeated request asks for what is there. */
export function isSameTemplate(template: Template, said: Said): boolean {
  const plain = ({
    name,
    type,
    amount,
    accountId,
    toAccountId,
    categoryId,
    payee,
    note,
    tags,
    splits,
  }: Said) =>
    JSON.stringify([
      [name, type, amount && [amount.minor.toString(), amount.currency]],
      [accountId, toAccountId, categoryId, payee, note, tags],
      splits.map((line) => [line.categoryId, line.minor.toString(), line.note]),
    ]);
  return template.deletedAt === null && plain(template) === plain(said);
}
