import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  UseGuards,
} from '@nestjs/common';
import {
  bulk,
  noQuery,
  patchTransaction,
  recordTransaction,
  transactionPath,
  transactionsQuery,
  type Bulk,
  type PatchTransaction,
  type RecordTransaction as RecordBody,
  type TransactionsQuery,
} from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { contract, Write, type Answer, type WriteContext } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import { BookSetup } from '../books/book.setup';
import { resourceAnswer } from '../changes/answers.view';
import { BulkChange } from './bulk-change.use-case';
import { ChangeTransaction } from './change-transaction.use-case';
import { DeleteTransaction } from './delete-transaction.use-case';
import { listTransactions } from './list-transactions.repository';
import { RecordTransaction } from './record-transaction.use-case';
import { RestoreTransaction } from './restore-transaction.use-case';
import { transactionResource } from './transaction.view';
import { transactionById } from './transactions.repository';
import { wordsOf } from './words.repository';

@Controller('v1/transactions')
@UseGuards(AccessGuard)
export class TransactionsController {
  constructor(
    private readonly database: Database,
    private readonly setup: BookSetup,
    private readonly record: RecordTransaction,
    private readonly change: ChangeTransaction,
    private readonly remove: DeleteTransaction,
    private readonly bringBack: RestoreTransaction,
    private readonly many: BulkChange,
  ) {}

  @Get()
  async list(@CurrentAccess() access: Access, @Query(contract(transactionsQuery)) query: TransactionsQuery) {
    await this.setup.ensure(access);
    const { limit, cursor, state, book: _book, ...filter } = query;
    const { bookId } = access;
    return listTransactions(this.database, { bookId, filter, state, limit, cursor });
  }

  @Post()
  create(
    @Write() write: WriteContext,
    @Query(contract(noQuery)) _query: object,
    @Body(contract(recordTransaction)) body: RecordBody,
  ): Promise<Answer> {
    return this.record.execute(write, body);
  }

  @Post('bulk')
  @HttpCode(200)
  bulk(
    @Write() write: WriteContext,
    @Query(contract(noQuery)) _query: object,
    @Body(contract(bulk)) body: Bulk,
  ): Promise<Answer> {
    return this.many.execute(write, body);
  }

  @Get(':id')
  async one(
    @CurrentAccess() access: Access,
    @Param(contract(transactionPath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
  ): Promise<Answer> {
    await this.setup.ensure(access);
    const transaction = await transactionById(this.database, access.bookId, id);
    return resourceAnswer(200, transactionResource(transaction, await wordsOf(this.database, transaction)));
  }

  @Patch(':id')
  patch(
    @Write() write: WriteContext,
    @Param(contract(transactionPath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
    @Body(contract(patchTransaction)) body: PatchTransaction,
  ): Promise<Answer> {
    return this.change.execute(write, id, body);
  }

  @Delete(':id')
  delete(
    @Write() write: WriteContext,
    @Param(contract(transactionPath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
  ): Promise<Answer> {
    return this.remove.execute(write, id);
  }

  @Post(':id/restore')
  @HttpCode(200)
  restore(
    @Write() write: WriteContext,
    @Param(contract(transactionPath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: object,
  ): Promise<Answer> {
    return this.bringBack.execute(write, id);
  }
}
