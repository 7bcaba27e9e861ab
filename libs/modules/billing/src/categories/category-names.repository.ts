import type { Sql } from '@hisaab/database';
import { uuidv7 } from '@hisaab/kernel';
import type { Changed } from '../changes/change.recorder';
import {
  createCategory,
  resolveCategoryName,
  resolvePair,
  resolveParent,
  type Category,
  type CategoryKind,
  type Resolved,
} from './category';
import { categoryChange } from './category.view';
import { liveCategories, saveCategories } from './categories.repository';

/** A category as it was typed: one text, or parent and child apart as a file's columns have them. */
export interface NamedCategory {
  readonly kind: CategoryKind;
  readonly name: string;
  readonly parent?: string | null;
  /** A parent by itself: a slash in it is part of the name, and a child of that name is another one. */
  readonly whole?: boolean;
}

/**
 * The categories that were named, in the same order; what is missing is made, parents first. The caller holds
 * the book, and records `made` with its write.
 */
export async function resolveCategories(
  tx: Sql,
  bookId: string,
  named: readonly NamedCategory[],
  at: Date,
): Promise<{ categories: Category[]; made: Changed[] }> {
  const all = await liveCategories(tx, bookId);
  const created: Category[] = [];
  const create = (name: string, kind: CategoryKind, parentId: string | null): Category => {
    const category = createCategory({ name, kind, parentId }, { bookId, id: uuidv7(), at });
    created.push(category);
    all.push(category);
    return category;
  };
  const categories = named.map(({ kind, name, parent, whole }) => {
    const resolved: Resolved = parent
      ? resolvePair(parent, name, kind, all)
      : whole
        ? resolveParent(name, kind, all)
        : resolveCategoryName(name, kind, all);
    if ('found' in resolved) return resolved.found;
    const above =
      resolved.parent ?? (resolved.parentName === null ? null : create(resolved.parentName, kind, null));
    return create(resolved.name, kind, above?.id ?? null);
  });
  await saveCategories(tx, created);
  return { categories, made: created.map((category) => categoryChange(null, category)) };
}
