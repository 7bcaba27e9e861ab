import { Readable } from 'node:stream';
import { Controller, Get, Inject, Query, StreamableFile, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ledgerExportQuery } from '@hisaab/contracts';
import { contract, Limit, RequestLimits } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';

import { ExportJournal, FORMATS } from './export-journal.use-case';

@Controller('v1/ledger/export')
@UseGuards(AccessGuard, RequestLimits)
export class ExportController {
  constructor(@Inject(ExportJournal) private readonly exportJournal: ExportJournal) {}

  @Get()
  @Limit('export')
  @RouteConfig({ produces: ['text/plain'] })
  async stream(
    @CurrentAccess() access: Access,
    @Query(contract(ledgerExportQuery)) query: { format: 'hledger' | 'beancount' },
  ): Promise<StreamableFile> {
    const format = FORMATS[query.format];
    const text = this.exportJournal.execute(access.bookId, format);
    // The first piece is made before the answer begins, so that a store that is down is told as such.
    const first = await text.next();
    const whole = startingWith(first.done ? '' : first.value, text);
    return new StreamableFile(Readable.from(whole, { objectMode: false }), {
      type: 'text/plain; charset=utf-8',
      disposition: `attachment; filename="hisaab.${format.extension}"`,
    });
  }
}

async function* startingWith(first: string, rest: AsyncGenerator<string>): AsyncGenerator<Buffer> {
  yield Buffer.from(first);
  for await (const piece of rest) yield Buffer.from(piece);
}
