import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { BooksRepository, type BookHead } from './books.repository';

const PATIENCE_MS = 1_000;
/** The net for books that another process brought forward. */
const LOOK_AGAIN_MS = 50;

/** How far a book's projections are, and waiting for them. */
@Injectable()
export class BookProgress {
  private readonly moved = new EventEmitter().setMaxListeners(0);

  constructor(private readonly books: BooksRepository) {}

  /** After the commit of a batch. */
  announce(bookIds: Iterable<string>): void {
    for (const bookId of bookIds) this.moved.emit(bookId);
  }

  /** The head of the book; with `atLeast` it waits up to a second for that number and then gives what there is. */
  async head(bookId: string, atLeast = 0): Promise<BookHead> {
    const until = performance.now() + PATIENCE_MS;
    let head = await this.books.head(bookId);
    while (head.sequence < atLeast && performance.now() < until) {
      await this.next(bookId, Math.min(LOOK_AGAIN_MS, until - performance.now()));
      head = await this.books.head(bookId);
    }
    return head;
  }

  private async next(bookId: string, milliseconds: number): Promise<void> {
    const done = new AbortController();
    const wake = (): void => done.abort();
    this.moved.once(bookId, wake);
    await pause(Math.max(1, milliseconds), undefined, { signal: done.signal }).catch(() => undefined);
    this.moved.off(bookId, wake);
  }
}
