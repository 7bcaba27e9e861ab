import { Inject, Injectable } from '@nestjs/common';
import type { TrialBalance } from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { formatMoney, type CivilDate } from '@hisaab/kernel';

import { named, readable } from '../chart/account-names';
import { ChartQuery } from '../chart/chart.query';
import { trialBalanceOf } from './trial-balance';

/** Sums the postings themselves, not the balances beside them: what a trial balance is for. */
@Injectable()
export class TrialBalanceQuery {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ChartQuery) private readonly charts: ChartQuery,
  ) {}

  async asOf(bookId: string, date: CivilDate): Promise<TrialBalance> {
    const [chart, sums] = await Promise.all([
      this.charts.chart(bookId),
      this.database.query<{ account: string; currency: string; minor: string }>(
        `select account, currency, sum(minor)::text as minor from posting
         where book_id = $1 and entry_date <= $2 group by 1, 2`,
        [bookId, date],
      ),
    ]);
    const { rows, totals, isBalanced } = trialBalanceOf(
      sums.map(({ account, currency, minor }) => ({
        about: named(chart, account),
        sum: { minor: BigInt(minor), currency },
      })),
    );
    return {
      date,
      isBalanced,
      rows: rows
        .map(({ about, debit, credit }) => ({
          account: about.account,
          name: readable(about),
          type: about.type,
          debit: formatMoney(debit),
          credit: formatMoney(credit),
        }))
        .sort((a, b) => a.name.localeCompare(b.name) || a.debit.currency.localeCompare(b.debit.currency)),
      totals: totals.map(({ currency, debit, credit }) => ({
        currency,
        debit: formatMoney(debit),
        credit: formatMoney(credit),
      })),
    };
  }

  /** The newest date that an entry has: rows of the future count in a balance too. */
  async lastDate(bookId: string): Promise<CivilDate | null> {
    const [row] = await this.database.query<{ last: CivilDate | null }>(
      'select max(entry_date) as last from journal_entry where book_id = $1',
      [bookId],
    );
    return row?.last ?? null;
  }
}
