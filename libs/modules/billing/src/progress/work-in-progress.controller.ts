import { Body, Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { askProgress, type workProgress } from '@hisaab/contracts';
import { contract, InternalGuard } from '@hisaab/platform';
import type { z } from 'zod';
import { WorkInProgress } from './work-in-progress.query';

/** The event stream's question, where it is another process. */
@Controller('internal/work-in-progress')
@UseGuards(InternalGuard)
export class WorkInProgressController {
  constructor(@Inject(WorkInProgress) private readonly work: WorkInProgress) {}

  @Post()
  @HttpCode(200)
  async of(
    @Body(contract(askProgress)) { bookIds }: z.infer<typeof askProgress>,
  ): Promise<z.infer<typeof workProgress>> {
    return { states: await this.work.of(bookIds) };
  }
}
