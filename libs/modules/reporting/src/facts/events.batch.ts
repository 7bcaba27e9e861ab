import {
  accountChanged,
  bookChanged,
  BILLING_NAMES,
  categoryChanged,
  entriesPosted,
  payeeMerged,
  transactionChanged,
  transactionDeleted,
  transactionRecorded,
  transactionRestored,
  type AccountFact,
  type Envelope,
  type TransactionFact,
} from '@hisaab/contracts';
import { foldName, parseMoney } from '@hisaab/kernel';

import {
  factKey,
  type AccountRow,
  type Batch,
  type BookRow,
  type CategoryRow,
  type HeadRow,
  type LabelRow,
  type LineRow,
  type Merge,
  type SettingsRow,
  type TransactionRow,
} from './fact.rows';

const TRANSACTION_TYPES: ReadonlySet<string> = new Set(
  [transactionRecorded, transactionChanged, transactionDeleted, transactionRestored].map(({ type }) => type),
);
const NAMED = new Map(BILLING_NAMES.map((definition) => [definition.type, definition]));

export function batchOf(messages: readonly Envelope[]): Batch {
  const newest = new Newest();
  const merges: Merge[] = [];
  for (const message of messages) {
    newest.book(message);
    const { type, data } = message;
    const bookId = message.bookid ?? '';
    if (TRANSACTION_TYPES.has(type)) {
      newest.transaction(bookId, message.sequence ?? 0, transactionRecorded.data.parse(data).transaction);
    } else if (type === categoryChanged.type) {
      const { id, parentId, ...rest } = categoryChanged.data.parse(data).category;
      const row = { book_id: bookId, category_id: id, parent_id: parentId, ...rest };
      keep(newest.categories, `${bookId} ${id}`, row, rest.version);
    } else if (type === accountChanged.type) {
      const { account } = accountChanged.data.parse(data);
      keep(newest.accounts, `${bookId} ${account.id}`, accountRow(bookId, account), account.version);
    } else if (type === payeeMerged.type) {
      merges.push({ bookId, ...payeeMerged.data.parse(data) });
    } else if (type === bookChanged.type) {
      newest.setting(bookChanged.data.parse(data));
    } else if (type === entriesPosted.type) {
      const { head } = entriesPosted.data.parse(data);
      const row = { book_id: bookId, entry_sequence: head.entrySequence, hash: head.hash };
      keep(newest.heads, bookId, row, head.entrySequence);
    } else {
      const named = NAMED.get(type)?.data.parse(data);
      if (named) newest.label(bookId, type.split('.')[1] ?? '', named);
    }
  }
  return { ...newest.rows(), merges };
}

interface Kept<Row> {
  row: Row;
  version: number;
}

function keep<Row>(rows: Map<string, Kept<Row>>, key: string, row: Row, version: number): void {
  const known = rows.get(key);
  if (!known || known.version < version) rows.set(key, { row, version });
}

const rowsOf = <Row>(kept: Map<string, Kept<Row>>): Row[] => [...kept.values()].map(({ row }) => row);

class Newest {
  readonly categories = new Map<string, Kept<CategoryRow>>();
  readonly accounts = new Map<string, Kept<AccountRow>>();
  readonly heads = new Map<string, Kept<HeadRow>>();
  private readonly books = new Map<string, BookRow>();
  private readonly settings = new Map<string, Kept<SettingsRow>>();
  private readonly labels = new Map<string, Kept<LabelRow>>();
  private readonly transactions = new Map<string, Kept<{ transaction: TransactionRow; lines: LineRow[] }>>();
  private readonly sequences = new Map<string, number>();

  /** Only billing's numbers are the book's sequence in the API. */
  book({ bookid, source, sequence, time }: Envelope): void {
    if (bookid === undefined) return;
    const number = source === '/billing' ? (sequence ?? 0) : 0;
    const known = this.books.get(bookid);
    if (known && known.sequence >= number) return;
    this.books.set(bookid, { book_id: bookid, sequence: number, event_time: number > 0 ? time : null });
  }

  setting(data: {
    bookId: string;
    version: number;
    currency: string;
    timezone: string;
    firstWeekday: number;
    monthStartDay: number;
  }): void {
    if (!this.books.has(data.bookId)) {
      this.books.set(data.bookId, { book_id: data.bookId, sequence: 0, event_time: null });
    }
    const row = {
      book_id: data.bookId,
      settings_version: data.version,
      currency: data.currency,
      timezone: data.timezone,
      first_weekday: data.firstWeekday,
      month_start_day: data.monthStartDay,
    };
    keep(this.settings, data.bookId, row, data.version);
  }

  label(bookId: string, noun: string, data: { id: string; version: number; name: string | null }): void {
    const { id, version, name } = data;
    const folded = name === null ? null : foldName(name);
    keep(this.labels, `${bookId} ${id}`, { book_id: bookId, id, noun, version, name, folded }, version);
  }

  transaction(bookId: string, sequence: number, fact: TransactionFact): void {
    const key = factKey(bookId, fact.id);
    const known = this.transactions.get(key);
    if (known && known.version >= fact.version) return;
    this.transactions.set(key, { row: transactionRows(bookId, fact), version: fact.version });
    this.sequences.set(key, sequence);
  }

  rows(): Omit<Batch, 'merges'> {
    const transactions = rowsOf(this.transactions);
    return {
      // Always in one order, so that two batches never wait for each other's books in a ring.
      books: [...this.books.values()].sort((a, b) => (a.book_id < b.book_id ? -1 : 1)),
      settings: rowsOf(this.settings),
      categories: rowsOf(this.categories),
      accounts: rowsOf(this.accounts),
      labels: rowsOf(this.labels),
      transactions: transactions.map(({ transaction }) => transaction),
      lines: transactions.flatMap(({ lines }) => lines),
      sequences: this.sequences,
      heads: rowsOf(this.heads),
    };
  }
}

function transactionRows(
  bookId: string,
  fact: TransactionFact,
): { transaction: TransactionRow; lines: LineRow[] } {
  const lines = fact.state === 'live' ? fact.lines : [];
  return {
    transaction: {
      book_id: bookId,
      transaction_id: fact.id,
      version: fact.version,
      state: fact.state,
      type: fact.type,
      date: fact.date,
      currency: fact.amount.currency,
      amount: minorText(fact.amount),
      account_id: fact.accountId,
      to_account_id: fact.toAccountId,
      to_currency: fact.toAmount?.currency ?? null,
      to_amount: fact.toAmount && minorText(fact.toAmount),
      payee_id: fact.payeeId,
      tag_ids: fact.tagIds,
      source: fact.source,
    },
    lines: lines.map(({ categoryId, amount }, line) => ({
      book_id: bookId,
      transaction_id: fact.id,
      line,
      category_id: categoryId,
      amount: minorText(amount),
    })),
  };
}

function accountRow(bookId: string, fact: AccountFact): AccountRow {
  const { id, openingBalance, openingDate, version, kind, currency, archived, state } = fact;
  const opening = { opening: minorText(openingBalance), opening_date: openingDate };
  return { book_id: bookId, account_id: id, version, kind, currency, ...opening, archived, state };
}

// JSON has no whole numbers of 64 bits, PostgreSQL reads them from text.
const minorText = (amount: { amount: string; currency: string }): string =>
  parseMoney(amount).minor.toString();
