import { Controller, Get, Inject, Query, UseGuards } from '@nestjs/common';
import { ledgerEntriesQuery, type LedgerEntriesQuery, type LedgerEntry } from '@hisaab/contracts';
import { contract } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';

import { EntriesQuery } from './entries.query';

@Controller('v1/ledger/entries')
@UseGuards(AccessGuard)
export class EntriesController {
  constructor(@Inject(EntriesQuery) private readonly entries: EntriesQuery) {}

  @Get()
  list(
    @CurrentAccess() access: Access,
    @Query(contract(ledgerEntriesQuery)) query: LedgerEntriesQuery,
  ): Promise<{ items: LedgerEntry[]; nextCursor: string | null }> {
    return this.entries.page(access.bookId, query);
  }
}
