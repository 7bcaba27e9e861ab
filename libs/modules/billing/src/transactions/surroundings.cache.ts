import { Injectable } from '@nestjs/common';
import { foldName } from '@hisaab/kernel';
import { LRUCache } from 'lru-cache';
import type { TransactionInput } from './checked-draft';
import { KnownBook, knownSurroundings } from './known-surroundings';
import { foldedTags, type RecordContext } from './record-context.repository';

const BOOKS = 2_000;
const NAMES_OF_A_BOOK = 2_000;

/**
 * What recordings found in a book, so that the next one need not look again: most of a book's rows are of the
 * same few accounts, categories and payees. The recording statement compares the structure number under the
 * book's lock, so that what is old here, in whichever process it was changed, is never written; it only costs
 * another try. A refusal is never given from here.
 */
@Injectable()
export class SurroundingsCache {
  private readonly books = new LRUCache<string, KnownBook>({ max: BOOKS });

  find(bookId: string, input: TransactionInput & { id?: string | undefined }): RecordContext | null {
    const book = this.books.get(bookId);
    if (!book || input.id !== undefined) return null;
    const known = knownSurroundings(book, input, foldedTags(input.tags));
    return (
      known && {
        ...known,
        payeeId: known.payee?.id ?? null,
        tagIds: known.tags.map((tag) => tag.id),
        learnedCategoryId: null,
        idIsTaken: false,
        earlier: null,
      }
    );
  }

  keep(bookId: string, input: TransactionInput, found: RecordContext): void {
    const { account, toAccount } = found;
    if (!account) return;
    const book = this.bookOf(bookId, account.structure);
    book.accounts.set(account.id, account);
    if (!input.accountId) book.defaults.set(account.currency, account.id);
    if (toAccount) book.accounts.set(toAccount.id, { ...toAccount, structure: account.structure });
    for (const category of found.categories) book.categories.set(category.id, category);
    if (found.payee && input.payee) book.payees.set(foldName(input.payee), found.payee);
    for (const tag of found.tags) book.tags.set(tag.fold, tag);
  }

  forget(bookId: string): void {
    this.books.delete(bookId);
  }

  private bookOf(bookId: string, structure: number): KnownBook {
    const known = this.books.get(bookId);
    const size = (known?.payees.size ?? 0) + (known?.tags.size ?? 0) + (known?.categories.size ?? 0);
    if (known?.structure === structure && size < NAMES_OF_A_BOOK) return known;
    const book = new KnownBook(structure);
    this.books.set(bookId, book);
    return book;
  }
}
