import type { Sql } from '@hisaab/database';
import { foldName } from '@hisaab/kernel';
import { deleteAccount, sameAccountName, type Account } from '../accounts/account';
import { accountChange, accountFromImage } from '../accounts/account.view';
import { accountsById, liveAccounts, saveAccounts } from '../accounts/accounts.repository';
import { childrenOf, deleteCategory, nameTaken, type Category } from '../categories/category';
import { categoryChange, categoryFromImage } from '../categories/category.view';
import { categoriesById, liveCategories, saveCategories } from '../categories/categories.repository';
import type { Payee } from '../payees/payee';
import { payeeChange, payeeFromImage } from '../payees/payee.view';
import { aliasesOfAll, payeesById, payeesByName, savePayees } from '../payees/payees.repository';
import type { Tag } from '../tags/tag';
import { saveTags, tagChange, tagsById, tagsByName } from '../tags/tags.repository';
import type { Changed } from './change.recorder';
import type { SkipReason } from './undo';

export interface UndoableRow {
  readonly id: string;
  readonly version: number;
  readonly state: 'live' | 'deleted';
}

/** How undo handles one kind of thing beside transactions. */
export interface UndoableNoun<Row extends UndoableRow> {
  readonly noun: 'account' | 'category' | 'payee' | 'tag';
  load(tx: Sql, bookId: string, ids: readonly string[]): Promise<Row[]>;
  save(tx: Sql, rows: readonly Row[]): Promise<void>;
  changed(before: Row, after: Row): Changed;
  fromImage(now: Row, image: object, at: Date): Row;
  gone(now: Row, at: Date): Row;
  /** Why the row cannot be as `after` says, if so. */
  obstacle(tx: Sql, after: Row): Promise<SkipReason | null>;
  /** Those of the unused rows that nothing of their own kind hangs on. */
  mayLeave(tx: Sql, bookId: string, rows: readonly Row[]): Promise<readonly Row[]>;
}

const all = <Row>(_tx: Sql, _bookId: string, rows: readonly Row[]) => Promise.resolve(rows);

export const undoableAccounts: UndoableNoun<Account> = {
  noun: 'account',
  load: accountsById,
  save: saveAccounts,
  changed: accountChange,
  fromImage: accountFromImage,
  gone: deleteAccount,
  async obstacle(tx, after) {
    if (after.state === 'deleted') return null;
    const live = await liveAccounts(tx, after.bookId);
    const taken = live.some((other) => other.id !== after.id && sameAccountName(other.name, after.name));
    return taken ? 'name-taken' : null;
  },
  mayLeave: all,
};

export const undoableCategories: UndoableNoun<Category> = {
  noun: 'category',
  load: categoriesById,
  save: saveCategories,
  changed: categoryChange,
  fromImage: categoryFromImage,
  gone: (now, at) => deleteCategory(now, null, at),
  async obstacle(tx, after) {
    const live = await liveCategories(tx, after.bookId);
    if (after.state === 'deleted') return childrenOf(after.id, live).length > 0 ? 'in-use' : null;
    if (nameTaken(after, live)) return 'name-taken';
    if (after.parentId === null) return null;
    const parent = live.find((other) => other.id === after.parentId);
    return parent && parent.parentId === null ? null : 'parent-gone';
  },
  async mayLeave(tx, bookId, rows) {
    const live = await liveCategories(tx, bookId);
    const leaving = new Set(rows.map((row) => row.id));
    return rows.filter((row) => childrenOf(row.id, live).every((child) => leaving.has(child.id)));
  },
};

export const undoablePayees: UndoableNoun<Payee> = {
  noun: 'payee',
  load: payeesById,
  save: savePayees,
  changed: payeeChange,
  fromImage: payeeFromImage,
  gone: (now, at) => ({ ...now, version: now.version + 1, state: 'deleted', updatedAt: at }),
  async obstacle(tx, after) {
    if (after.state === 'deleted') return null;
    const named = await payeesByName(tx, after.bookId, [foldName(after.name)]);
    if (named.some((other) => other.id !== after.id)) return 'name-taken';
    if (after.intoId === null) return null;
    const [target] = await payeesById(tx, after.bookId, [after.intoId]);
    return target?.state === 'live' && target.intoId === null ? null : 'payee-gone';
  },
  async mayLeave(tx, bookId, rows) {
    const leaving = new Set(rows.map((row) => row.id));
    const aliases = await aliasesOfAll(tx, bookId, [...leaving]);
    const held = new Set(aliases.filter(({ id }) => !leaving.has(id)).map(({ intoId }) => intoId));
    return rows.filter((row) => !held.has(row.id));
  },
};

export const undoableTags: UndoableNoun<Tag> = {
  noun: 'tag',
  load: tagsById,
  save: saveTags,
  changed: tagChange,
  fromImage: (now, image, at) => ({
    ...now,
    ...(image as Pick<Tag, 'name' | 'state'>),
    version: now.version + 1,
    updatedAt: at,
  }),
  gone: (now, at) => ({ ...now, version: now.version + 1, state: 'deleted', updatedAt: at }),
  async obstacle(tx, after) {
    if (after.state === 'deleted') return null;
    const named = await tagsByName(tx, after.bookId, [foldName(after.name)]);
    return named.some((other) => other.id !== after.id) ? 'name-taken' : null;
  },
  mayLeave: all,
};
