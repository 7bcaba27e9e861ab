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
import { ReadReport } from './read-report.use-case';
import { ALSO_CSV, answer, formatOf } from './reports.answer';

@Controller('v1/reports')
@UseGuards(AccessGuard, RequestLimits)
@Limit('report')
export class ReportsController {
  constructor(private readonly reports: ReadReport) {}

  @Get('weekly')
  @RouteConfig(ALSO_CSV)
  weekly(
    @CurrentAccess() access: Access,
    @Query(contract(periodReportQuery)) query: PeriodReportQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string>> {
    return this.period(access, 'weekly', query, accept);
  }

  @Get('monthly')
  @RouteConfig(ALSO_CSV)
  monthly(
    @CurrentAccess() access: Access,
    @Query(contract(periodReportQuery)) query: PeriodReportQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string>> {
    return this.period(access, 'monthly', query, accept);
  }

  @Get('yearly')
  @RouteConfig(ALSO_CSV)
  yearly(
    @CurrentAccess() access: Access,
    @Query(contract(periodReportQuery)) query: PeriodReportQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string>> {
    return this.period(access, 'yearly', query, accept);
  }

  @Get('summary')
  @RouteConfig(ALSO_CSV)
  async summary(
    @CurrentAccess() access: Access,
    @Query(contract(summaryQuery)) query: SummaryQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string>> {
    const format = formatOf(query.format, accept);
    return answer(
      await this.reports.summary(access, query, format),
      format,
      `summary-${query.from}-${query.to}`,
    );
  }

  private async period(
    access: Access,
    kind: PeriodKind,
    query: PeriodReportQuery,
    accept: string | undefined,
  ): Promise<Answer<string>> {
    const format = formatOf(query.format, accept);
    return answer(
      await this.reports.period(access, kind, query, format),
      format,
      `${kind}-${query.date ?? 'today'}`,
    );
  }
}
