import { Controller, Get, Headers, Query, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  periodReportQuery,
  summaryQuery,
  type PeriodReportQuery,
  type SummaryQuery,
} from '@hisaab/contracts';
import type { PeriodKind } from '@hisaab/kernel';
import { Answer, contract, Limit, RequestLimits } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import { ReadReport, type ReportFormat } from './read-report.use-case';

const ALSO_CSV = { produces: ['text/csv'] };

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

/** The parameter decides; else CSV is for those who ask for it and not for JSON before it. */
function formatOf(format: ReportFormat | undefined, accept = ''): ReportFormat {
  if (format) return format;
  const first = accept
    .split(',')
    .map((entry) => entry.split(';', 1)[0]?.trim().toLowerCase())
    .find((type) => type === 'text/csv' || type === 'application/json');
  return first === 'text/csv' ? 'csv' : 'json';
}

function answer(body: string, format: ReportFormat, name: string): Answer<string> {
  if (format === 'json') return new Answer(200, body);
  return new Answer(200, body, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="hisaab-${name}.csv"`,
  });
}
