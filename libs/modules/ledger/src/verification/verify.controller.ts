import { Controller, Get, Inject, Query, UseGuards } from '@nestjs/common';
import { noQuery, type Verification } from '@hisaab/contracts';
import { contract, Limit, RequestLimits } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';

import { VerifyLedger } from './verify-ledger.use-case';

@Controller('v1/ledger/verify')
@UseGuards(AccessGuard, RequestLimits)
export class VerifyController {
  constructor(@Inject(VerifyLedger) private readonly verifyLedger: VerifyLedger) {}

  @Get()
  @Limit('report')
  verify(@CurrentAccess() access: Access, @Query(contract(noQuery)) _query: unknown): Promise<Verification> {
    return this.verifyLedger.execute(access.bookId);
  }
}
