import type { WarningCode } from './reasons';

/**
 * How a file is to be read, as data: what the guess proposes, what a person corrects, and what is kept to read the
 * next file of the same bank. Columns are positions, so that files without a header work alike.
 */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export const DECIMAL_MARKS = ['.', ','] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/**
 * What a column can be. `from` and `to` are the two ends as some trackers write them; `account` is one's own side.
 * `toAmount` and `toCurrency` are what arrives; `share` is what a person is owed (or, negative, owes) of a shared cost.
 */
export const COLUMN_ROLES = [
  'date',
  'time',
  'amount',
  'debit',
  'credit',
  'indicator',
  'type',
  'account',
  'toAccount',
  'from',
  'to',
  'category',
  'subcategory',
  'payee',
  'note',
  'note2',
  'tags',
  'currency',
  'balance',
  'reference',
  'status',
  'fee',
  'toAmount',
  'toCurrency',
  'share',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

export const ROW_TYPES = ['expense', 'income', 'transfer-out', 'transfer-in', 'transfer', 'skip'] as const;
/** `transfer`: the sign of the amount says which way; `skip`: not a transaction (an opening balance). */
export type RowType = (typeof ROW_TYPES)[number];

/** Where the direction of a row comes from. */
export const DIRECTIONS = [
  'type',
  'indicator',
  'two-columns',
  'negative-is-expense',
  'positive-is-expense',
  'all-expense',
] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface Mapping {
  readonly encoding: Encoding;
  readonly separator: Separator;
  /** Record numbers from 0; `headerRow` is null for a file without a header. */
  readonly headerRow: number | null;
  readonly firstRow: number;
  readonly columns: Partial<Record<ColumnRole, number>>;
  readonly dateOrder: DateOrder;
  readonly decimalMark: DecimalMark;
  readonly direction: Direction;
  /** Words of the type (or Dr/Cr) column, folded, and what each means. */
  readonly typeWords: Readonly<Record<string, RowType>>;
  /** Debits are written as negative amounts; a positive one is then a refund. */
  readonly negativeDebits: boolean;
  /** Credits of a column of their own are written as negative amounts; a positive one is then taken back. */
  readonly negativeCredits?: boolean | undefined;
  /** Where the other account of a transfer is named; `account`: it is the same one, in another currency. */
  readonly transferTarget: 'toAccount' | 'category' | 'payee' | 'account' | null;
  /** The amount column is what was sent; of an income what arrived is one's own. */
  readonly receivesToAmount?: boolean | undefined;
  /** The accounts of the file: a payee that is one of them makes the row a transfer. */
  readonly ownAccounts?: string[] | undefined;
  /** For rows that name no currency; null: the account's. */
  readonly currency: string | null;
  /** For rows that name no account; null: the book's first account. */
  readonly accountName: string | null;
  /** The layout file that was recognised. */
  readonly layout: string | null;
}

export interface GuessWarning {
  readonly code: WarningCode;
  readonly message: string;
}

export interface Guess {
  readonly mapping: Mapping;
  /** 0 to 1 for each thing that was guessed, by the names of the mapping's fields and column roles. */
  readonly confidence: Readonly<Record<string, number>>;
  readonly warnings: readonly GuessWarning[];
  readonly header: readonly string[];
}
