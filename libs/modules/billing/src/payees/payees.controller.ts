import { Body, Controller, Get, Param, Patch, Query, UseGuards } from '@nestjs/common';
import { noQuery, patchPayee, payeePath, payeesQuery, type PatchPayee } from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { contract, Write, type Answer, type WriteContext } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import { BookSetup } from '../books/book.setup';
import { ChangePayee } from './change-payee.use-case';
import { listPayees } from './list-payees.repository';

@Controller('v1/payees')
@UseGuards(AccessGuard)
export class PayeesController {
  constructor(
    private readonly database: Database,
    private readonly setup: BookSetup,
    private readonly change: ChangePayee,
  ) {}

  @Get()
  async list(
    @CurrentAccess() access: Access,
    @Query(contract(payeesQuery)) query: { q?: string; limit: number; cursor?: string },
  ) {
    await this.setup.ensure(access);
    return listPayees(this.database, access.bookId, query);
  }

  @Patch(':id')
  patch(
    @Write() write: WriteContext,
    @Param(contract(payeePath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
    @Body(contract(patchPayee)) body: PatchPayee,
  ): Promise<Answer> {
    return this.change.execute(write, id, body);
  }
}
