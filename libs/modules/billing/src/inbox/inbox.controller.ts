import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import {
  noQuery,
  uncategorisedQuery,
  type InboxNumbers,
  type UncategorisedGroups,
  type UncategorisedQuery,
} from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { contract } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import { BookSetup } from '../books/book.setup';
import { inboxNumbers, uncategorisedGroups } from './inbox.repository';

@Controller('v1/inbox')
@UseGuards(AccessGuard)
export class InboxController {
  constructor(
    private readonly database: Database,
    private readonly setup: BookSetup,
  ) {}

  @Get()
  async numbers(
    @CurrentAccess() access: Access,
    @Query(contract(noQuery)) _query: object,
  ): Promise<InboxNumbers> {
    await this.setup.ensure(access);
    return inboxNumbers(this.database, access.bookId);
  }

  @Get('uncategorised')
  async uncategorised(
    @CurrentAccess() access: Access,
    @Query(contract(uncategorisedQuery)) { limit }: UncategorisedQuery,
  ): Promise<UncategorisedGroups> {
    await this.setup.ensure(access);
    return uncategorisedGroups(this.database, access.bookId, limit);
  }
}
