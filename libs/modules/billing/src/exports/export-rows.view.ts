import type { Transaction } from '@hisaab/contracts';
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
export function exportRows(transaction: Transaction, names: ExportNames): string[][] {
  const { categoryId, amount, splits, toAmount } = transaction;
  const lines = splits.length > 0 ? splits : [{ categoryId, amount, note: null }];
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
      neutralised(transaction.payee ?? ''),
      neutralised(line.note ?? transaction.note ?? ''),
      neutralised(writeTags(transaction.tags)),
      line.amount.amount,
      amount.currency,
      toAmount?.amount ?? '',
      toAmount?.currency ?? '',
      transaction.id,
    ];
  });
}
