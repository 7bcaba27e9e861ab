import { Injectable } from '@nestjs/common';
import type { PeriodReport, PeriodReportQuery, Summary, SummaryQuery } from '@hisaab/contracts';
import { compareDecimals, DomainError, periodOf, previousPeriod, type PeriodKind } from '@hisaab/kernel';
import type { Access } from '@hisaab/security';
import { BookProgress } from '../books/books.progress';
import { localDay } from '../books/book-settings';
import { periodReport } from './period-report';
import { PeriodReportRepository } from './period-report.repository';
import { ordered } from './range';
import type { DataFormat } from './reports.answer';
import { ReportsCache } from './reports.cache';
import { periodReportCsv, summaryCsv } from './reports.csv';
import { standing } from './reports.standing';
import { summaryItems, totalsOfRows, type Group } from './summary';
import { SummaryRepository } from './summary.repository';

/** The reports as they go out: written once per revision of the book, then taken from the cache. */
@Injectable()
export class ReadReport {
  constructor(
    private readonly progress: BookProgress,
    private readonly periods: PeriodReportRepository,
    private readonly summaries: SummaryRepository,
    private readonly cache: ReportsCache,
  ) {}

  async period(
    access: Access,
    kind: PeriodKind,
    query: PeriodReportQuery,
    format: DataFormat,
  ): Promise<string> {
    const { asOf, settings, version } = await standing(this.progress, access, query.atLeast);
    const today = localDay(settings, new Date());
    const date = query.date ?? today;
    const currency = query.currency ?? settings.currency;
    const question = [access.bookId, kind, date, currency, format];
    return this.cache.get(question, [...version, today], async () => {
      const period = periodOf(kind, date, settings);
      const previous = previousPeriod(period, settings);
      const asked = { bookId: access.bookId, period, previous, settings, currency, today };
      const figures = await this.periods.figures(access.bookId, currency, {
        previousFrom: previous.from,
        from: period.from,
        to: period.to,
      });
      const report: PeriodReport = { ...periodReport(asked, figures), asOf };
      return format === 'csv' ? periodReportCsv(report) : JSON.stringify(report);
    });
  }

  async summary(access: Access, query: SummaryQuery, format: DataFormat): Promise<string> {
    const { from, to, groupBy, currency: asked, atLeast, format: _format, book: _book, ...filters } = query;
    const { minAmount = '0', maxAmount = minAmount } = filters;
    ordered(from, to);
    if (compareDecimals(minAmount, maxAmount) > 0)
      throw new DomainError('reversed-range', 'unprocessable', '`minAmount` is above `maxAmount`.');
    const { asOf, settings, version } = await standing(this.progress, access, atLeast);
    const currency = asked ?? settings.currency;
    const groups = [...new Set(groupBy.split(','))] as Group[];
    const question = [access.bookId, 'summary', from, to, groups, currency, filters, format];
    return this.cache.get(question, version, async () => {
      const figures = await this.summaries.figures(
        access.bookId,
        currency,
        groups,
        { from, to, ...filters },
        settings,
      );
      const summary: Summary = {
        bookId: access.bookId,
        from,
        to,
        currency,
        groupBy: groups,
        items: summaryItems(groups, figures.rows, currency),
        totals: totalsOfRows(figures.whole, currency),
        overlapping: groups.includes('tag'),
        otherCurrencies: figures.otherCurrencies,
        asOf,
      };
      return format === 'csv' ? summaryCsv(summary) : JSON.stringify(summary);
    });
  }
}
