import { isCurrency } from '@hisaab/kernel';
import { original } from '../../exports/spreadsheet-cell';
import { readTags } from '../../exports/tag-list';
import type { ColumnRole, Mapping, RowType } from '../mapping';
import { currencyOf, parseAmount, type AmountText } from '../values/amount-text';
import { parseDate, parseTime, type DateText } from '../values/date-text';
import { foldWord, type Words } from '../guess/words';
import { addDecimals } from '../values/decimal';
import { ownShare } from './own-share';
import { otherAccount } from './transfer-payee';
import { RowProblem, type ReadRow, type RowDraft } from './row';
import { withoutTransaction } from './without-transaction';

type Cells = readonly string[];
type Way = Exclude<RowType, 'transfer' | 'skip'>;

function cellOf(cells: Cells, mapping: Mapping, role: ColumnRole): string {
  const at = mapping.columns[role];
  return at === undefined ? '' : original((cells[at] ?? '').trim()).trim();
}

function readDate(cells: Cells, mapping: Mapping): DateText {
  const text = cellOf(cells, mapping, 'date');
  if (text === '') throw new RowProblem('date-missing', 'The row has no date');
  const date = parseDate(text, mapping.dateOrder);
  if (date === null) throw new RowProblem('date-not-understood', `"${text.slice(0, 40)}" is not a date`);
  const time = cellOf(cells, mapping, 'time');
  // Programs without a time of day write midnight.
  if (time === '') return date.time === '00:00:00' ? { date: date.date, time: null } : date;
  return { date: date.date, time: parseTime(time) ?? date.time };
}

function amountIn(text: string, mapping: Mapping): AmountText | null {
  if (text === '' || /^[-–—.]+$|^n\/?a$|^nil$/iu.test(text)) return null;
  const amount = parseAmount(text, mapping.decimalMark);
  if (amount === null)
    throw new RowProblem('amount-not-understood', `"${text.slice(0, 40)}" is not an amount`);
  return amount;
}

interface SignedAmount {
  readonly amount: AmountText;
  /** Which column of two it stood in. */
  readonly side: 'debit' | 'credit' | null;
}

function readAmount(cells: Cells, mapping: Mapping): SignedAmount {
  const isZero = (amount: AmountText | null): boolean => amount === null || amount.value === '0';
  if (mapping.direction === 'two-columns') {
    const debit = amountIn(cellOf(cells, mapping, 'debit'), mapping);
    const credit = amountIn(cellOf(cells, mapping, 'credit'), mapping);
    if (debit === null && credit === null) throw new RowProblem('amount-missing', 'The row has no amount');
    if (!isZero(debit) && !isZero(credit))
      throw new RowProblem('two-amounts', 'The row has a debit and a credit');
    if (debit !== null && !isZero(debit)) return { amount: debit, side: 'debit' };
    if (credit !== null && !isZero(credit)) return { amount: credit, side: 'credit' };
    throw new RowProblem('amount-zero', 'The amount is zero');
  }
  const amount = amountIn(cellOf(cells, mapping, 'amount'), mapping);
  if (amount === null) throw new RowProblem('amount-missing', 'The row has no amount');
  if (isZero(amount)) throw new RowProblem('amount-zero', 'The amount is zero');
  return { amount, side: null };
}

function typeWord(cells: Cells, mapping: Mapping): RowType | null {
  const text = cellOf(cells, mapping, 'type') || cellOf(cells, mapping, 'indicator');
  if (text === '') return null;
  return mapping.typeWords[foldWord(text) || text] ?? null;
}

const OPPOSITE: Readonly<Record<Way, Way>> = {
  expense: 'income',
  income: 'expense',
  'transfer-out': 'transfer-in',
  'transfer-in': 'transfer-out',
};

