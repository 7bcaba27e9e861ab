import { Injectable } from '@nestjs/common';
import type {
  Calendar,
  CalendarQuery,
  Cashflow,
  CashflowQuery,
  NetWorth,
  NetWorthQuery,
  Recurring,
  RecurringQuery,
} from '@hisaab/contracts';
import { addMonths, compareDecimals, daysBetween, DomainError, today, type CivilDate } from '@hisaab/kernel';
import type { Access } from '@hisaab/security';
import { BookProgress } from '../books/books.progress';
import { calendarDays } from './calendar';
import { cashflow } from './cashflow';
import { calendarCsv, cashflowCsv, netWorthCsv, recurringCsv } from './flows.csv';
import { netWorth, spansWithin } from './net-worth';
import { NetWorthRepository } from './net-worth.repository';
import { entriesWithin, ordered } from './range';
import { fixedAndFlexible } from './recurring';
import { RecurringRepository } from './recurring.repository';
import type { DataFormat } from './reports.answer';
import { ReportsCache } from './reports.cache';
import { standing, type Standing } from './reports.standing';
import { startsWithin } from './summary';
import type { SummaryFilters } from './summary.query';
import { SummaryRepository } from './summary.repository';

/** Three times a year apart, and the grace of the last. */
const MONTHS_LOOKED_BACK = 37;
/** What began before the range recurs in it from its first day. */
const MONTHS_BEFORE = 6;

interface Asked {
  access: Access;
  currency: string;
  filters: SummaryFilters;
  stands: Standing;
}

/** The reports over any days that are no groups: how money runs, day by day, and what is left of it. */
@Injectable()
export class ReadFlows {
  constructor(
    private readonly progress: BookProgress,
    private readonly summaries: SummaryRepository,
    private readonly worths: NetWorthRepository,
    private readonly takers: RecurringRepository,
    private readonly cache: ReportsCache,
  ) {}

  async cashflow(access: Access, query: CashflowQuery, format: DataFormat): Promise<string> {
    const asked = await this.asked(access, query);
    return this.cached('cashflow', asked, [], format, async () => {
      const { currency, filters, stands } = asked;
      const [figures, catalogue] = await Promise.all([
        this.summaries.figures(access.bookId, currency, ['category'], filters, stands.settings),
        this.summaries.catalogue(access.bookId),
      ]);
      const sums = figures.rows.map(({ keys, type, amount }) => ({
        categoryId: keys[0]?.key ?? null,
        type,
        amount,
      }));
      const report: Cashflow = {
        ...head(asked),
        ...cashflow(sums, catalogue, currency),
        otherCurrencies: figures.otherCurrencies,
        asOf: stands.asOf,
      };
      return format === 'csv' ? cashflowCsv(report) : JSON.stringify(report);
    });
  }

  async calendar(access: Access, query: CalendarQuery, format: DataFormat): Promise<string> {
    const { from, to } = query;
    ordered(from, to);
    entriesWithin(daysBetween(from, to) + 1);
    const asked = await this.asked(access, query);
    return this.cached('calendar', asked, [], format, async () => {
      const { currency, filters, stands } = asked;
      const figures = await this.summaries.figures(
        access.bookId,
        currency,
        ['day'],
        filters,
        stands.settings,
      );
      const sums = figures.rows.map(({ keys, ...sum }) => ({ date: keys[0]?.key ?? '', ...sum }));
      const report: Calendar = {
        ...head(asked),
        ...calendarDays(from, to, sums, currency),
        otherCurrencies: figures.otherCurrencies,
        asOf: stands.asOf,
      };
      return format === 'csv' ? calendarCsv(report) : JSON.stringify(report);
    });
  }

  async netWorth(access: Access, query: NetWorthQuery, format: DataFormat): Promise<string> {
    const { groupBy, ...rest } = query;
    const asked = await this.asked(access, rest);
    const { currency, filters, stands } = asked;
    const { from, to, accountId = null } = filters;
    const spans = spansWithin(groupBy, from, to, stands.settings);
    entriesWithin(spans.length);
    return this.cached('net-worth', asked, [groupBy], format, async () => {
      const { otherCurrencies, accounts, flows } = await this.worths.figures(
        access.bookId,
        currency,
        spans,
        to,
        accountId,
      );
      const report: NetWorth = {
        ...head(asked),
        groupBy,
        ...netWorth(spans, from, accounts, flows, currency),
        otherCurrencies,
        asOf: stands.asOf,
      };
      return format === 'csv' ? netWorthCsv(report) : JSON.stringify(report);
    });
  }

  async recurring(access: Access, query: RecurringQuery, format: DataFormat): Promise<string> {
    const asked = await this.asked(access, query);
    const { currency, filters, stands } = asked;
    const { from, to } = filters;
    const months = startsWithin('month', from, to, stands.settings);
    entriesWithin(months.length);
    const now = today(stands.settings.timezone, new Date());
    const day = to < now ? to : now;
    return this.cached('recurring', asked, [day], format, async () => {
      const [before, back] = [addMonths(from, -MONTHS_BEFORE), addMonths(to, -MONTHS_LOOKED_BACK)];
      const since = before < back ? before : back;
      const { spent, takers, otherCurrencies } = await this.takers.figures(
        access.bookId,
        currency,
        since,
        filters,
        months,
      );
      const report: Recurring = {
        ...head(asked),
        ...fixedAndFlexible({ from, to, months, day, currency }, spent, takers),
        otherCurrencies,
        asOf: stands.asOf,
      };
      return format === 'csv' ? recurringCsv(report) : JSON.stringify(report);
    });
  }

  private async asked(access: Access, query: CashflowQuery): Promise<Asked> {
    const { currency, atLeast, format: _format, book: _book, ...filters } = query;
    const { minAmount = '0', maxAmount = minAmount } = filters;
    ordered(filters.from, filters.to);
    if (compareDecimals(minAmount, maxAmount) > 0)
      throw new DomainError('reversed-range', 'unprocessable', '`minAmount` is above `maxAmount`.');
    const stands = await standing(this.progress, access, atLeast);
    return { access, currency: currency ?? stands.settings.currency, filters, stands };
  }

  private cached(
    report: string,
    { access, currency, filters, stands }: Asked,
    more: readonly unknown[],
    format: DataFormat,
    make: () => Promise<string>,
  ): Promise<string> {
    const question = [access.bookId, report, currency, filters, ...more, format];
    return this.cache.get(question, stands.version, make);
  }
}

function head({ access, currency, filters }: Asked): {
  bookId: string;
  from: CivilDate;
  to: CivilDate;
  currency: string;
} {
  return { bookId: access.bookId, from: filters.from, to: filters.to, currency };
}
