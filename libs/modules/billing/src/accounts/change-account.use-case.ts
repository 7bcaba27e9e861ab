import { Injectable } from '@nestjs/common';
import { createAccount, type PatchAccount } from '@hisaab/contracts';
import { formatMoney, today } from '@hisaab/kernel';
import { contract, requireIfMatch, UnitOfWork, type Answer, type WriteContext } from '@hisaab/platform';
import { bookSettings } from '../books/book-settings.repository';
import { BookSetup } from '../books/book.setup';
import { resourceAnswer } from '../changes/answers.view';
import { ChangeRecorder, lockBook } from '../changes/change.recorder';
import { newChangeSet } from '../changes/change-set';
import { expectVersion, mergePatch } from '../changes/merge-patch';
import { accountInput, changeAccount } from './account';
import { accountChange, accountResource } from './account.view';
import { isAccountUsed, liveAccount, raiseStructure, saveAccounts } from './accounts.repository';
import { refuseTakenName } from './open-account.use-case';

@Injectable()
export class ChangeAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly recorder: ChangeRecorder,
  ) {}

  async execute(write: WriteContext, id: string, patch: PatchAccount): Promise<Answer> {
    const version = requireIfMatch(write);
    const { bookId, userId } = write.access;
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, async (tx) => {
      await lockBook(tx, bookId);
      const account = await liveAccount(tx, bookId, id);
      expectVersion(account.version, version);
      const merged = mergePatch(accountInput(account, formatMoney(account.opening)), patch);
      // A new currency takes an empty opening balance with it.
      const opening =
        account.opening.minor === 0n && !patch.openingBalance ? { openingBalance: undefined } : {};
      const input = contract(createAccount).transform({ ...merged, ...opening });
      await refuseTakenName(tx, bookId, input.name, id);
      const settings = await bookSettings(tx, bookId);
      const set = newChangeSet(bookId, 'change', userId);
      const changed = changeAccount(account, input, {
        isUsed: await isAccountUsed(tx, bookId, id),
        today: today(settings.timezone, set.at),
        at: set.at,
      });
      await saveAccounts(tx, [changed]);
      await raiseStructure(tx, bookId);
      const sequence = await this.recorder.record(tx, set, [accountChange(account, changed)]);
      return resourceAnswer(200, accountResource(changed), sequence, set);
    });
  }
}
