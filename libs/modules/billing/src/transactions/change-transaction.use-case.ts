import { Injectable } from '@nestjs/common';
import { recordTransaction, type PatchTransaction } from '@hisaab/contracts';
import { DomainError, formatMoney } from '@hisaab/kernel';
import { contract, requireIfMatch, UnitOfWork, type Answer, type WriteContext } from '@hisaab/platform';
import { BookSetup } from '../books/book.setup';
import { resourceAnswer } from '../changes/answers.view';
import { lockBook } from '../changes/change.recorder';
import { newChangeSet } from '../changes/change-set';
import { expectVersion, mergePatch } from '../changes/merge-patch';
import type { TransactionInput } from './checked-draft';
import { draftInBook } from './draft-in-book.repository';
import { nextVersion, shortTime, type Transaction } from './transaction';
import { transactionResource, type Words } from './transaction.view';
import { TransactionWriter } from './transaction.writer';
import { transactionById } from './transactions.repository';
import { wordsOf } from './words.repository';

/** A merge patch onto the stored transaction, checked as if it were recorded so. */
@Injectable()
export class ChangeTransaction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly writer: TransactionWriter,
  ) {}

  async execute(write: WriteContext, id: string, patch: PatchTransaction): Promise<Answer> {
    const version = requireIfMatch(write);
    const { bookId, userId } = write.access;
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, async (tx) => {
      await lockBook(tx, bookId);
      const current = await transactionById(tx, bookId, id);
      expectVersion(current.version, version);
      if (current.state === 'deleted') {
        throw new DomainError('transaction-deleted', 'unprocessable', 'It is deleted. Restore it first.');
      }
      const stored = storedInput(current, await wordsOf(tx, current));
      // A category by name takes the place of the one that is stored.
      const base = patch.category ? { ...stored, categoryId: undefined } : stored;
      const input = contract(recordTransaction).transform(mergePatch(base, patch));
      const set = newChangeSet(bookId, 'change', userId);
      const { draft, words, made } = await draftInBook(tx, bookId, input, set.at, current);
      const isRecategorised = ['categoryId', 'category', 'splits', 'type'].some((field) => field in patch);
      const after = nextVersion(
        current,
        {
          type: draft.type,
          date: draft.date,
          time: shortTime(draft.time ?? null),
          amount: draft.amount,
          accountId: draft.accountId,
          toAccountId: draft.toAccountId ?? null,
          toAmount: draft.toAmount ?? null,
          payeeId: draft.payeeId ?? null,
          categoryId: draft.categoryId ?? null,
          categorySource: isRecategorised ? (draft.categorySource ?? 'none') : current.categorySource,
          splits: draft.splits ?? [],
          tagIds: draft.tagIds ?? [],
          note: draft.note ?? null,
        },
        set,
      );
      const sequence = await this.writer.write(tx, set, [{ before: current, after }], made);
      return resourceAnswer(200, transactionResource(after, words), sequence);
    });
  }
}

/** What a person would have to send to record the transaction as it is. */
function storedInput(transaction: Transaction, words: Words): TransactionInput {
  const { currency } = transaction.amount;
  return {
    type: transaction.type,
    amount: formatMoney(transaction.amount),
    date: transaction.date,
    time: transaction.time,
    accountId: transaction.accountId,
    toAccountId: transaction.toAccountId,
    toAmount: transaction.toAmount && formatMoney(transaction.toAmount),
    categoryId: transaction.categoryId,
    payee: words.payee?.name,
    note: transaction.note,
    tags: [...words.tags],
    splits:
      transaction.splits.length === 0
        ? undefined
        : transaction.splits.map(({ categoryId, minor, note }) => ({
            categoryId: categoryId ?? '',
            amount: formatMoney({ minor, currency }),
            note,
          })),
  };
}
