import { Controller, Get, Inject, Query, UseGuards } from '@nestjs/common';
import { noQuery, type LedgerAccount } from '@hisaab/contracts';
import { contract } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';

import { ChartQuery } from './chart.query';

@Controller('v1/ledger/accounts')
@UseGuards(AccessGuard)
export class ChartController {
  constructor(@Inject(ChartQuery) private readonly chart: ChartQuery) {}

  @Get()
  async list(
    @CurrentAccess() access: Access,
    @Query(contract(noQuery)) _query: unknown,
  ): Promise<{ items: LedgerAccount[]; nextCursor: null }> {
    return { items: await this.chart.accountsWithBalances(access.bookId), nextCursor: null };
  }
}
