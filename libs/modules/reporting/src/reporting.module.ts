import { Module } from '@nestjs/common';
import { PLATFORM_CONFIG, ServiceModule, type PlatformConfig } from '@hisaab/platform';
import { AccountsConsumer } from './accounts/accounts.consumer';
import { BookProgress } from './books/books.progress';
import { BooksRepository } from './books/books.repository';
import { LedgerHeads } from './books/ledger-heads.repository';
import { AggregatesRepository } from './facts/aggregates.repository';
import { FactsConsumer } from './facts/facts.consumer';
import { NightlyCheck } from './facts/nightly.check';
import { ProjectEvents } from './facts/project-events.use-case';
import { ReportVocabulary } from './files/report-words.files';
import { ReportAnswers } from './files/report.answers';
import { PressProgram, ReportPress } from './files/report.press';
import { InsightCounts } from './insights/insight.counts';
import { loadLargeExpenseLimits } from './insights/insights.config';
import { LARGE_EXPENSE_LIMITS, LargeExpenseDetector } from './insights/large-expense.detector';
import { reportingConfig } from './reporting.config';
import { FlowsController } from './reports/flows.controller';
import { NetWorthRepository } from './reports/net-worth.repository';
import { PeriodReportRepository } from './reports/period-report.repository';
import { ReadFlows } from './reports/read-flows.use-case';
import { ReadReport } from './reports/read-report.use-case';
import { RecurringRepository } from './reports/recurring.repository';
import { ReportsCache } from './reports/reports.cache';
import { ReportsController } from './reports/reports.controller';
import { SummaryRepository } from './reports/summary.repository';

@Module({
  imports: [ServiceModule.for('reporting', reportingConfig)],
  controllers: [ReportsController, FlowsController, FactsConsumer, AccountsConsumer],
  providers: [
    BooksRepository,
    BookProgress,
    LedgerHeads,
    AggregatesRepository,
    NightlyCheck,
    ProjectEvents,
    InsightCounts,
    LargeExpenseDetector,
    {
      provide: LARGE_EXPENSE_LIMITS,
      inject: [PLATFORM_CONFIG],
      useFactory: (config: PlatformConfig) => loadLargeExpenseLimits(config.HISAAB_CONFIG_DIR),
    },
    PeriodReportRepository,
    SummaryRepository,
    NetWorthRepository,
    RecurringRepository,
    ReportsCache,
    ReadReport,
    ReadFlows,
    {
      provide: ReportVocabulary,
      inject: [PLATFORM_CONFIG],
      useFactory: (config: PlatformConfig) => ReportVocabulary.load(config.HISAAB_CONFIG_DIR),
    },
    PressProgram,
    ReportPress,
    ReportAnswers,
  ],
  exports: [LedgerHeads, AggregatesRepository, NightlyCheck],
})
export class ReportingModule {}
