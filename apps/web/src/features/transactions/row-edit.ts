import { isCivilDate, minorDigits } from '@hisaab/kernel';
import type { Schemas } from '../../api/client';
import { amountOf } from '../../money/amount-sum';
import type { Transaction } from './use-transactions';

/** The fields that are edited in the row, in the order that Tab goes through them; each has its key. */
export const ROW_FIELDS = [
  { field: 'date', key: 'w' },
  { field: 'payee', key: 'p' },
  { field: 'categoryId', key: 'c' },
  { field: 'tags', key: 't' },
  { field: 'note', key: 'm' },
  { field: 'amount', key: 'a' },
] as const;

export type RowField = (typeof ROW_FIELDS)[number]['field'];

/** The row as it is being typed. */
export interface RowForm {
  readonly date: string;
  readonly payee: string;
  readonly categoryId: string | null;
  readonly tags: readonly string[];
  readonly note: string;
  readonly amount: string;
}

export function rowFormOf(transaction: Transaction): RowForm {
  return {
    date: transaction.date,
    payee: transaction.payee ?? '',
    categoryId: transaction.categoryId,
    tags: transaction.tags,
    note: transaction.note ?? '',
    amount: transaction.amount.amount,
  };
}

export function fieldOfKey(letter: string): RowField | null {
  return ROW_FIELDS.find(({ key }) => key === letter)?.field ?? null;
}

/** Whether the field is one number or name in a row: what is shared out is edited in its own window. */
export function isInRow(field: RowField, { type, splits }: Transaction): boolean {
  if (field === 'categoryId') return type !== 'transfer' && splits.length === 0;
  if (field === 'amount') return splits.length === 0;
  return true;
}

/** The field that Tab goes to from this one; null beyond the first and the last. */
export function nextField(field: RowField, step: 1 | -1, transaction: Transaction): RowField | null {
  const fields = ROW_FIELDS.map((one) => one.field).filter((one) => isInRow(one, transaction));
  return fields[fields.indexOf(field) + step] ?? null;
}

/** The field that cannot be saved as it is. */
export function wrongField(form: RowForm, { amount: { currency } }: Transaction): RowField | null {
  const amount = amountOf(form.amount, minorDigits(currency));
  if (!amount || !/[1-9]/.test(amount)) return 'amount';
  return isCivilDate(form.date) ? null : 'date';
}

/** The merge patch of what was changed; null where nothing was. */
export function rowPatch(form: RowForm, seen: Transaction): Schemas['TransactionPatch'] | null {
  const before = rowFormOf(seen);
  const { currency } = seen.amount;
  const typed = amountOf(form.amount, minorDigits(currency)) ?? form.amount;
  const said = (text: string) => (text.trim() === '' ? null : text.trim());
  const patch: Schemas['TransactionPatch'] = {
    ...(form.date === before.date ? {} : { date: form.date }),
    ...(said(form.payee) === said(before.payee) ? {} : { payee: said(form.payee) }),
    ...(form.categoryId === before.categoryId ? {} : { categoryId: form.categoryId }),
    ...(JSON.stringify(form.tags) === JSON.stringify(before.tags) ? {} : { tags: [...form.tags] }),
    ...(said(form.note) === said(before.note) ? {} : { note: said(form.note) }),
    ...(typed === before.amount
      ? {}
      : { amount: { amount: typed, currency: currency as Schemas['Currency'] } }),
  };
  return Object.keys(patch).length === 0 ? null : patch;
}

/** The row as it will be, before the server has said so. Its day stays until then: the list is in that order. */
export function patched(transaction: Transaction, patch: Schemas['TransactionPatch']): Transaction {
  const { payee, categoryId, tags, note, amount } = patch;
  return {
    ...transaction,
    ...(payee === undefined ? {} : { payee }),
    ...(categoryId === undefined ? {} : { categoryId, categorySource: 'given' }),
    ...(tags ? { tags } : {}),
    ...(note === undefined ? {} : { note }),
    ...(amount ? { amount } : {}),
  };
}
