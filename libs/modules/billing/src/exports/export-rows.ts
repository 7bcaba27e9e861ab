import { formatMoney } from '@hisaab/kernel';
import type { Line, Transaction } from '../transactions/transaction';
import { neutralised } from './spreadsheet-cell';
import { writeTags } from './tag-list';

export const EXPORT_HEADER = [
  'Date',
  'Time',
  'Type',
  'Account',
  'To account',
  'Category',
  'Subcategory',
  'Payee',
  'Note',
  'Tags',
  'Amount',
  'Currency',
  'To amount',
  'To currency',
  'Id',
] as const;

/** The names behind the ids of a book. */
export interface ExportNames {
  account(id: string): string;
  category(id: string | null): { parent: string; child: string };
}

/** A row a line: a transaction with splits has several, which add up to it. */
export function exportRows(
  transaction: Transaction,
  words: { payee: { name: string } | null; tags: readonly string[] },
  names: ExportNames,
): string[][] {
  const whole: Line = { categoryId: transaction.categoryId, minor: transaction.amount.minor, note: null };
  const lines = transaction.splits.length > 0 ? transaction.splits : [whole];
  const { currency } = transaction.amount;
  const toAmount = transaction.toAmount && formatMoney(transaction.toAmount);
  return lines.map((line) => {
    const { parent, child } = names.category(line.categoryId);
    return [
      transaction.date,
      transaction.time ?? '',
      transaction.type,
      neutralised(names.account(transaction.accountId)),
      transaction.toAccountId === null ? '' : neutralised(names.account(transaction.toAccountId)),
      neutralised(parent),
      neutralised(child),
      neutralised(words.payee?.name ?? ''),
      neutralised(line.note ?? transaction.note ?? ''),
      neutralised(writeTags(words.tags)),
      formatMoney({ minor: line.minor, currency }).amount,
      currency,
      toAmount?.amount ?? '',
      toAmount?.currency ?? '',
      transaction.id,
    ];
  });
}
