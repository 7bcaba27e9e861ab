import { addDays, type CivilDate, isCivilDate, minorDigits, uuidv7 } from '@hisaab/kernel';
import type { Schemas } from '../../api/client';
import { amountOf } from '../../money/amount-sum';
import { toMoney, toWords } from '../../money/format';
import { isShared, sharesOf, type SplitBy, type SplitLine } from './split-shares';

export type TransactionType = 'expense' | 'income' | 'transfer';

/** The entry as it is being typed. */
export interface EntryForm {
  readonly id: string;
  /** The line that it was typed as, if it was. */
  readonly line: string;
  readonly type: TransactionType;
  readonly amount: string;
  readonly date: CivilDate;
  readonly time: string | null;
  readonly accountId: string | null;
  readonly toAccountId: string | null;
  readonly toAmount: string;
  readonly categoryId: string | null;
  readonly payee: string;
  readonly note: string;
  readonly tags: string[];
  readonly splits: SplitLine[];
  readonly splitBy: SplitBy;
}

export function emptyForm(today: CivilDate): EntryForm {
  return {
    id: uuidv7(),
    line: '',
    type: 'expense',
    amount: '',
    date: today,
    time: null,
    accountId: null,
    toAccountId: null,
    toAmount: '',
    categoryId: null,
    payee: '',
    note: '',
    tags: [],
    splits: [],
    splitBy: 'amount',
  };
}

export function formOf(transaction: Schemas['Transaction']): EntryForm {
  const type =
    transaction.type === 'income' || transaction.type === 'transfer' ? transaction.type : 'expense';
  return {
    id: transaction.id,
    line: '',
    type,
    amount: transaction.amount.amount,
    date: transaction.date,
    time: transaction.time,
    accountId: transaction.accountId,
    toAccountId: transaction.toAccountId,
    toAmount: transaction.toAmount?.amount ?? '',
    categoryId: transaction.categoryId,
    payee: transaction.payee ?? '',
    note: transaction.note ?? '',
    tags: transaction.tags,
    splits: transaction.splits.map((split, index) => ({
      key: `${index}`,
      categoryId: split.categoryId,
      amount: split.amount.amount,
      percent: '',
      note: split.note,
    })),
    splitBy: 'amount',
  };
}

export function dateByKey(key: string, date: CivilDate, today: CivilDate): CivilDate | null {
  if (key === 'y') return addDays(today, -1);
  if (key === 't') return today;
  if (!isCivilDate(date)) return null;
  if (key === '-' || key === 'ArrowDown') return addDays(date, -1);
  if (key === '+' || key === 'ArrowUp') return addDays(date, 1);
  return null;
}

function positiveMoney(text: string, currency: string): Schemas['PositiveMoney'] | null {
  const amount = amountOf(text, minorDigits(currency));
  if (!amount || !/[1-9]/.test(amount)) return null;
  return { amount, currency: currency as Schemas['Currency'] };
}

export function amountOfForm(form: EntryForm, currency: string): Schemas['PositiveMoney'] | null {
  return positiveMoney(form.amount, currency);
}

export interface Currencies {
  readonly from: string;
  readonly to: string | null;
}

type Splits = NonNullable<Schemas['TransactionCreate']['splits']>;

function splitsOf(form: EntryForm, amount: Schemas['PositiveMoney']): Splits | null {
  if (form.type === 'transfer' || form.splits.length === 0) return null;
  const shares = sharesOf(form.splits, form.splitBy, toMoney(amount));
  return form.splits.flatMap(({ categoryId, note }, at) => {
    const share = shares[at]?.money;
    if (!share || categoryId === null) return [];
    const part = { ...amount, amount: toWords(share).amount };
    return [{ categoryId, amount: part, ...(note === null ? {} : { note }) }];
  });
}

/** Whether the parts, if there are any, are such as can be recorded. */
export function areSplitsWhole(form: EntryForm, currency: string): boolean {
  const amount = amountOfForm(form, currency);
  if (form.type === 'transfer' || form.splits.length === 0 || !amount) return true;
  return isShared(form.splits, form.splitBy, toMoney(amount));
}

/** The request that records the entry; null while the amount is none. */
export function toBody(form: EntryForm, currencies: Currencies): Schemas['TransactionCreate'] | null {
  const amount = amountOfForm(form, currencies.from);
  if (!amount) return null;
  const isTransfer = form.type === 'transfer';
  const isAcross = isTransfer && currencies.to !== null && currencies.to !== currencies.from;
  const splits = splitsOf(form, amount);
  return {
    id: form.id,
    type: form.type,
    amount,
    date: form.date,
    time: form.time,
    ...(form.accountId === null ? {} : { accountId: form.accountId }),
    toAccountId: isTransfer ? form.toAccountId : null,
    toAmount: isAcross ? positiveMoney(form.toAmount, currencies.to ?? currencies.from) : null,
    // Left out, the server takes what the payee had before.
    ...(isTransfer || splits || form.categoryId === null ? {} : { categoryId: form.categoryId }),
    payee: form.payee.trim() === '' ? null : form.payee,
    note: form.note.trim() === '' ? null : form.note,
    tags: form.tags,
    ...(splits ? { splits } : {}),
  };
}

/** The merge patch of an edit: what the entry does not have is taken away. */
export function toPatch(form: EntryForm, currencies: Currencies): Schemas['TransactionPatch'] | null {
  const whole = toBody(form, currencies);
  if (!whole) return null;
  const { id: _, ...fields } = whole;
  return {
    ...fields,
    categoryId: fields.categoryId ?? null,
    splits: fields.splits ?? null,
  };
}
