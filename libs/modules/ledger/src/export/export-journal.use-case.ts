import { Inject, Injectable } from '@nestjs/common';

import { named, readable } from '../chart/account-names';
import { ChartQuery } from '../chart/chart.query';
import { beancount } from './beancount';
import { exportNames } from './export-names';
import { hledger } from './hledger';
import type { ExportedAccount, JournalFormat } from './journal-export';
import { JournalPagesQuery, type JournalRow } from './journal-pages.query';

export const FORMATS: Readonly<Record<'hledger' | 'beancount', JournalFormat>> = { hledger, beancount };

/** Writes a book's journal as text, oldest first, without ever holding more than a page of it. */
@Injectable()
export class ExportJournal {
  constructor(
    @Inject(ChartQuery) private readonly charts: ChartQuery,
    @Inject(JournalPagesQuery) private readonly journal: JournalPagesQuery,
  ) {}

  async *execute(bookId: string, format: JournalFormat): AsyncGenerator<string> {
    const { last, firstDate } = await this.journal.extent(bookId);
    const [chart, used] = await Promise.all([this.charts.chart(bookId), this.charts.used(bookId)]);
    const accounts = [...new Set(used.map(({ account }) => account))].map((account) => named(chart, account));
    const names = exportNames(accounts, format.component);
    // An account that is first used while we write has no declared name.
    const nameOf = (account: string): string =>
      names.get(account) ?? [...exportNames([named(chart, account)], format.component).values()].join();

    const declared = accounts
      .map((about): ExportedAccount => {
        const own = used.filter(({ account }) => account === about.account).map(({ currency }) => currency);
        return {
          name: nameOf(about.account),
          label: readable(about),
          type: about.type,
          currencies: own.sort(),
        };
      })
      .sort((a, b) => a.name.localeCompare(b.name));
    const currencies = [...new Set(used.map(({ currency }) => currency))].sort();
    yield format.header({ accounts: declared, currencies, firstDate });
    for await (const page of this.journal.pages(bookId, last)) {
      yield page.map((row) => format.entry(exported(row, nameOf))).join('');
    }
  }
}

function exported(
  row: JournalRow,
  nameOf: (account: string) => string,
): Parameters<JournalFormat['entry']>[0] {
  return {
    sequence: row.sequence,
    id: row.id,
    date: row.entry_date,
    transactionId: row.transaction_id,
    reversalOf: row.reversal_of,
    payee: row.payee,
    legs: row.legs.map(([account, currency, minor]) => ({
      name: nameOf(account),
      amount: { minor: BigInt(minor), currency },
    })),
  };
}
