import { Controller, Get, Headers, Query, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  calendarQuery,
  cashflowQuery,
  netWorthQuery,
  recurringQuery,
  type CalendarQuery,
  type CashflowQuery,
  type NetWorthQuery,
  type RecurringQuery,
} from '@hisaab/contracts';
import { contract, Limit, RequestLimits, type Answer } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import { ReportAnswers } from '../files/report.answers';
import { ReadFlows } from './read-flows.use-case';
import { ALSO_FILES } from './reports.answer';

@Controller('v1/reports')
@UseGuards(AccessGuard, RequestLimits)
@Limit('report')
export class FlowsController {
  constructor(
    private readonly flows: ReadFlows,
    private readonly answers: ReportAnswers,
  ) {}

  @Get('cashflow')
  @RouteConfig(ALSO_FILES)
  async cashflow(
    @CurrentAccess() access: Access,
    @Query(contract(cashflowQuery)) query: CashflowQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string | Buffer>> {
    return this.answers.of({ access, format: query.format, accept }, 'cashflow', days(query), (format) =>
      this.flows.cashflow(access, query, format),
    );
  }

  @Get('calendar')
  @RouteConfig(ALSO_FILES)
  async calendar(
    @CurrentAccess() access: Access,
    @Query(contract(calendarQuery)) query: CalendarQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string | Buffer>> {
    return this.answers.of({ access, format: query.format, accept }, 'calendar', days(query), (format) =>
      this.flows.calendar(access, query, format),
    );
  }

  @Get('net-worth')
  @RouteConfig(ALSO_FILES)
  async netWorth(
    @CurrentAccess() access: Access,
    @Query(contract(netWorthQuery)) query: NetWorthQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string | Buffer>> {
    return this.answers.of({ access, format: query.format, accept }, 'net-worth', days(query), (format) =>
      this.flows.netWorth(access, query, format),
    );
  }

  @Get('recurring')
  @RouteConfig(ALSO_FILES)
  async recurring(
    @CurrentAccess() access: Access,
    @Query(contract(recurringQuery)) query: RecurringQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string | Buffer>> {
    return this.answers.of({ access, format: query.format, accept }, 'recurring', days(query), (format) =>
      this.flows.recurring(access, query, format),
    );
  }
}

const days = ({ from, to }: { from: string; to: string }): string => `${from}-${to}`;