/** Which way the money of a row went; a sign against the usual one turns it round (a refund). */
function wayOf({ amount, side }: SignedAmount, word: RowType | null, mapping: Mapping, cells: Cells): Way {
  const turned = (way: Way, turn: boolean): Way => (turn ? OPPOSITE[way] : way);
  const transfer = word === 'transfer' || word === 'transfer-out' || word === 'transfer-in';
  let way: Way;
  if (side !== null) {
    const usual = side === 'debit' ? mapping.negativeDebits : mapping.negativeCredits === true;
    way = turned(side === 'debit' ? 'expense' : 'income', amount.negative !== usual);
  } else if (amount.indicator !== null) way = amount.indicator === 'dr' ? 'expense' : 'income';
  else if (mapping.direction === 'negative-is-expense') way = amount.negative ? 'expense' : 'income';
  else if (mapping.direction === 'positive-is-expense') way = amount.negative ? 'income' : 'expense';
  else if (mapping.direction === 'all-expense')
    way = turned(word === 'income' ? 'income' : 'expense', amount.negative);
  else if (word === null) {
    const text = cellOf(cells, mapping, 'type') || cellOf(cells, mapping, 'indicator');
    throw text === ''
      ? new RowProblem('type-missing', 'The row does not say whether it is an expense or an income')
      : new RowProblem('type-not-understood', `"${text.slice(0, 40)}" is no known type`);
  } else if (word === 'transfer-in') return 'transfer-in';
  else if (transfer)
    return amount.negative || word === 'transfer-out' || !signed(mapping) ? 'transfer-out' : 'transfer-in';
  else if (word === 'income') way = turned('income', amount.negative);
  else way = turned('expense', amount.negative !== mapping.negativeDebits);
  if (!transfer) return way;
  return way === 'expense' ? 'transfer-out' : 'transfer-in';
}

/** With signed amounts an incoming transfer is positive; without signs a transfer goes out of its account. */
function signed(mapping: Mapping): boolean {
  return mapping.negativeDebits;
}

function transferTarget(cells: Cells, mapping: Mapping): string {
  const named = cellOf(cells, mapping, 'toAccount');
  if (named !== '' || mapping.transferTarget === null) return named;
  if (mapping.transferTarget === 'account')
    return cellOf(cells, mapping, 'account') || (mapping.accountName ?? '');
  if (mapping.transferTarget === 'payee') {
    const account = cellOf(cells, mapping, 'account');
    const category = cellOf(cells, mapping, 'category') || cellOf(cells, mapping, 'subcategory');
    return otherAccount(cellOf(cells, mapping, 'payee'), { account, category }, mapping.ownAccounts ?? []);
  }
  const category = mapping.transferTarget === 'category' ? cellOf(cells, mapping, 'category') : '';
  // "(Transfer)" says again what the row is; it is no account.
  return mapping.typeWords[foldWord(category)]?.startsWith('transfer') ? '' : category;
}

interface Sides {
  type: 'expense' | 'income' | 'transfer';
  account: string;
  toAccount: string | null;
  payee: string;
  /** The receiving side's row of a transfer that the sending side may list too. */
  mirror: boolean;
}

function sidesOf(way: Way, cells: Cells, mapping: Mapping): Sides {
  const payee = cellOf(cells, mapping, 'payee');
  const [from, to] = [cellOf(cells, mapping, 'from'), cellOf(cells, mapping, 'to')];
  const plain = (type: 'expense' | 'income', account: string, other: string): Sides => {
    return { type, account, toAccount: null, payee: payee || other, mirror: false };
  };
  if (mapping.columns.from !== undefined && mapping.columns.to !== undefined) {
    if (way === 'expense') return plain('expense', from, to);
    if (way === 'income') return plain('income', to, from);
    return { type: 'transfer', account: from, toAccount: to, payee, mirror: false };
  }
  const account = cellOf(cells, mapping, 'account') || (mapping.accountName ?? '');
  const other = transferTarget(cells, mapping);
  const transfer =
    way === 'transfer-out' || way === 'transfer-in' || (mapping.transferTarget === 'payee' && other !== '');
  if (!transfer) return plain(way === 'income' ? 'income' : 'expense', account, '');
  const incoming = way === 'transfer-in' || way === 'income';
  // A bank's own statement calls many payments transfers; without the other account they are plain.
  if (other === '') return plain(incoming ? 'income' : 'expense', account, '');
  const kept = mapping.transferTarget === 'payee' ? '' : payee;
  return incoming
    ? { type: 'transfer', account: other, toAccount: account, payee: kept, mirror: true }
    : { type: 'transfer', account, toAccount: other, payee: kept, mirror: false };
}

function currencyIn(
  cells: Cells,
  mapping: Mapping,
  amount: AmountText,
  role: 'currency' | 'toCurrency' = 'currency',
): string | null {
  const text = cellOf(cells, mapping, role);
  const usual = role === 'currency' ? mapping.currency : null;
  const code = text === '' ? (amount.currency ?? usual) : currencyOf(text);
  if (text !== '' && (code === null || !isCurrency(code))) {
    throw new RowProblem('currency-unknown', `"${text.slice(0, 20)}" is no currency`);
  }
  return code !== null && isCurrency(code) ? code : usual;
}

interface Arriving {
  readonly toAmount: string | null;
  readonly toCurrency: string | null;
}

