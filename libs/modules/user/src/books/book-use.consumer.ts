import { Controller, Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { accountChanged, transactionRecorded, type Envelope } from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { consumes } from '@hisaab/messaging';
import { LRUCache } from 'lru-cache';

const REMEMBERED = 20_000;

/**
 * Notes which books hold money. It needs no inbox: to note it twice changes nothing, and a book that was noted costs
 * a look into the memory.
 */
@Controller()
export class BookUseConsumer {
  private readonly noted = new LRUCache<string, true>({ max: REMEMBERED });

  constructor(@Inject(Database) private readonly database: Database) {}

  @EventPattern([transactionRecorded.type, accountChanged.type], consumes('user.book-use', { batch: 500 }))
  async note(@Payload() messages: Envelope[]): Promise<void> {
    const books = new Set<string>();
    for (const { bookid, type, data } of messages) {
      if (bookid === undefined || this.noted.has(bookid)) continue;
      if (type === transactionRecorded.type || opensWithMoney(data)) books.add(bookid);
    }
    if (books.size === 0) return;
    await this.database.query(
      `insert into used_book (book_id) select unnest($1::uuid[]) on conflict (book_id) do nothing`,
      [[...books].sort()],
    );
    for (const bookId of books) this.noted.set(bookId, true);
  }
}

/** The account that every book begins with is empty; one with an opening balance is use. */
function opensWithMoney(data: unknown): boolean {
  return /[1-9]/.test(accountChanged.data.parse(data).account.openingBalance.amount);
}
