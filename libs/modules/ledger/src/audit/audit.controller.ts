import { Controller, Get, Inject, Query, UseGuards } from '@nestjs/common';
import { auditQuery, type AuditRecord } from '@hisaab/contracts';
import { contract } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';

import { AuditQuery } from './audit.query';

@Controller('v1/ledger/audit')
@UseGuards(AccessGuard)
export class AuditController {
  constructor(@Inject(AuditQuery) private readonly audit: AuditQuery) {}

  @Get()
  async ofTransaction(
    @CurrentAccess() access: Access,
    @Query(contract(auditQuery)) query: { transactionId: string },
  ): Promise<{ items: AuditRecord[]; nextCursor: null }> {
    return { items: await this.audit.ofTransaction(access.bookId, query.transactionId), nextCursor: null };
  }
}
