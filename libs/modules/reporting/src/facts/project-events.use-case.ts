import { Injectable } from '@nestjs/common';
import type { Envelope } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { saveAccountFacts } from '../accounts/accounts.repository';
import { saveBookSettings, saveLedgerHeads } from '../books/books.repository';
import { LargeExpenseDetector } from '../insights/large-expense.detector';
import { mergePayees, saveCategoryFacts, saveNames } from '../names/names.repository';
import { batchOf } from './events.batch';
import { factKey, type Batch } from './fact.rows';
import { apply, lock, type FreshExpense, type LockedBook } from './facts.repository';

/** Applies a batch of envelopes, of any books and kinds, with a handful of statements. */
@Injectable()
export class ProjectEvents {
  constructor(private readonly largeExpenses: LargeExpenseDetector) {}

  async execute(tx: Sql, messages: readonly Envelope[]): Promise<void> {
    const batch = batchOf(messages);
    const books = await lock(tx, batch.books);
    await saveBookSettings(tx, batch.settings);
    await saveLedgerHeads(tx, batch.heads);
    await saveCategoryFacts(tx, batch.categories);
    await saveAccountFacts(tx, batch.accounts);
    await saveNames(tx, batch.labels);
    await mergePayees(tx, batch.merges);
    if (batch.transactions.length === 0) return;
    const fresh = await apply(tx, batch.transactions, batch.lines);
    const timezones = new Map(
      books.flatMap((book) => (book.timezone ? [[book.book_id, book.timezone]] : [])),
    );
    const zones = new Map(batch.settings.map((row) => [row.book_id, row.timezone]));
    await this.largeExpenses.raise(tx, firstTold(fresh, batch, books), new Map([...timezones, ...zones]));
  }
}

/** Without what is being replayed: people were told of it, or not, when it happened. */
function firstTold(
  fresh: FreshExpense[],
  { sequences }: Batch,
  books: readonly LockedBook[],
): FreshExpense[] {
  const stood = new Map(books.map((book) => [book.book_id, Number(book.previous_sequence)]));
  return fresh.filter(({ book_id, transaction_id }) => {
    const sequence = sequences.get(factKey(book_id, transaction_id)) ?? 0;
    return sequence > (stood.get(book_id) ?? 0);
  });
}
