import type { ParseKeys } from 'i18next';
import type { Mapping } from './use-imports';

export type ColumnField = keyof Mapping['columns'];

/** What a column of the file may be, in the order in which people look for it. */
export const COLUMN_FIELDS: readonly { field: ColumnField; label: ParseKeys }[] = [
  { field: 'date', label: 'imports.colDate' },
  { field: 'time', label: 'imports.colTime' },
  { field: 'amount', label: 'imports.colAmount' },
  { field: 'debit', label: 'imports.colDebit' },
  { field: 'credit', label: 'imports.colCredit' },
  { field: 'indicator', label: 'imports.colIndicator' },
  { field: 'type', label: 'imports.colType' },
  { field: 'account', label: 'imports.colAccount' },
  { field: 'toAccount', label: 'imports.colToAccount' },
  { field: 'from', label: 'imports.colFrom' },
  { field: 'to', label: 'imports.colTo' },
  { field: 'category', label: 'imports.colCategory' },
  { field: 'subcategory', label: 'imports.colSubcategory' },
  { field: 'payee', label: 'imports.colPayee' },
  { field: 'note', label: 'imports.colNote' },
  { field: 'note2', label: 'imports.colNote2' },
  { field: 'tags', label: 'imports.colTags' },
  { field: 'currency', label: 'imports.colCurrency' },
  { field: 'balance', label: 'imports.colBalance' },
  { field: 'reference', label: 'imports.colReference' },
  { field: 'status', label: 'imports.colStatus' },
  { field: 'fee', label: 'imports.colFee' },
  { field: 'toAmount', label: 'imports.colToAmount' },
  { field: 'toCurrency', label: 'imports.colToCurrency' },
  { field: 'share', label: 'imports.colShare' },
];

export const DATE_ORDERS: readonly { value: Mapping['dateOrder']; label: ParseKeys }[] = [
  { value: 'dmy', label: 'imports.orderDmy' },
  { value: 'mdy', label: 'imports.orderMdy' },
  { value: 'ymd', label: 'imports.orderYmd' },
];

export const DIRECTIONS: readonly { value: Mapping['direction']; label: ParseKeys }[] = [
  { value: 'type', label: 'imports.dirType' },
  { value: 'indicator', label: 'imports.dirIndicator' },
  { value: 'two-columns', label: 'imports.dirTwo' },
  { value: 'negative-is-expense', label: 'imports.dirNegative' },
  { value: 'positive-is-expense', label: 'imports.dirPositive' },
  { value: 'all-expense', label: 'imports.dirAll' },
];

export const DECIMAL_MARKS: readonly { value: Mapping['decimalMark']; label: ParseKeys }[] = [
  { value: '.', label: 'imports.markPoint' },
  { value: ',', label: 'imports.markComma' },
];

export const SEPARATORS: readonly { value: Mapping['separator']; label: ParseKeys }[] = [
  { value: ',', label: 'imports.sepComma' },
  { value: ';', label: 'imports.sepSemicolon' },
  { value: '\t', label: 'imports.sepTab' },
  { value: '|', label: 'imports.sepBar' },
];

export const ROW_STATES: Readonly<Record<string, ParseKeys>> = {
  ready: 'imports.rowReady',
  imported: 'imports.rowImported',
  duplicate: 'imports.rowDuplicate',
  near: 'imports.rowNear',
  failed: 'imports.rowFailed',
  ignored: 'imports.rowIgnored',
};

/** The mapping with one more column said to be a field; a field stands in one column alone. */
export function withColumn(mapping: Mapping, column: number, field: ColumnField | null): Mapping {
  const columns: Mapping['columns'] = {};
  for (const { field: known } of COLUMN_FIELDS) {
    const at = mapping.columns[known];
    if (at !== undefined && at !== column && known !== field) columns[known] = at;
  }
  if (field) columns[field] = column;
  return { ...mapping, columns };
}

export function fieldOf(mapping: Mapping, column: number): ColumnField | null {
  return COLUMN_FIELDS.find(({ field }) => mapping.columns[field] === column)?.field ?? null;
}

/** 2026-11-23 and 2026/11/23 say themselves which is the year: there is no order to choose. */
export function isYearFirst(dates: readonly string[]): boolean {
  const numbered = dates.filter((date) => /\d/.test(date));
  return numbered.length > 0 && numbered.every((date) => /^\s*\d{4}(?!\d)/.test(date));
}
