import { MemoryCaching, type Caching } from '@hisaab/caching';
import type { Database } from '@hisaab/database';
import { Inbox, Outbox } from '@hisaab/messaging';
import { Metrics } from '@hisaab/observability';
import type { Access } from '@hisaab/security';
import { AccountsConsumer } from '../accounts/accounts.consumer';
import { BookProgress } from '../books/books.progress';
import { BooksRepository } from '../books/books.repository';
import { LedgerHeads } from '../books/ledger-heads.repository';
import { AggregatesRepository } from '../facts/aggregates.repository';
import { FactsConsumer } from '../facts/facts.consumer';
import { ProjectEvents } from '../facts/project-events.use-case';
import { InsightCounts } from '../insights/insight.counts';
import { LargeExpenseDetector } from '../insights/large-expense.detector';
import { NetWorthRepository } from '../reports/net-worth.repository';
import { PeriodReportRepository } from '../reports/period-report.repository';
import { ReadFlows } from '../reports/read-flows.use-case';
import { ReadReport } from '../reports/read-report.use-case';
import { RecurringRepository } from '../reports/recurring.repository';
import { ReportsCache } from '../reports/reports.cache';
import { SummaryRepository } from '../reports/summary.repository';

/** The module's parts on a real store, without HTTP and brokers. */
export function reportingParts(database: Database, caching: Caching = new MemoryCaching()) {
  const outbox = new Outbox(database);
  const limits = { times: 3, minimum: [{ currency: 'INR', minimum: '200000' }] };
  const progress = new BookProgress(new BooksRepository(database));
  const events = new ProjectEvents(
    new LargeExpenseDetector(outbox, limits, new InsightCounts(new Metrics())),
  );
  const summaries = new SummaryRepository(database);
  const cache = new ReportsCache(caching);
  return {
    consumer: new FactsConsumer(new Inbox(database), events, progress),
    accounts: new AccountsConsumer(new Inbox(database), events),
    reports: new ReadReport(progress, new PeriodReportRepository(database), summaries, cache),
    flows: new ReadFlows(
      progress,
      summaries,
      new NetWorthRepository(database),
      new RecurringRepository(database),
      cache,
    ),
    aggregates: new AggregatesRepository(database),
    heads: new LedgerHeads(database),
    progress,
  };
}

export function accessTo(bookId: string, given: Partial<Access> = {}): Access {
  return {
    userId: bookId,
    sessionId: bookId,
    bookId,
    personalBookId: bookId,
    currency: 'INR',
    timezone: 'Asia/Kolkata',
    locale: 'en-IN',
    ...given,
  };
}
