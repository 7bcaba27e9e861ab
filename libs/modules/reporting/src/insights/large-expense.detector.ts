import { Inject, Injectable } from '@nestjs/common';
import { insightRaised } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { formatMoney, today } from '@hisaab/kernel';
import { Outbox } from '@hisaab/messaging';
import type { FreshExpense } from '../facts/facts.repository';
import { InsightCounts } from './insight.counts';
import type { LargeExpenseLimits } from './insights.config';
import { insightId, isRecent, LARGE_EXPENSE } from './large-expense';

export const LARGE_EXPENSE_LIMITS = Symbol('the limits of large expenses');

// The largest line of each transaction that is beyond its category's last 90 days. The median is the lower
// one, and never holds the transaction itself.
export const findLarge = `
  select distinct on (line.book_id, line.transaction_id)
    line.book_id, line.transaction_id, line.category_id, line.amount, line.currency, line.date, past.median
  from json_to_recordset($1::json) as told (book_id uuid, transaction_id uuid)
  join line_fact as line using (book_id, transaction_id)
  join json_to_recordset($2::json) as least (currency text, minimum bigint) on least.currency = line.currency
  cross join lateral (
    select percentile_disc(0.5) within group (order by earlier.amount) as median
    from line_fact as earlier
    where earlier.book_id = line.book_id and earlier.category_id = line.category_id
      and earlier.date between line.date - 90 and line.date
      and earlier.type = 'expense' and earlier.currency = line.currency
      and earlier.transaction_id <> line.transaction_id
  ) as past
  where line.amount > least.minimum and line.amount > $3::bigint * past.median
  order by line.book_id, line.transaction_id, line.amount desc`;

const remember = `insert into insight (id, book_id, transaction_id, kind)
  select id, book_id, transaction_id, kind
  from json_to_recordset($1::json) as told (id uuid, book_id uuid, transaction_id uuid, kind text)
  on conflict do nothing
  returning id`;

/** A book whose zone has not come yet: where the day begins first, so that its today is never taken for a plan. */
const FIRST_ZONE = 'Pacific/Kiritimati';

interface LargeLine {
  book_id: string;
  transaction_id: string;
  category_id: string;
  amount: bigint;
  currency: string;
  date: string;
  median: bigint;
}

/** Raises *large expense* in the transaction that brings the rows, so that it is raised with them or not at all. */
@Injectable()
export class LargeExpenseDetector {
  constructor(
    private readonly outbox: Outbox,
    @Inject(LARGE_EXPENSE_LIMITS) private readonly limits: LargeExpenseLimits,
    private readonly counts: InsightCounts,
  ) {}

  async raise(
    tx: Sql,
    fresh: readonly FreshExpense[],
    timezones: ReadonlyMap<string, string>,
  ): Promise<void> {
    if (fresh.length === 0 || this.limits.minimum.length === 0) return;
    const found = await tx.query<LargeLine>(findLarge, [
      JSON.stringify(fresh),
      JSON.stringify(this.limits.minimum),
      this.limits.times,
    ]);
    const now = new Date();
    const recent = found.filter(({ book_id, date }) =>
      isRecent(date, today(timezones.get(book_id) ?? FIRST_ZONE, now)),
    );
    if (recent.length === 0) return;
    const rows = recent.map((line) => ({ ...line, id: insightId(line.transaction_id), kind: LARGE_EXPENSE }));
    const known = await tx.query<{ id: string }>(remember, [
      JSON.stringify(
        rows.map(({ id, book_id, transaction_id, kind }) => ({ id, book_id, transaction_id, kind })),
      ),
    ]);
    const raised = new Set(known.map(({ id }) => id));
    this.counts.afterCommit(tx, LARGE_EXPENSE, raised.size);
    for (const row of rows) {
      if (raised.has(row.id)) await this.outbox.append(tx, row.book_id, [eventOf(row)]);
    }
  }
}

function eventOf(row: LargeLine & { id: string }) {
  const { currency } = row;
  return {
    event: insightRaised,
    subject: row.id,
    data: {
      id: row.id,
      kind: LARGE_EXPENSE,
      bookId: row.book_id,
      transactionId: row.transaction_id,
      categoryId: row.category_id,
      amount: formatMoney({ minor: row.amount, currency }),
      median: formatMoney({ minor: row.median, currency }),
      date: row.date,
    },
  };
}
