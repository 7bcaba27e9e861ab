import { Injectable } from '@nestjs/common';
import type { Account as AccountResource, CreateAccount } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { DomainError, today, uuidv7 } from '@hisaab/kernel';
import { UnitOfWork, type Answer, type WriteContext } from '@hisaab/platform';
import { bookSettings } from '../books/book-settings.repository';
import { BookSetup } from '../books/book.setup';
import { resourceAnswer } from '../changes/answers.view';
import { ChangeRecorder, lockBook } from '../changes/change.recorder';
import { newChangeSet } from '../changes/change-set';
import { openAccount, sameAccountName } from './account';
import { accountChange, accountResource } from './account.view';
import { accountsById, liveAccounts, saveAccounts } from './accounts.repository';

@Injectable()
export class OpenAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly recorder: ChangeRecorder,
  ) {}

  async execute(write: WriteContext, input: CreateAccount): Promise<Answer> {
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, (tx) => this.open(tx, write, input));
  }

  private async open(tx: Sql, write: WriteContext, input: CreateAccount): Promise<Answer<AccountResource>> {
    const { bookId, userId } = write.access;
    const sequence = await lockBook(tx, bookId);
    if (input.id) {
      const [earlier] = await accountsById(tx, bookId, [input.id]);
      if (earlier && earlier.state === 'live' && isSame(accountResource(earlier), input)) {
        return resourceAnswer(201, accountResource(earlier), sequence);
      }
      if (earlier) throw new DomainError('id-taken', 'conflict', 'Another account has this id.');
    }
    await refuseTakenName(tx, bookId, input.name);
    const settings = await bookSettings(tx, bookId);
    const set = newChangeSet(bookId, 'record', userId);
    const account = openAccount(input, {
      bookId,
      id: input.id ?? uuidv7(),
      bookCurrency: settings.currency,
      today: today(settings.timezone, set.at),
      at: set.at,
    });
    await saveAccounts(tx, [account]);
    const after = await this.recorder.record(tx, set, [accountChange(null, account)]);
    return resourceAnswer(201, accountResource(account), after, set);
  }
}

export async function refuseTakenName(tx: Sql, bookId: string, name: string, self?: string): Promise<void> {
  const taken = (await liveAccounts(tx, bookId)).some(
    (other) => other.id !== self && sameAccountName(other.name, name),
  );
  if (taken) throw new DomainError('name-taken', 'conflict', `There is an account called "${name}" already.`);
}

/** Whether a repeated id asks for what is there. */
function isSame(account: AccountResource, input: CreateAccount): boolean {
  return (
    account.name === input.name &&
    account.kind === input.kind &&
    (input.currency === undefined || input.currency === account.currency) &&
    (input.last4 ?? null) === account.last4 &&
    (input.institution ?? null) === account.institution
  );
}
