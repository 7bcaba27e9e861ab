import { Controller, Get, Query, StreamableFile, UseGuards } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { exportTransactionsQuery, XLSX, type ExportTransactionsQuery } from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { contract, Limit, RequestLimits } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import { BookSetup } from '../books/book.setup';
import { checkRanges } from '../transactions/filter-ranges';
import { exportNames, exportPages } from './export-pages.repository';
import { csvExport, jsonExport, xlsxExport } from './export.writers';

const TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: XLSX,
  json: 'application/json; charset=utf-8',
} as const;

@Controller('v1/exports')
@UseGuards(AccessGuard, RequestLimits)
export class ExportsController {
  constructor(
    private readonly database: Database,
    private readonly setup: BookSetup,
  ) {}

  @Get('transactions')
  @Limit('export')
  @RouteConfig({ produces: ['text/csv', XLSX] })
  async transactions(
    @CurrentAccess() access: Access,
    @Query(contract(exportTransactionsQuery)) query: ExportTransactionsQuery,
  ): Promise<StreamableFile> {
    await this.setup.ensure(access);
    const { format, book: _book, ...filter } = query;
    // Before the answer begins; later nothing could be refused any more.
    checkRanges(filter);
    const names = await exportNames(this.database, access.bookId);
    const pages = exportPages(this.database, access.bookId, filter);
    const stream =
      format === 'csv'
        ? csvExport(pages, names)
        : format === 'xlsx'
          ? xlsxExport(pages, names)
          : jsonExport(pages);
    return new StreamableFile(stream, {
      type: TYPES[format],
      disposition: `attachment; filename="hisaab-transactions.${format}"`,
    });
  }
}
