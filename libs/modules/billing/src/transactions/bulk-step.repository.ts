import type { BulkChange } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { DomainError, foldName } from '@hisaab/kernel';
import { liveAccount } from '../accounts/accounts.repository';
import { liveCategory } from '../categories/categories.repository';
import type { Changed } from '../changes/change.recorder';
import { bareTag } from '../tags/tag';
import { resolveTags, tagsByName } from '../tags/tags.repository';
import type { BulkStep } from './bulk-change';

/** What the change means in the book as it is now: every id and name looked up, and tags made that are new. */
export async function bulkStep(
  tx: Sql,
  bookId: string,
  change: BulkChange,
  at: Date,
): Promise<{ step: BulkStep; made: Changed[] }> {
  if (change.delete && Object.values(change).filter((value) => value !== undefined).length > 1) {
    throw new DomainError('delete-alone', 'unprocessable', 'Rows are deleted or changed, not both.');
  }
  const { categoryId } = change;
  const category = typeof categoryId === 'string' ? await liveCategory(tx, bookId, categoryId) : categoryId;
  const account = change.accountId ? await liveAccount(tx, bookId, change.accountId) : undefined;
  if (account?.archived) {
    throw new DomainError(
      'account-archived',
      'unprocessable',
      'The account is archived and takes no new rows.',
    );
  }
  if (category?.archived) {
    throw new DomainError(
      'category-archived',
      'unprocessable',
      'The category is archived and takes no new rows.',
    );
  }
  const { tags, made } = await resolveTags(tx, bookId, change.addTags ?? [], at);
  const removed = (change.removeTags ?? []).map((tag) => foldName(bareTag(tag)));
  return {
    step: {
      delete: change.delete,
      category,
      account: account && { id: account.id, currency: account.opening.currency, archived: false },
      addTagIds: [...tags.values()].map((tag) => tag.id),
      removeTagIds: (await tagsByName(tx, bookId, removed)).map((tag) => tag.id),
    },
    made,
  };
}
