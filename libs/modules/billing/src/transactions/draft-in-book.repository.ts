import type { Sql } from '@hisaab/database';
import { foldName } from '@hisaab/kernel';
import { resolveCategories } from '../categories/category-names.repository';
import type { Changed } from '../changes/change.recorder';
import { resolvePayees } from '../payees/payees.repository';
import { resolveTags } from '../tags/tags.repository';
import { checkedDraft, type TransactionInput } from './checked-draft';
import { foldedTags, recordContext } from './record-context.repository';
import type { Transaction, TransactionDraft } from './transaction';
import type { Words } from './transaction.view';

export interface DraftInBook {
  readonly draft: TransactionDraft;
  readonly words: Words;
  /** Payee, tags and categories that were made for it. */
  readonly made: Changed[];
}

/**
 * Checks an input against its book, which the caller holds, and makes the payee, tags and category that are
 * missing. Everything is checked before anything is made.
 */
export async function draftInBook(
  tx: Sql,
  bookId: string,
  input: TransactionInput,
  at: Date,
  current?: Transaction,
): Promise<DraftInBook> {
  const near = await recordContext(tx, bookId, input);
  // An edit takes what the person left; only a new row learns.
  const checked = checkedDraft(input, current ? { ...near, learnedCategoryId: null } : near, current);
  const made: Changed[] = [];
  let { categoryId = null, categorySource } = checked;
  if (input.category && input.type !== 'transfer') {
    const named = [{ kind: input.type, name: input.category }];
    const { categories, made: madeCategories } = await resolveCategories(tx, bookId, named, at);
    categoryId = categories[0]?.id ?? null;
    categorySource = 'given';
    made.push(...madeCategories);
  }
  let { payee } = near;
  if (!payee && input.payee) {
    const { ids, made: madePayees } = await resolvePayees(tx, bookId, [input.payee], at);
    const id = ids.get(foldName(input.payee));
    payee = id === undefined ? null : { id, name: input.payee };
    made.push(...madePayees);
  }
  const { tags, made: madeTags } = await resolveTags(tx, bookId, input.tags ?? [], at);
  made.push(...madeTags);
  const ordered = foldedTags(input.tags).flatMap((fold) => tags.get(fold) ?? []);
  return {
    draft: {
      ...checked,
      categoryId,
      categorySource: categorySource ?? 'none',
      payeeId: payee?.id ?? null,
      tagIds: ordered.map((tag) => tag.id),
    },
    words: { payee, tags: ordered.map((tag) => tag.name) },
    made,
  };
}
