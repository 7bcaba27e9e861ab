import { DomainError, foldName } from '@hisaab/kernel';

export type CategoryKind = 'expense' | 'income';

/** What money was for. Two levels: a parent and its children; every total can roll up. */
export interface Category {
  readonly bookId: string;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kind: CategoryKind;
  readonly parentId: string | null;
  readonly icon: string | null;
  readonly color: string | null;
  readonly archived: boolean;
  readonly state: 'live' | 'deleted';
  /** Where its rows went when it was deleted. */
  readonly intoId: string | null;
  readonly seedKey: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface CategoryInput {
  readonly name: string;
  readonly kind: CategoryKind;
  readonly parentId?: string | null | undefined;
  readonly icon?: string | null | undefined;
  readonly color?: string | null | undefined;
  readonly archived?: boolean | undefined;
}

export function createCategory(
  input: CategoryInput,
  given: { bookId: string; id: string; at: Date; seedKey?: string },
): Category {
  return {
    bookId: given.bookId,
    id: given.id,
    version: 1,
    ...fields(input),
    state: 'live',
    intoId: null,
    seedKey: given.seedKey ?? null,
    createdAt: given.at,
    updatedAt: given.at,
  };
}

export function changeCategory(category: Category, input: CategoryInput, at: Date): Category {
  return { ...category, version: category.version + 1, ...fields(input), updatedAt: at };
}

export function deleteCategory(category: Category, intoId: string | null, at: Date): Category {
  return { ...category, version: category.version + 1, state: 'deleted', intoId, updatedAt: at };
}

function fields(input: CategoryInput) {
  return {
    name: input.name,
    kind: input.kind,
    parentId: input.parentId ?? null,
    icon: input.icon ?? null,
    color: input.color ?? null,
    archived: input.archived ?? false,
  };
}

/** Whether the category fits among the live ones of its book: two levels, one kind, one name a place. */
export function checkPlace(category: Category, all: readonly Category[]): void {
  if (category.parentId !== null) {
    const parent = all.find((other) => other.id === category.parentId);
    if (!parent)
      throw new DomainError('category-not-found', 'missing', 'There is no such parent in this book.');
    if (parent.parentId !== null || parent.id === category.id || childrenOf(category.id, all).length > 0) {
      throw new DomainError('category-levels', 'unprocessable', 'Categories have two levels.');
    }
    if (parent.kind !== category.kind) {
      throw new DomainError('category-kind', 'unprocessable', 'A category is of the kind of its parent.');
    }
  }
  if (childrenOf(category.id, all).some((child) => child.kind !== category.kind)) {
    throw new DomainError('category-kind', 'unprocessable', 'Its children are of the other kind.');
  }
  if (nameTaken(category, all)) {
    throw new DomainError('name-taken', 'conflict', `There is a category "${category.name}" here already.`);
  }
}

export function nameTaken(category: Category, all: readonly Category[]): boolean {
  const name = foldName(category.name);
  return all.some(
    (other) =>
      other.id !== category.id &&
      other.kind === category.kind &&
      other.parentId === category.parentId &&
      foldName(other.name) === name,
  );
}

export function childrenOf(id: string, all: readonly Category[]): Category[] {
  return all.filter((other) => other.parentId === id);
}

/** What a typed name asks for: a category that is there, or one (and perhaps its parent) to be made. */
export type Resolved =
  | { readonly found: Category }
  | { readonly parent: Category | null; readonly parentName: string | null; readonly name: string };

/**
 * Looks a name up among the live categories of a kind: as a whole first (a name may hold a slash), a top one
 * before a child, then as "Parent/Child".
 */
export function resolveCategoryName(typed: string, kind: CategoryKind, all: readonly Category[]): Resolved {
  const ofKind = all.filter((category) => category.kind === kind);
  const whole = byName(typed, ofKind);
  const found = whole.find((category) => category.parentId === null) ?? whole[0];
  if (found) return { found };
  const slash = typed.indexOf('/');
  const parentName = slash < 0 ? '' : typed.slice(0, slash).trim();
  const name = slash < 0 ? '' : typed.slice(slash + 1).trim();
  if (parentName === '' || name === '')
    return { parent: null, parentName: null, name: typed.slice(0, 100).trim() };
  return resolvePair(parentName, name, kind, all);
}

/** Looks a parent up by its whole name. */
export function resolveParent(name: string, kind: CategoryKind, all: readonly Category[]): Resolved {
  const found = byName(name, all).find((category) => category.kind === kind && category.parentId === null);
  return found ? { found } : { parent: null, parentName: null, name: name.slice(0, 100) };
}

/** Looks up parent and child that were given apart, as a file's columns do. */
export function resolvePair(
  parentName: string,
  name: string,
  kind: CategoryKind,
  all: readonly Category[],
): Resolved {
  const ofKind = all.filter((category) => category.kind === kind);
  const parent = byName(parentName, ofKind).find((category) => category.parentId === null);
  const child = parent && byName(name, childrenOf(parent.id, ofKind))[0];
  if (child) return { found: child };
  return {
    parent: parent ?? null,
    parentName: parent ? null : parentName.slice(0, 100),
    name: name.slice(0, 100),
  };
}

function byName(name: string, among: readonly Category[]): Category[] {
  const folded = foldName(name);
  return among.filter((category) => foldName(category.name) === folded);
}
