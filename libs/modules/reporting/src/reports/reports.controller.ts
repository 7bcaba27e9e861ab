import { Controller, Get, Headers, Query, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  periodReportQuery,
  summaryQuery,
  type PeriodReportQuery,
  type SummaryQuery,
} from '@hisaab/contracts';
import type { PeriodKind } from '@hisaab/kernel';
import { contract, Limit, RequestLimits, type Answer } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import { ReportAnswers } from '../files/report.answers';
import { ReadReport } from './read-report.use-case';
import { ALSO_FILES } from './reports.answer';

@Controller('v1/reports')
@UseGuards(AccessGuard, RequestLimits)
@Limit('report')
export class ReportsController {
  constructor(
    private readonly reports: ReadReport,
    private readonly answers: ReportAnswers,
  ) {}

  @Get('weekly')
  @RouteConfig(ALSO_FILES)
  weekly(
    @CurrentAccess() access: Access,
    @Query(contract(periodReportQuery)) query: PeriodReportQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string | Buffer>> {
    return this.period(access, 'weekly', query, accept);
  }

  @Get('monthly')
  @RouteConfig(ALSO_FILES)
  monthly(
    @CurrentAccess() access: Access,
    @Query(contract(periodReportQuery)) query: PeriodReportQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string | Buffer>> {
    return this.period(access, 'monthly', query, accept);
  }

  @Get('yearly')
  @RouteConfig(ALSO_FILES)
  yearly(
    @CurrentAccess() access: Access,
    @Query(contract(periodReportQuery)) query: PeriodReportQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string | Buffer>> {
    return this.period(access, 'yearly', query, accept);
  }

  @Get('summary')
  @RouteConfig(ALSO_FILES)
  async summary(
    @CurrentAccess() access: Access,
    @Query(contract(summaryQuery)) query: SummaryQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string | Buffer>> {
    return this.answers.of(
      { access, format: query.format, accept },
      'summary',
      `${query.from}-${query.to}`,
      (format) => this.reports.summary(access, query, format),
    );
  }

  private async period(
    access: Access,
    kind: PeriodKind,
    query: PeriodReportQuery,
    accept: string | undefined,
  ): Promise<Answer<string | Buffer>> {
    return this.answers.of({ access, format: query.format, accept }, kind, query.date ?? 'today', (format) =>
      this.reports.period(access, kind, query, format),
    );
  }
}
