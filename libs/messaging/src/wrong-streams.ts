import type { Service } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';

/**
 * Whether the services' tables are of one moment: each book's facts are numbered without a gap up to the book's number,
 * and nobody has applied one that was never sent.
 * @param services whose schemas the connection may read, all of them on one server
 * @returns sentences, none where all is well
 */
export async function wrongStreams(sql: Sql, services: readonly Service[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const source of services) {
    const gaps = await sql.query<{ book: string; value: string; facts: string; last: string }>(
      `select book_id as book, coalesce(number.value, 0)::text as value, coalesce(sent.facts, 0)::text as facts,
         coalesce(sent.last, 0)::text as last
       from "${source}".book_sequence as number
       full join (select book_id, count(*) as facts, max(sequence) as last from "${source}".outbox
         where sequence is not null group by 1) as sent using (book_id)
       where (coalesce(number.value, 0), coalesce(number.value, 0)) <> (coalesce(sent.facts, 0), coalesce(sent.last, 0))
       order by 1 limit 10`,
    );
    for (const { book, value, facts, last } of gaps) {
      wrong.push(`book ${book}: ${source} has numbered ${value} facts and keeps ${facts}, the last ${last}`);
    }
    for (const home of services) {
      const ahead = await sql.query<{ book: string; consumer: string; applied: string; sent: string }>(
        `select book_id as book, consumer, reached.sequence::text as applied, coalesce(value, 0)::text as sent
         from "${home}".watermark as reached left join "${source}".book_sequence using (book_id)
         where reached.source = $1 and reached.sequence > coalesce(value, 0) order by 1 limit 10`,
        [source],
      );
      for (const { book, consumer, applied, sent } of ahead) {
        wrong.push(
          `book ${book}: ${consumer} has applied fact ${applied} of ${source}, which has sent ${sent}`,
        );
      }
    }
  }
  return wrong;
}
