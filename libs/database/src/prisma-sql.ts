import type { Sql, Statement } from './sql';

/** What we need of a Prisma client or of its interactive transaction. */
export interface RawQueries {
  $queryRawUnsafe<T = unknown>(query: string, ...values: unknown[]): Promise<T>;
}

/**
 * Lets what is written for `Sql` (outbox, inbox) run inside a Prisma transaction. Rows come with Prisma's
 * types: a `date` is a Date there, a `numeric` a Decimal.
 */
export function prismaSql(tx: RawQueries): Sql {
  return {
    query: <Row extends object>(statement: string | Statement, values: readonly unknown[] = []) =>
      tx.$queryRawUnsafe<Row[]>(typeof statement === 'string' ? statement : statement.text, ...values),
  };
}
