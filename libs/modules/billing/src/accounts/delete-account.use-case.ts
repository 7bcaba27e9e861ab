import { Injectable } from '@nestjs/common';
import { DomainError } from '@hisaab/kernel';
import { UnitOfWork, type Answer, type WriteContext } from '@hisaab/platform';
import { BookSetup } from '../books/book.setup';
import { goneAnswer } from '../changes/answers.view';
import { ChangeRecorder, lockBook } from '../changes/change.recorder';
import { newChangeSet } from '../changes/change-set';
import { expectVersion } from '../changes/merge-patch';
import { deleteAccount } from './account';
import { accountChange } from './account.view';
import { isAccountUsed, liveAccount, raiseStructure, saveAccounts } from './accounts.repository';

@Injectable()
export class DeleteAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly recorder: ChangeRecorder,
  ) {}

  async execute(write: WriteContext, id: string): Promise<Answer> {
    const { bookId, userId } = write.access;
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, async (tx) => {
      await lockBook(tx, bookId);
      const account = await liveAccount(tx, bookId, id);
      expectVersion(account.version, write.ifMatch);
      if (await isAccountUsed(tx, bookId, id)) {
        throw new DomainError(
          'account-in-use',
          'conflict',
          'The account has transactions. Archive it, or move them first.',
        );
      }
      const set = newChangeSet(bookId, 'delete', userId);
      const deleted = deleteAccount(account, set.at);
      await saveAccounts(tx, [deleted]);
      await raiseStructure(tx, bookId);
      const sequence = await this.recorder.record(tx, set, [accountChange(account, deleted)]);
      return goneAnswer(sequence, set);
    });
  }
}
