import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '@hisaab/database';
import { today } from '@hisaab/kernel';
import { Outbox } from '@hisaab/messaging';
import type { Access } from '@hisaab/security';
import { LRUCache } from 'lru-cache';
import { changeAccount } from '../accounts/account';
import { accountChange } from '../accounts/account.view';
import { isAccountUsed, raiseStructure, saveAccounts, seededAccount } from '../accounts/accounts.repository';
import { categoryChange } from '../categories/category.view';
import { saveCategories } from '../categories/categories.repository';
import { ChangeRecorder, lockBook } from '../changes/change.recorder';
import { newChangeSet } from '../changes/change-set';
import { claimSetUp, isSetUp } from './book-settings.repository';
import { CategorySets } from './category-sets.config';
import { defaultAccount, defaultCategories } from './default-set';

export interface BookToSetUp {
  readonly bookId: string;
  readonly currency: string;
  readonly timezone: string;
  readonly locale: string;
}

/** Gives a new book its account and categories: once, whoever asks first, a request or the registration. */
@Injectable()
export class BookSetup {
  /** Books known to be set up; a book never becomes unready again. */
  private readonly ready = new LRUCache<string, true>({ max: 50_000 });

  constructor(
    private readonly database: Database,
    private readonly recorder: ChangeRecorder,
    private readonly sets: CategorySets,
    private readonly outbox: Outbox,
  ) {}

  isKnown(bookId: string): boolean {
    return this.ready.has(bookId);
  }

  /** The signed token says what a personal book needs, so nobody waits for an event. */
  async ensure(access: Access): Promise<void> {
    if (this.ready.has(access.bookId)) return;
    if (await isSetUp(this.database, access.bookId)) {
      this.ready.set(access.bookId, true);
      return;
    }
    const { bookId, currency, timezone, locale } = access;
    await this.database.transaction((tx) =>
      this.ensureBook(tx, { bookId, currency, timezone, locale }, access.userId),
    );
    this.ready.set(bookId, true);
    this.outbox.wake();
  }

  /** Idempotent: the one that claims the book's row does it, the others wait for it and find it done. */
  async ensureBook(tx: Sql, book: BookToSetUp, actor: string | null): Promise<void> {
    const at = new Date();
    const settings = await claimSetUp(tx, book, at);
    if (!settings) return;
    const { currency, timezone } = settings;
    const set = this.sets.forLocale(book.locale);
    const given = { bookId: book.bookId, currency, today: today(timezone, at), at };
    const account = defaultAccount(set, given);
    const categories = defaultCategories(set, given);
    await saveAccounts(tx, [account]);
    await saveCategories(tx, categories);
    await this.recorder.record(tx, newChangeSet(book.bookId, 'set-up', actor, { at }), [
      accountChange(null, account),
      ...categories.map((category) => categoryChange(null, category)),
    ]);
  }

  /** A book whose currency was changed while it was empty has its first account in the new one. */
  async followCurrency(tx: Sql, bookId: string, currency: string): Promise<void> {
    await lockBook(tx, bookId);
    const account = await seededAccount(tx, bookId);
    if (!account || account.opening.currency === currency || account.opening.minor !== 0n) return;
    if (await isAccountUsed(tx, bookId, account.id)) return;
    const set = newChangeSet(bookId, 'change', null);
    const { name, kind, openingDate, last4, institution, archived } = account;
    const input = { name, kind, currency, openingDate, last4, institution, archived };
    const changed = changeAccount(account, input, { isUsed: false, today: openingDate, at: set.at });
    await saveAccounts(tx, [changed]);
    await raiseStructure(tx, bookId);
    await this.recorder.record(tx, set, [accountChange(account, changed)]);
  }
}
