import { Injectable } from '@nestjs/common';
import type { PatchPayee } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { DomainError, foldName } from '@hisaab/kernel';
import { requireIfMatch, UnitOfWork, type Answer, type WriteContext } from '@hisaab/platform';
import { raiseStructure } from '../accounts/accounts.repository';
import { BookSetup } from '../books/book.setup';
import { resourceAnswer } from '../changes/answers.view';
import { ChangeRecorder, lockBook } from '../changes/change.recorder';
import { newChangeSet } from '../changes/change-set';
import { expectVersion } from '../changes/merge-patch';
import { payeeResourcesById } from './list-payees.repository';
import { mergePayee, renamePayee, type Payee } from './payee';
import { payeeChange } from './payee.view';
import { aliasesOfAll, livePayee, payeesByName, savePayees } from './payees.repository';

/** Renames a payee, or makes it an alias of another: then its name leads there for ever. */
@Injectable()
export class ChangePayee {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly recorder: ChangeRecorder,
  ) {}

  async execute(write: WriteContext, id: string, patch: PatchPayee): Promise<Answer> {
    const version = requireIfMatch(write);
    const { bookId, userId } = write.access;
    await this.setup.ensure(write.access);
    if (patch.mergeInto !== undefined && patch.name !== undefined) {
      throw new DomainError('merge-or-rename', 'unprocessable', 'Merge it or rename it, not both at once.');
    }
    return this.unitOfWork.run(write, async (tx) => {
      await lockBook(tx, bookId);
      const payee = await livePayee(tx, bookId, id);
      expectVersion(payee.version, version);
      const { mergeInto, name = payee.name } = patch;
      const set = newChangeSet(bookId, mergeInto === undefined ? 'change' : 'merge', userId);
      const steps =
        mergeInto === undefined
          ? [{ before: payee, after: await this.renamed(tx, payee, name, set.at) }]
          : await this.merged(tx, payee, mergeInto, set.at);
      await savePayees(
        tx,
        steps.map(({ after }) => after),
      );
      await raiseStructure(tx, bookId);
      const sequence = await this.recorder.record(
        tx,
        set,
        steps.map(({ before, after }) => payeeChange(before, after)),
      );
      const [shown] = await payeeResourcesById(tx, bookId, [steps[0]?.after.intoId ?? id]);
      if (!shown) throw new DomainError('payee-not-found', 'missing', 'There is no such payee in this book.');
      return resourceAnswer(200, shown, sequence, set);
    });
  }

  private async renamed(tx: Sql, payee: Payee, name: string, at: Date): Promise<Payee> {
    const named = await payeesByName(tx, payee.bookId, [foldName(name)]);
    if (named.some((other) => other.id !== payee.id)) {
      throw new DomainError('name-taken', 'conflict', `There is a payee "${name}" already: merge into it.`);
    }
    return renamePayee(payee, name, at);
  }

  /** Aliases of the merged payee lead on to the new one too, so that none leads to another alias. */
  private async merged(
    tx: Sql,
    payee: Payee,
    into: string,
    at: Date,
  ): Promise<{ before: Payee; after: Payee }[]> {
    const target = await livePayee(tx, payee.bookId, into);
    const intoId = target.intoId ?? target.id;
    if (intoId === payee.id) {
      throw new DomainError('merge-into-itself', 'unprocessable', 'Choose another payee to merge into.');
    }
    const all = [payee, ...(await aliasesOfAll(tx, payee.bookId, [payee.id]))];
    return all.map((before) => ({ before, after: mergePayee(before, intoId, at) }));
  }
}
