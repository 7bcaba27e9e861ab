// Rows as they go to the database: one JSON parameter a table, so that a batch is a handful of statements.

export interface TransactionRow {
  book_id: string;
  transaction_id: string;
  version: number;
  state: string;
  type: string;
  date: string;
  currency: string;
  amount: string;
  account_id: string;
  to_account_id: string | null;
  to_currency: string | null;
  to_amount: string | null;
  payee_id: string | null;
  tag_ids: string[];
  source: string;
}

export interface LineRow {
  book_id: string;
  transaction_id: string;
  line: number;
  category_id: string | null;
  amount: string;
}

export interface CategoryRow {
  book_id: string;
  category_id: string;
  version: number;
  kind: string;
  parent_id: string | null;
  archived: boolean;
  state: string;
}

export interface AccountRow {
  book_id: string;
  account_id: string;
  version: number;
  kind: string;
  currency: string;
  opening: string;
  opening_date: string;
  archived: boolean;
  state: string;
}

export interface LabelRow {
  book_id: string;
  id: string;
  noun: string;
  version: number;
  name: string | null;
  folded: string | null;
}

export interface SettingsRow {
  book_id: string;
  settings_version: number;
  currency: string;
  timezone: string;
  first_weekday: number;
  month_start_day: number;
}

export interface BookRow {
  book_id: string;
  sequence: number;
  event_time: string | null;
}

export interface HeadRow {
  book_id: string;
  entry_sequence: number;
  hash: string;
}

export interface Merge {
  bookId: string;
  payeeId: string;
  intoPayeeId: string;
}

/** What a batch of envelopes says, newest version of each thing only. */
export interface Batch {
  books: BookRow[];
  settings: SettingsRow[];
  categories: CategoryRow[];
  accounts: AccountRow[];
  labels: LabelRow[];
  merges: Merge[];
  transactions: TransactionRow[];
  lines: LineRow[];
  /** The number of the newest fact of each transaction, by `factKey`. */
  sequences: ReadonlyMap<string, number>;
  heads: HeadRow[];
}

export const factKey = (bookId: string, transactionId: string): string => `${bookId} ${transactionId}`;
