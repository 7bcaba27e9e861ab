import type { Database } from '@hisaab/database';
import { Inbox, Outbox } from '@hisaab/messaging';
import type { Access } from '@hisaab/security';
import { BookProgress } from '../books/books.progress';
import { BooksRepository } from '../books/books.repository';
import { LedgerHeads } from '../books/ledger-heads.repository';
import { AggregatesRepository } from '../facts/aggregates.repository';
import { FactsConsumer } from '../facts/facts.consumer';
import { ProjectEvents } from '../facts/project-events.use-case';
import { LargeExpenseDetector } from '../insights/large-expense.detector';
import { PeriodReportRepository } from '../reports/period-report.repository';
import { ReadReport } from '../reports/read-report.use-case';
import { ReportsCache } from '../reports/reports.cache';
import { SummaryRepository } from '../reports/summary.repository';

/** The module's parts on a real store, without HTTP and brokers. */
export function reportingParts(database: Database) {
  const outbox = new Outbox(database);
  const limits = { times: 3, minimum: [{ currency: 'INR', minimum: '200000' }] };
  const progress = new BookProgress(new BooksRepository(database));
  return {
    consumer: new FactsConsumer(
      new Inbox(database),
      new ProjectEvents(new LargeExpenseDetector(outbox, limits)),
      progress,
    ),
    reports: new ReadReport(
      progress,
      new PeriodReportRepository(database),
      new SummaryRepository(database),
      new ReportsCache(),
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
