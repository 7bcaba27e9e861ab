import type { Database } from '@hisaab/database';

import { ChainQuery } from './chain.query';
import type { HeadWitness } from './head-witness';
import { VerifyLedger } from './verify-ledger.use-case';

const PAGE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Every book that has a head or an entry, one or the other taken away included. */
const BOOKS = `
  select book_id from (
    select book_id from book_head where book_id > $1
    union select distinct book_id from journal_entry where book_id > $1
  ) as book order by book_id limit $2`;

/** Chain, sums and balances of all books, one after the other. @returns sentences, none where all is well */
export async function wrongBooks(
  database: Database,
  witness: HeadWitness,
): Promise<{ books: number; entries: number; wrong: string[] }> {
  const verify = new VerifyLedger(new ChainQuery(database), witness);
  const wrong: string[] = [];
  let books = 0;
  let entries = 0;
  for (let last = FIRST; ;) {
    const page = await database.query<{ book_id: string }>(BOOKS, [last, PAGE]);
    for (const { book_id: book } of page) {
      const found = await verify.execute(book);
      books += 1;
      entries += found.entries;
      if (found.firstBroken) {
        wrong.push(
          `book ${book}: entry ${found.firstBroken.sequence} of the ledger: ${found.firstBroken.reason}`,
        );
      }
    }
    if (page.length < PAGE) return { books, entries, wrong };
    last = page.at(-1)!.book_id;
  }
}
