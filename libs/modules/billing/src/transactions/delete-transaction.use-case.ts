import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Answer, type WriteContext } from '@hisaab/platform';
import { BookSetup } from '../books/book.setup';
import { goneAnswer } from '../changes/answers.view';
import { lockBook } from '../changes/change.recorder';
import { newChangeSet } from '../changes/change-set';
import { expectVersion } from '../changes/merge-patch';
import { deleteTransaction } from './transaction';
import { TransactionWriter } from './transaction.writer';
import { transactionById, transactionMissing } from './transactions.repository';

@Injectable()
export class DeleteTransaction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly writer: TransactionWriter,
  ) {}

  async execute(write: WriteContext, id: string): Promise<Answer> {
    const { bookId, userId } = write.access;
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, async (tx) => {
      await lockBook(tx, bookId);
      const before = await transactionById(tx, bookId, id);
      if (before.state === 'deleted') throw transactionMissing();
      expectVersion(before.version, write.ifMatch);
      const set = newChangeSet(bookId, 'delete', userId);
      const sequence = await this.writer.write(tx, set, [{ before, after: deleteTransaction(before, set) }]);
      return goneAnswer(sequence, set);
    });
  }
}
