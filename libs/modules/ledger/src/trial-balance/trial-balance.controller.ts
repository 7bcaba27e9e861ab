import { Controller, Get, Inject, Query, UseGuards } from '@nestjs/common';
import { trialBalanceQuery, type TrialBalance } from '@hisaab/contracts';
import { today } from '@hisaab/kernel';
import { contract } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';

import { TrialBalanceQuery } from './trial-balance.query';

@Controller('v1/ledger/trial-balance')
@UseGuards(AccessGuard)
export class TrialBalanceController {
  constructor(@Inject(TrialBalanceQuery) private readonly trialBalance: TrialBalanceQuery) {}

  /** Without a date: everything, so that it agrees with the balances of the accounts. */
  @Get()
  async asOf(
    @CurrentAccess() access: Access,
    @Query(contract(trialBalanceQuery)) query: { date?: string },
  ): Promise<TrialBalance> {
    const date = query.date ?? (await this.everything(access));
    return this.trialBalance.asOf(access.bookId, date);
  }

  private async everything({ bookId, timezone }: Access): Promise<string> {
    const now = today(timezone, new Date());
    const last = await this.trialBalance.lastDate(bookId);
    return last !== null && last > now ? last : now;
  }
}
