import { Body, Controller, Get, Param, Post, Put, Query, Req, UseGuards } from '@nestjs/common';
import {
  importMapping,
  importPath,
  importRowsQuery,
  importsQuery,
  noQuery,
  startImportQuery,
  type ImportMapping,
  type ImportResource,
  type ImportRow,
  type ImportRowsQuery,
  type ImportSummary,
  type ImportsQuery,
  type StartImportQuery,
} from '@hisaab/contracts';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Database } from '@hisaab/database';
import { contract, Limit, RequestLimits, Write, type Answer, type WriteContext } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import type { FastifyRequest } from 'fastify';
import { CommitImport } from './commit-import.use-case';
import { pageOfImports, pageOfRows } from './import-pages.repository';
import { importResource, importRowResource, importSummary } from './import.view';
import { findImport } from './imports.repository';
import { MapImport } from './map-import.use-case';
import { StartImport } from './start-import.use-case';

@Controller('v1/imports')
@UseGuards(AccessGuard, RequestLimits)
export class ImportsController {
  constructor(
    private readonly database: Database,
    private readonly startImport: StartImport,
    private readonly mapImport: MapImport,
    private readonly commitImport: CommitImport,
  ) {}

  @Post()
  @Limit('import')
  @RouteConfig({ consumes: 'multipart/form-data' })
  start(
    @Write() write: WriteContext,
    @Req() request: FastifyRequest,
    @Query(contract(startImportQuery)) query: StartImportQuery,
  ): Promise<Answer> {
    return this.startImport.execute(write, request, query.commit === true);
  }

  @Get()
  async list(
    @CurrentAccess() { bookId }: Access,
    @Query(contract(importsQuery)) query: ImportsQuery,
  ): Promise<{ items: ImportSummary[]; nextCursor: string | null }> {
    const { items, nextCursor } = await pageOfImports(this.database, bookId, query);
    return { items: items.map(importSummary), nextCursor };
  }

  @Get(':id')
  async get(
    @CurrentAccess() { bookId }: Access,
    @Param(contract(importPath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
  ): Promise<ImportResource> {
    return importResource(await findImport(this.database, bookId, id));
  }

  @Get(':id/rows')
  async rows(
    @CurrentAccess() { bookId }: Access,
    @Param(contract(importPath)) { id }: { id: string },
    @Query(contract(importRowsQuery)) query: ImportRowsQuery,
  ): Promise<{ items: ImportRow[]; nextCursor: string | null }> {
    await findImport(this.database, bookId, id);
    const { items, nextCursor } = await pageOfRows(this.database, bookId, id, query);
    return { items: items.map(importRowResource), nextCursor };
  }

  @Put(':id/mapping')
  async map(
    @CurrentAccess() { bookId }: Access,
    @Param(contract(importPath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
    @Body(contract(importMapping)) body: ImportMapping,
  ): Promise<ImportResource> {
    return importResource(await this.mapImport.execute(bookId, id, body));
  }

  @Post(':id/commit')
  commit(
    @Write() write: WriteContext,
    @Param(contract(importPath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
  ): Promise<Answer> {
    return this.commitImport.execute(write, id);
  }
}
