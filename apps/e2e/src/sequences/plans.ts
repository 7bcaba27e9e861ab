import type { Account, NaiveBook, Row, RowType } from './naive-book';
import type { Field, RowPlan } from './operations';

const TYPES: readonly RowType[] = [
  'expense',
  'expense',
  'expense',
  'expense',
  'expense',
  'income',
  'income',
  'income',
  'transfer',
  'transfer',
];

/** What is to be written, and what a refused write may have in wrong currencies. */
export interface Draft extends Omit<Row, 'id' | 'version' | 'live'> {
  readonly amountCurrency: string;
  readonly splitsCurrency: string;
}

export function dayOf(plan: RowPlan): string {
  return new Date(Date.UTC(2026, 0, 1 + plan.day)).toISOString().slice(0, 10);
}

export function pick<Item>(items: readonly Item[], position: number): Item {
  const item = items[position % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** A row that the book must take. */
export function draftOf(book: NaiveBook, plan: RowPlan): Draft {
  const type = pick(TYPES, plan.type);
  const account = pick(book.accounts, plan.account);
  const { currency } = account;
  const others = book.accounts.filter(({ id }) => id !== account.id);
  const to: Account | null = type === 'transfer' ? pick(others, plan.toAccount) : null;
  const splits = type === 'transfer' ? [] : splitsOf(book, plan, type, plan.minor);
  const category = type === 'transfer' || splits.length > 0 ? null : categoryOf(book, plan, type);
  return {
    type,
    minor: plan.minor,
    date: dayOf(plan),
    account: account.id,
    toAccount: to?.id ?? null,
    toMinor: to && to.currency !== currency ? plan.toMinor : null,
    category,
    splits,
    // A payee teaches categories; where one was given that does not matter.
    payee: plan.payee > 0 && (category !== null || splits.length > 0) ? `Payee ${plan.payee}` : null,
    note: null,
    isTagged: false,
    amountCurrency: currency,
    splitsCurrency: currency,
  };
}

function categoryOf(book: NaiveBook, plan: RowPlan, type: RowType): string | null {
  const fitting = book.categories.filter(({ kind }) => kind === type);
  return plan.category % 5 === 0 ? null : pick(fitting, plan.category).id;
}

export function splitsOf(book: NaiveBook, plan: RowPlan, type: RowType, minor: number): Row['splits'] {
  if (plan.parts < 2 || minor < plan.parts) return [];
  const fitting = book.categories.filter(({ kind }) => kind === type || type === 'transfer');
  const part = Math.floor(minor / plan.parts);
  return Array.from({ length: plan.parts }, (_, at) => ({
    category: pick(fitting, plan.category + at).id,
    minor: at === 0 ? minor - part * (plan.parts - 1) : part,
  }));
}

/** The row with some fields as the plan says: what an edit asks for, whether the book may take it or not. */
export function edited(book: NaiveBook, row: Row, plan: RowPlan, fields: readonly Field[]): Draft {
  const stored = { ...row, amountCurrency: book.currencyOf(row), splitsCurrency: book.currencyOf(row) };
  if (fields.includes('whole')) {
    const { payee: _, note: _note, isTagged: _tagged, ...fresh } = draftOf(book, plan);
    return { ...stored, ...fresh };
  }
  let draft: Draft = stored;
  if (fields.includes('account')) draft = { ...draft, account: pick(book.accounts, plan.account).id };
  if (fields.includes('date')) draft = { ...draft, date: dayOf(plan) };
  if (fields.includes('amount')) {
    draft = { ...draft, minor: plan.minor, amountCurrency: book.account(draft.account).currency };
  }
  if (fields.includes('category')) draft = { ...draft, category: anyCategory(book, plan) };
  if (fields.includes('splits')) {
    const splits = splitsOf(book, plan, draft.type, draft.minor);
    draft = { ...draft, splits, splitsCurrency: draft.amountCurrency };
    if (!fields.includes('category') && splits.length > 0) draft = { ...draft, category: null };
  }
  return draft;
}

/** Of either kind: half of them do not fit. */
function anyCategory(book: NaiveBook, plan: RowPlan): string | null {
  return plan.category % 5 === 0 ? null : pick(book.categories, plan.category).id;
}

export function isSound(book: NaiveBook, draft: Draft): boolean {
  const { currency } = book.account(draft.account);
  if (draft.amountCurrency !== currency) return false;
  if (draft.type === 'transfer') {
    if (draft.toAccount === null || draft.toAccount === draft.account) return false;
    if (draft.category !== null || draft.splits.length > 0) return false;
    return (draft.toMinor !== null) === (book.account(draft.toAccount).currency !== currency);
  }
  if (draft.toAccount !== null || draft.toMinor !== null) return false;
  const named = [draft.category, ...draft.splits.map(({ category }) => category)].filter((id) => id !== null);
  const kinds = named.map((id) => book.categories.find((category) => category.id === id)?.kind);
  if (kinds.some((kind) => kind !== draft.type)) return false;
  if (draft.splits.length === 0) return true;
  const sum = draft.splits.reduce((total, { minor }) => total + minor, 0);
  return draft.category === null && sum === draft.minor && draft.splitsCurrency === currency;
}

export function decimal(minor: number): string {
  return (minor / 100).toFixed(2);
}

/** The body that records the draft, or, with `fields`, the patch that changes these. */
export function bodyOf(book: NaiveBook, draft: Draft, fields: readonly Field[] = ['whole']): object {
  const has = (field: Field): boolean => fields.includes('whole') || fields.includes(field);
  const isWhole = fields.includes('whole');
  const target = draft.toAccount === null ? null : book.account(draft.toAccount).currency;
  const splits = draft.splits.map(({ category, minor }) => ({
    categoryId: category,
    amount: { amount: decimal(minor), currency: draft.splitsCurrency },
  }));
  return {
    ...(isWhole ? { type: draft.type, toAccountId: draft.toAccount } : {}),
    ...(isWhole
      ? { toAmount: draft.toMinor === null ? null : { amount: decimal(draft.toMinor), currency: target } }
      : {}),
    ...(has('amount') ? { amount: { amount: decimal(draft.minor), currency: draft.amountCurrency } } : {}),
    ...(has('date') ? { date: draft.date } : {}),
    ...(has('account') ? { accountId: draft.account } : {}),
    ...(has('category') || (has('splits') && splits.length > 0) ? { categoryId: draft.category } : {}),
    ...(has('splits') ? { splits: splits.length > 0 ? splits : null } : {}),
  };
}
