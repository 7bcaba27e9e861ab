import { Inject, Injectable } from '@nestjs/common';
import { ModuleConfig, UnitOfWork, type Answer, type WriteContext } from '@hisaab/platform';
import type { BillingConfig } from '../billing.config';
import { BookSetup } from '../books/book.setup';
import { resourceAnswer } from '../changes/answers.view';
import { lockBook } from '../changes/change.recorder';
import { newChangeSet } from '../changes/change-set';
import { expectVersion } from '../changes/merge-patch';
import { reviveForRows } from './revive.repository';
import { restoreTransaction } from './transaction';
import { transactionResource } from './transaction.view';
import { TransactionWriter } from './transaction.writer';
import { transactionById, transactionMissing } from './transactions.repository';
import { wordsOf } from './words.repository';

const DAY_MILLISECONDS = 86_400_000;

@Injectable()
export class RestoreTransaction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly writer: TransactionWriter,
    @Inject(ModuleConfig) private readonly config: BillingConfig,
  ) {}

  async execute(write: WriteContext, id: string): Promise<Answer> {
    const { bookId, userId } = write.access;
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, async (tx) => {
      const sequence = await lockBook(tx, bookId);
      const before = await transactionById(tx, bookId, id);
      expectVersion(before.version, write.ifMatch);
      if (before.state === 'live' || before.deletedAt === null) {
        return resourceAnswer(200, transactionResource(before, await wordsOf(tx, before)), sequence);
      }
      const set = newChangeSet(bookId, 'restore', userId);
      const binned = set.at.getTime() - before.deletedAt.getTime();
      if (binned > this.config.HISAAB_RESTORE_DAYS * DAY_MILLISECONDS) throw transactionMissing();
      const { rows, made } = await reviveForRows(tx, bookId, [restoreTransaction(before, set)], set.at);
      const after = rows[0] ?? before;
      const words = await wordsOf(tx, after);
      const number = await this.writer.write(tx, set, [{ before, after }], made);
      return resourceAnswer(200, transactionResource(after, words), number);
    });
  }
}
