import { Injectable } from '@nestjs/common';
import { Database } from '@hisaab/database';
import type { CivilDate } from '@hisaab/kernel';
import type { AccountFlow, KnownAccount, Span } from './net-worth';

// One statement, so that every balance is of one moment. Income and expenses come from the aggregates; transfers,
// which are in no aggregate, from their own index. A transfer within one currency has no second amount.
export const readNetWorth = {
  name: 'reporting-net-worth',
  text: `with flow as materialized (
      select account_id, currency, width_bucket(date, $4::date[]) as at,
        sum(case type when 'income' then amount else -amount end) as amount
      from day_total
      where book_id = $1 and date <= $3::date and lines <> 0 and type in ('expense', 'income')
      group by 1, 2, 3
      union all
      select leg.account_id, leg.currency, width_bucket(date, $4::date[]), sum(leg.amount)
      from transaction_fact as head cross join lateral (values
        (head.account_id, head.currency, -head.amount),
        (head.to_account_id, coalesce(head.to_currency, head.currency), coalesce(head.to_amount, head.amount))
      ) as leg (account_id, currency, amount)
      where head.book_id = $1 and head.date <= $3::date and head.state = 'live' and head.type = 'transfer'
        and leg.account_id is not null
      group by 1, 2, 3
      union all
      select account_id, currency, width_bucket(opening_date, $4::date[]), opening
      from account
      where book_id = $1 and opening_date <= $3::date and state = 'live'
    ), mine as (
      select account_id, at, sum(amount) as amount from flow
      where currency = $2 and ($5::uuid is null or account_id = $5)
      group by 1, 2
    )
    select
      (select json_agg(row) from (
        select account_id as "accountId", at, amount::text from mine) as row) as flows,
      (select json_agg(row) from (
        select account_id as "accountId", label.name, kind, archived
        from account left join label on label.book_id = $1 and label.id = account_id
        where account.book_id = $1 and currency = $2 and state = 'live'
          and ($5::uuid is null or account_id = $5)) as row) as accounts,
      (select json_agg(currency order by currency) from (
        select currency from flow union select currency from account where book_id = $1 and state = 'live'
      ) as present where currency <> $2) as others`,
};

interface Read {
  flows: (Omit<AccountFlow, 'amount'> & { amount: string })[] | null;
  accounts: KnownAccount[] | null;
  others: string[] | null;
}

export interface NetWorthFigures {
  flows: AccountFlow[];
  accounts: KnownAccount[];
  otherCurrencies: string[];
}

@Injectable()
export class NetWorthRepository {
  constructor(private readonly database: Database) {}

  async figures(
    bookId: string,
    currency: string,
    spans: readonly Span[],
    to: CivilDate,
    accountId: string | null,
  ): Promise<NetWorthFigures> {
    const values = [bookId, currency, to, spans.map(({ from }) => from), accountId];
    const [read] = await this.database.query<Read>(readNetWorth, values);
    return {
      flows: (read?.flows ?? []).map((flow) => ({ ...flow, amount: BigInt(flow.amount) })),
      accounts: read?.accounts ?? [],
      otherCurrencies: read?.others ?? [],
    };
  }
}
