import { Controller, Delete, Get, Post, Query, UseGuards } from '@nestjs/common';
import { noQuery, type Sample } from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { contract, Limit, RequestLimits, Write, type Answer, type WriteContext } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import { LoadSample } from './load-sample.use-case';
import { RemoveSample } from './remove-sample.use-case';
import { countSampleRows, presentSamples } from './sample.repository';

@Controller('v1/sample')
@UseGuards(AccessGuard, RequestLimits)
export class SampleController {
  constructor(
    private readonly database: Database,
    private readonly loadSample: LoadSample,
    private readonly removeSample: RemoveSample,
  ) {}

  @Get()
  async get(@CurrentAccess() { bookId }: Access, @Query(contract(noQuery)) _query: object): Promise<Sample> {
    const sets = await presentSamples(this.database, bookId);
    const transactions = await countSampleRows(this.database, bookId, sets);
    return { present: sets.length > 0, transactions, changeSetId: sets.at(-1) ?? null };
  }

  @Post()
  @Limit('import')
  load(@Write() write: WriteContext, @Query(contract(noQuery)) _query: object): Promise<Answer> {
    return this.loadSample.execute(write);
  }

  @Delete()
  remove(@Write() write: WriteContext, @Query(contract(noQuery)) _query: object): Promise<Answer> {
    return this.removeSample.execute(write);
  }
}
