import { Controller, Get, Inject, Param, UseGuards } from '@nestjs/common';
import { id, type witnessedHead } from '@hisaab/contracts';
import { contract, InternalGuard } from '@hisaab/platform';
import type { z } from 'zod';
import { LedgerHeads } from './ledger-heads.repository';

/** The ledger's question to its witness, where it is another process. */
@Controller('internal/ledger-heads')
@UseGuards(InternalGuard)
export class LedgerHeadsController {
  constructor(@Inject(LedgerHeads) private readonly heads: LedgerHeads) {}

  @Get(':bookId')
  async head(@Param('bookId', contract(id)) bookId: string): Promise<z.infer<typeof witnessedHead>> {
    return { head: await this.heads.headOf(bookId) };
  }
}
