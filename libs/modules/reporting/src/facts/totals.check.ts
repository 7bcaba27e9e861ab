import type { Database } from '@hisaab/database';
import { AggregatesRepository } from './aggregates.repository';

const PAGE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** The sums of all books against the facts they are made of. @returns sentences, none where all is well */
export async function wrongTotals(database: Database): Promise<{ books: number; wrong: string[] }> {
  const aggregates = new AggregatesRepository(database);
  const wrong: string[] = [];
  let books = 0;
  for (let last = FIRST; ;) {
    const page = await aggregates.booksAfter(last, PAGE);
    for (const book of page) {
      const drift = await aggregates.checkAggregates(book);
      books += 1;
      if (drift[0])
        wrong.push(`book ${book}: reporting's total of ${drift[0].date} is not that of its facts`);
    }
    if (page.length < PAGE) return { books, wrong };
    last = page.at(-1) ?? FIRST;
  }
}
