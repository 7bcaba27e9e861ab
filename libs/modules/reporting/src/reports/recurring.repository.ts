import { Injectable } from '@nestjs/common';
import { Database } from '@hisaab/database';
import type { CivilDate } from '@hisaab/kernel';
import type { Taker } from './recurring';
import { conditionsOf, LINES, type SummaryFilters } from './summary.query';

/** Of more payees and categories than this, those that took the most. */
const MOST_TAKERS = 1_000;

interface Read {
  spent: { at: number; amount: string }[] | null;
  takers: (Omit<Taker, 'occurrences'> & { days: [CivilDate, string][] })[] | null;
  others: string[] | null;
}

export interface RecurringFigures {
  spent: bigint[];
  takers: Taker[];
  otherCurrencies: string[];
}

/**
 * One statement, so that what is fixed is never more than what was spent. Whoever took something more often than every
 * fourth day recurs as nothing that is asked for, and stays in the store: that is most of a book's days.
 */
export function recurringStatement(
  bookId: string,
  currency: string,
  since: CivilDate,
  filters: SummaryFilters,
  months: readonly CivilDate[],
): { text: string; values: unknown[] } {
  const values: unknown[] = [bookId, since, filters.to, filters.from, currency, months];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const where = ["type = 'expense'", ...conditionsOf({ ...filters, type: undefined }, currency, bind)];
  const text = `with taken as materialized (
      select payee_id, case when payee_id is null then category_id end as category_id, date, currency,
        sum(amount)::bigint as amount
      from ${LINES}
      where ${where.join(' and ')}
      group by 1, 2, date, currency
    ), taker as (
      select payee_id, category_id, json_agg(json_build_array(date, amount::text)) as days, sum(amount) as amount
      from taken
      where currency = $5 and (payee_id is not null or category_id is not null)
      group by payee_id, category_id
      having count(*) >= 3 and count(*) <= (max(date) - min(date)) / 4 + 3
      order by sum(amount) desc, payee_id, category_id
      limit ${MOST_TAKERS}
    )
    select
      (select json_agg(row) from (
        select width_bucket(date, $6::date[]) as at, sum(amount)::text as amount
        from taken where currency = $5 and date >= $4::date group by 1) as row) as spent,
      (select json_agg(row) from (
        select payee_id as "payeeId", category_id as "categoryId", label.name, days
        from taker left join label on label.book_id = $1 and label.id = coalesce(payee_id, category_id)
      ) as row) as takers,
      (select json_agg(distinct currency) from taken where currency <> $5 and date >= $4::date) as others`;
  return { text, values };
}

@Injectable()
export class RecurringRepository {
  constructor(private readonly database: Database) {}

  async figures(
    bookId: string,
    currency: string,
    since: CivilDate,
    filters: SummaryFilters,
    months: readonly CivilDate[],
  ): Promise<RecurringFigures> {
    const { text, values } = recurringStatement(bookId, currency, since, filters, months);
    const [read] = await this.database.query<Read>(text, values);
    const spent = months.map(() => 0n);
    for (const { at, amount } of read?.spent ?? []) spent[at - 1] = BigInt(amount);
    return {
      spent,
      takers: (read?.takers ?? []).map(({ days, ...taker }) => ({
        ...taker,
        occurrences: days.map(([date, amount]) => ({ date, amount: BigInt(amount) })),
      })),
      otherCurrencies: [...(read?.others ?? [])].sort(),
    };
  }
}