/** What arrives, where a column of its own says it. */
function arriving(cells: Cells, mapping: Mapping): Arriving {
  const found = amountIn(cellOf(cells, mapping, 'toAmount'), mapping);
  if (found === null || found.value === '0') return { toAmount: null, toCurrency: null };
  return { toAmount: found.value, toCurrency: currencyIn(cells, mapping, found, 'toCurrency') };
}

function draftOf(cells: Cells, mapping: Mapping, word: RowType | null): RowDraft {
  const { date, time } = readDate(cells, mapping);
  const found = readAmount(cells, mapping);
  const way = wayOf(found, word, mapping, cells);
  const sides = sidesOf(way, cells, mapping);
  const to = arriving(cells, mapping);
  if (sides.type === 'transfer') {
    if (!sides.toAccount)
      throw new RowProblem('transfer-target-missing', 'The transfer names no other account');
    const crosses = to.toCurrency !== null && to.toCurrency !== currencyIn(cells, mapping, found.amount);
    if (foldWord(sides.toAccount) === foldWord(sides.account) && !crosses) {
      throw new RowProblem('same-account', 'The transfer goes to the account it comes from');
    }
  }
  const note = [cellOf(cells, mapping, 'note'), cellOf(cells, mapping, 'note2')].filter(
    (text) => text !== '',
  );
  const isTransfer = sides.type === 'transfer';
  const arrived = sides.type === 'income' && mapping.receivesToAmount === true && to.toAmount !== null;
  const amount = arrived
    ? to.toAmount
    : ownShare(withFee(found.amount.value, way, cells, mapping), cells, mapping);
  return {
    type: sides.type,
    date,
    time,
    amount,
    currency: arrived ? to.toCurrency : currencyIn(cells, mapping, found.amount),
    ...(isTransfer && mapping.columns.toAmount !== undefined ? to : {}),
    account: sides.account,
    toAccount: sides.toAccount,
    category: isTransfer ? '' : cellOf(cells, mapping, 'category'),
    subcategory: isTransfer ? '' : cellOf(cells, mapping, 'subcategory'),
    payee: payeeOf(sides, cells, mapping),
    note: [...new Set(note)].join(' · '),
    tags: readTags(cellOf(cells, mapping, 'tags')),
    mirror: sides.mirror,
  };
}

/** Some files name both sides of each payment; of an income the other one is the sender. */
function payeeOf(sides: Sides, cells: Cells, mapping: Mapping): string {
  const sender = mapping.columns.to === undefined ? cellOf(cells, mapping, 'from') : '';
  return (sides.type === 'income' && sender) || sides.payee;
}

/** A fee beside the amount makes an outgoing row larger and an incoming one smaller. */
function withFee(value: string, way: Way, cells: Cells, mapping: Mapping): string {
  const fee = amountIn(cellOf(cells, mapping, 'fee'), mapping);
  if (fee === null || fee.value === '0') return value;
  const outgoing = way === 'expense' || way === 'transfer-out';
  const sum = addDecimals(value, outgoing ? fee.value : `-${fee.value}`);
  return sum.startsWith('-') || sum === '0' ? value : sum;
}

/** Reads the records of a file one after the other by a mapping. */
export class RowReader {
  private afterTotal = false;

  constructor(
    private readonly mapping: Mapping,
    private readonly words: Words,
    private readonly header: readonly string[],
  ) {}

  /** A draft, a problem with its reason, or nothing that is a transaction. */
  read(cells: Cells): ReadRow {
    const reason = withoutTransaction(cells, this.mapping, this.words, this.header);
    if (reason !== null) {
      if (reason === 'total') this.afterTotal = true;
      return { kind: 'ignored', reason };
    }
    // What follows a total and does not even try to have a date belongs to the summary.
    if (this.afterTotal && !/\d{1,4}[-/. ]\w{1,9}[-/. ]\d{1,4}/u.test(cellOf(cells, this.mapping, 'date'))) {
      return { kind: 'ignored', reason: 'summary' };
    }
    try {
      const word = typeWord(cells, this.mapping);
      if (word === 'skip') return { kind: 'ignored', reason: 'not-a-transaction' };
      const draft = draftOf(cells, this.mapping, word);
      if (draft.amount === '0') return { kind: 'ignored', reason: 'not-shared' };
      this.afterTotal = false;
      return { kind: 'draft', draft };
    } catch (problem) {
      if (problem instanceof RowProblem)
        return { kind: 'failed', reason: problem.reason, detail: problem.message };
      throw problem;
    }
  }
}
