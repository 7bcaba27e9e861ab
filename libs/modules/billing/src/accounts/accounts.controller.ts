import { Body, Controller, Delete, Get, Param, Patch, Post, Query, UseGuards } from '@nestjs/common';
import {
  accountPath,
  createAccount,
  noQuery,
  wholeListQuery,
  patchAccount,
  type CreateAccount,
  type PatchAccount,
} from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { contract, Write, type Answer, type WriteContext } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import { BookSetup } from '../books/book.setup';
import { resourceAnswer } from '../changes/answers.view';
import { accountResource } from './account.view';
import { liveAccount, liveAccounts } from './accounts.repository';
import { ChangeAccount } from './change-account.use-case';
import { DeleteAccount } from './delete-account.use-case';
import { OpenAccount } from './open-account.use-case';

@Controller('v1/accounts')
@UseGuards(AccessGuard)
export class AccountsController {
  constructor(
    private readonly database: Database,
    private readonly setup: BookSetup,
    private readonly open: OpenAccount,
    private readonly change: ChangeAccount,
    private readonly remove: DeleteAccount,
  ) {}

  @Get()
  async list(@CurrentAccess() access: Access, @Query(contract(wholeListQuery)) _query: object) {
    await this.setup.ensure(access);
    const accounts = await liveAccounts(this.database, access.bookId);
    return { items: accounts.map(accountResource), nextCursor: null };
  }

  @Post()
  create(
    @Write() write: WriteContext,
    @Query(contract(noQuery)) _query: object,
    @Body(contract(createAccount)) body: CreateAccount,
  ): Promise<Answer> {
    return this.open.execute(write, body);
  }

  @Get(':id')
  async one(
    @CurrentAccess() access: Access,
    @Param(contract(accountPath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
  ): Promise<Answer> {
    await this.setup.ensure(access);
    return resourceAnswer(200, accountResource(await liveAccount(this.database, access.bookId, id)));
  }

  @Patch(':id')
  patch(
    @Write() write: WriteContext,
    @Param(contract(accountPath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
    @Body(contract(patchAccount)) body: PatchAccount,
  ): Promise<Answer> {
    return this.change.execute(write, id, body);
  }

  @Delete(':id')
  delete(
    @Write() write: WriteContext,
    @Param(contract(accountPath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
  ): Promise<Answer> {
    return this.remove.execute(write, id);
  }
}
