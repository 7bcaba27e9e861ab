export type Kind = 'expense' | 'income';

interface Used {
  readonly lastCategoryId: string | null;
  readonly count: number;
}

interface Known {
  readonly id: string;
  readonly kind: string;
  readonly archived: boolean;
}

/** The categories that are used most, by how often the payees are paid that had them last. */
export function frequentCategories(
  payees: readonly Used[],
  categories: readonly Known[],
  kind: Kind,
): readonly string[] {
  const open = new Set(categories.filter((one) => one.kind === kind && !one.archived).map(({ id }) => id));
  const uses = new Map<string, number>();
  for (const { lastCategoryId: id, count } of payees) {
    if (id !== null && open.has(id)) uses.set(id, (uses.get(id) ?? 0) + count);
  }
  return [...uses].sort(([, a], [, b]) => b - a).map(([id]) => id);
}

/** So many keys set a category. */
export const MOST_CHOICES = 3;

/** What one key sets: the suggestion first, then the often used ones. */
export function choicesFor(
  suggested: string | null,
  frequent: readonly string[],
  most: number,
): readonly string[] {
  return [...new Set([...(suggested === null ? [] : [suggested]), ...frequent])].slice(0, most);
}
