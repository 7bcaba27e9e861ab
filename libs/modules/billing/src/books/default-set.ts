import { uuidv7, type CivilDate } from '@hisaab/kernel';
import { openAccount, type Account } from '../accounts/account';
import { createCategory, type Category } from '../categories/category';

interface Look {
  readonly key: string;
  readonly name: string;
  readonly icon: string;
  readonly color: string;
}

/** What a new book begins with, in its language. */
export interface DefaultSet {
  readonly cashAccount: string;
  readonly categories: readonly (Look & {
    readonly kind: 'expense' | 'income';
    readonly children: readonly Look[];
  })[];
}

export interface NewBook {
  readonly bookId: string;
  readonly currency: string;
  readonly today: CivilDate;
  readonly at: Date;
}

export function defaultAccount(set: DefaultSet, book: NewBook): Account {
  return openAccount(
    { name: set.cashAccount, kind: 'cash' },
    { ...book, id: uuidv7(), bookCurrency: book.currency, seedKey: 'cash' },
  );
}

/** Parents before their children, so that whoever follows the facts knows each parent. */
export function defaultCategories(set: DefaultSet, book: NewBook): Category[] {
  const make = (look: Look, kind: 'expense' | 'income', parent: Category | null): Category =>
    createCategory(
      { name: look.name, kind, parentId: parent?.id ?? null, icon: look.icon, color: look.color },
      { bookId: book.bookId, id: uuidv7(), at: book.at, seedKey: look.key },
    );
  const parents = set.categories.map((one) => ({ one, parent: make(one, one.kind, null) }));
  const children = parents.flatMap(({ one, parent }) =>
    one.children.map((child) => make(child, one.kind, parent)),
  );
  return [...parents.map(({ parent }) => parent), ...children];
}
