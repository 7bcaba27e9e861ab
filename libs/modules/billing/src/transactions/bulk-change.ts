import { DomainError } from '@hisaab/kernel';
import type { NearAccount, NearCategory } from './checked-draft';
import { deleteTransaction, nextVersion, type Transaction } from './transaction';

/** What a bulk change does to each row, with every id looked up. */
export interface BulkStep {
  readonly delete?: true | undefined;
  /** null takes the category away; absent leaves it. */
  readonly category?: NearCategory | null | undefined;
  readonly account?: NearAccount | undefined;
  readonly addTagIds: readonly string[];
  readonly removeTagIds: readonly string[];
}

/** The row after the change, or null where the change changes nothing. */
export function bulkChanged(
  row: Transaction,
  step: BulkStep,
  set: { id: string; at: Date },
): Transaction | null {
  if (step.delete) return deleteTransaction(row, set);
  const after = withAccount(withCategory(withTags(row, step), step), step);
  return isSame(row, after) ? null : nextVersion(row, after, set);
}

function withTags(row: Transaction, step: BulkStep): Transaction {
  const kept = row.tagIds.filter((id) => !step.removeTagIds.includes(id));
  return { ...row, tagIds: [...kept, ...step.addTagIds.filter((id) => !kept.includes(id))] };
}

function withCategory(row: Transaction, step: BulkStep): Transaction {
  const { category } = step;
  if (category === undefined) return row;
  if (row.type === 'transfer') {
    throw new DomainError('transfer-category', 'unprocessable', 'A transfer among the rows has no category.');
  }
  if (category && category.kind !== row.type) {
    throw new DomainError(
      'category-kind',
      'unprocessable',
      `The category is for ${category.kind}, and there is ${row.type} among the rows.`,
    );
  }
  if (row.categoryId === (category?.id ?? null) && row.splits.length === 0) return row;
  return {
    ...row,
    categoryId: category?.id ?? null,
    categorySource: category ? 'given' : 'none',
    splits: [],
  };
}

function withAccount(row: Transaction, step: BulkStep): Transaction {
  const { account } = step;
  if (!account || account.id === row.accountId) return row;
  if (account.currency !== row.amount.currency) {
    throw new DomainError(
      'currency-mismatch',
      'unprocessable',
      `The account is in ${account.currency}, and there are rows in ${row.amount.currency}.`,
    );
  }
  if (account.id === row.toAccountId) {
    throw new DomainError('same-account', 'unprocessable', 'A transfer among the rows goes to this account.');
  }
  return { ...row, accountId: account.id };
}

function isSame(a: Transaction, b: Transaction): boolean {
  return (
    a.accountId === b.accountId &&
    a.categoryId === b.categoryId &&
    a.splits === b.splits &&
    a.tagIds.join() === b.tagIds.join()
  );
}
