import { Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import {
  changesQuery,
  changeSetPath,
  noQuery,
  type ChangeSetResource,
  type Changes,
  type ChangesQuery,
} from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { contract, Write, type Answer, type WriteContext } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import { BookSetup } from '../books/book.setup';
import { changeSetResource } from '../jobs/change-set-resource.repository';
import { changesSince } from './feed.repository';
import { Undo } from './undo.use-case';

@Controller('v1/changes')
@UseGuards(AccessGuard)
export class ChangesController {
  constructor(
    private readonly database: Database,
    private readonly setup: BookSetup,
    private readonly takeBack: Undo,
  ) {}

  @Get()
  async list(
    @CurrentAccess() access: Access,
    @Query(contract(changesQuery)) { since, limit }: ChangesQuery,
  ): Promise<Changes> {
    await this.setup.ensure(access);
    return changesSince(this.database, access.bookId, since, limit);
  }

  @Get(':changeSetId')
  async one(
    @CurrentAccess() access: Access,
    @Param(contract(changeSetPath)) { changeSetId }: { changeSetId: string },
    @Query(contract(noQuery)) _query: object,
  ): Promise<ChangeSetResource> {
    await this.setup.ensure(access);
    return changeSetResource(this.database, access.bookId, changeSetId);
  }

  @Post(':changeSetId/undo')
  @HttpCode(200)
  undo(
    @Write() write: WriteContext,
    @Param(contract(changeSetPath)) { changeSetId }: { changeSetId: string },
    @Query(contract(noQuery)) _query: object,
  ): Promise<Answer> {
    return this.takeBack.execute(write, changeSetId);
  }
}
