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
import { ReadFlows } from './read-flows.use-case';
import { ALSO_CSV, answer, formatOf } from './reports.answer';

@Controller('v1/reports')
@UseGuards(AccessGuard, RequestLimits)
@Limit('report')
export class FlowsController {
  constructor(private readonly flows: ReadFlows) {}

  @Get('cashflow')
  @RouteConfig(ALSO_CSV)
  async cashflow(
    @CurrentAccess() access: Access,
    @Query(contract(cashflowQuery)) query: CashflowQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string>> {
    const format = formatOf(query.format, accept);
    return answer(await this.flows.cashflow(access, query, format), format, named('cashflow', query));
  }

  @Get('calendar')
  @RouteConfig(ALSO_CSV)
  async calendar(
    @CurrentAccess() access: Access,
    @Query(contract(calendarQuery)) query: CalendarQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string>> {
    const format = formatOf(query.format, accept);
    return answer(await this.flows.calendar(access, query, format), format, named('calendar', query));
  }

  @Get('net-worth')
  @RouteConfig(ALSO_CSV)
  async netWorth(
    @CurrentAccess() access: Access,
    @Query(contract(netWorthQuery)) query: NetWorthQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string>> {
    const format = formatOf(query.format, accept);
    return answer(await this.flows.netWorth(access, query, format), format, named('net-worth', query));
  }

  @Get('recurring')
  @RouteConfig(ALSO_CSV)
  async recurring(
    @CurrentAccess() access: Access,
    @Query(contract(recurringQuery)) query: RecurringQuery,
    @Headers('accept') accept: string | undefined,
  ): Promise<Answer<string>> {
    const format = formatOf(query.format, accept);
    return answer(await this.flows.recurring(access, query, format), format, named('recurring', query));
  }
}

const named = (report: string, { from, to }: { from: string; to: string }): string =>
  `${report}-${from}-${to}`;
