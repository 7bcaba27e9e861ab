import { Body, Controller, Post, Query, UseGuards } from '@nestjs/common';
import { quickEntry, quickQuery, type QuickEntry, type QuickQuery } from '@hisaab/contracts';
import { contract, Write, type Answer, type WriteContext } from '@hisaab/platform';
import { AccessGuard } from '@hisaab/security';
import { EnterQuickly } from './enter-quickly.use-case';

@Controller('v1/transactions/quick')
@UseGuards(AccessGuard)
export class QuickEntryController {
  constructor(private readonly enter: EnterQuickly) {}

  @Post()
  post(
    @Write() write: WriteContext,
    @Query(contract(quickQuery)) query: QuickQuery,
    @Body(contract(quickEntry)) body: QuickEntry,
  ): Promise<Answer> {
    return this.enter.execute(write, body.text, query.save === true);
  }
}
