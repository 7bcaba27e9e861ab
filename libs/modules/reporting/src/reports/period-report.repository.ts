import { Injectable } from '@nestjs/common';
import { Database } from '@hisaab/database';
import type { CivilDate } from '@hisaab/kernel';
import type { PeriodFigures } from './period-report';

// One statement, so that every figure of a report is of one moment, and one round trip. Totals come from the
// aggregates (their number grows with days and categories, not with transactions); median, largest and payees
// from the facts of the period, by its index.
export const readPeriod = {
  name: 'reporting-period',
  text: `with total as materialized (
      select date, date >= $4::date as is_current, type, category_id, account_id, lines, transactions, amount, currency
      from day_total
      where book_id = $1 and date between $3::date and $5::date and lines <> 0 and type in ('expense', 'income')
    ), mine as (
      select * from total where currency = $2
    ), spent as materialized (
      select transaction_id, date, amount, payee_id from transaction_fact
      where book_id = $1 and date between $4::date and $5::date and currency = $2 and type = 'expense'
        and state = 'live'
    )
    select
      (select json_agg(row) from (
        select is_current as "isCurrent", type, category_id as "categoryId", sum(amount)::text as amount,
          sum(lines)::int as lines
        from mine group by 1, 2, 3) as row) as categories,
      (select json_agg(row) from (
        select date, type, sum(amount)::text as amount, sum(transactions)::int as transactions
        from mine where is_current group by 1, 2) as row) as days,
      (select json_agg(row) from (
        select account_id as "accountId", max(label.name) as name, type, sum(amount)::text as amount,
          sum(transactions)::int as transactions
        from mine left join label on label.book_id = $1 and label.id = account_id
        where is_current group by 1, 3) as row) as accounts,
      (select json_agg(row) from (
        select payee.id as "payeeId", label.name, amount::text, transactions from (
          select coalesce(final_payee_id, spent.payee_id) as id, sum(amount) as amount, count(*)::int as transactions
          from spent left join payee_alias on payee_alias.book_id = $1 and payee_alias.payee_id = spent.payee_id
          where spent.payee_id is not null
          group by 1 order by 2 desc, 1 limit 10) as payee
        left join label on label.book_id = $1 and label.id = payee.id
        order by payee.amount desc, payee.id) as row) as payees,
      (select percentile_disc(0.5) within group (order by amount) from spent) as median,
      (select json_build_object('transactionId', transaction_id, 'amount', amount::text)
        from spent order by amount desc, date, transaction_id limit 1) as largest,
      (select json_agg(distinct currency) from total where is_current and currency <> $2) as others,
      (select json_agg(row) from (
        select category_id as id, kind, parent_id as "parentId", label.name
        from category left join label on label.book_id = $1 and label.id = category_id
        where category.book_id = $1) as row) as catalogue`,
};

/** Amounts come as text, since JSON has no whole numbers of 64 bits. */
type AsRead<Row> = { [Key in keyof Row]: Row[Key] extends bigint ? string : Row[Key] };
type List<Key extends 'categories' | 'days' | 'accounts' | 'payees'> =
  AsRead<PeriodFigures[Key][number]>[] | null;

interface Read {
  categories: List<'categories'>;
  days: List<'days'>;
  accounts: List<'accounts'>;
  payees: List<'payees'>;
  median: bigint | null;
  largest: { transactionId: string; amount: string } | null;
  others: string[] | null;
  catalogue: PeriodFigures['catalogue'] | null;
}

@Injectable()
export class PeriodReportRepository {
  constructor(private readonly database: Database) {}

  async figures(
    bookId: string,
    currency: string,
    range: { previousFrom: CivilDate; from: CivilDate; to: CivilDate },
  ): Promise<PeriodFigures> {
    const values = [bookId, currency, range.previousFrom, range.from, range.to];
    const [read] = await this.database.query<Read>(readPeriod, values);
    return {
      categories: amounts(read?.categories),
      days: amounts(read?.days),
      accounts: amounts(read?.accounts),
      payees: amounts(read?.payees),
      median: read?.median ?? null,
      largest: read?.largest ? { ...read.largest, amount: BigInt(read.largest.amount) } : null,
      otherCurrencies: read?.others ?? [],
      catalogue: read?.catalogue ?? [],
    };
  }
}

function amounts<Row extends { amount: string }>(
  rows: Row[] | null | undefined,
): (Omit<Row, 'amount'> & { amount: bigint })[] {
  return (rows ?? []).map((row) => ({ ...row, amount: BigInt(row.amount) }));
}
