import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RecordTransaction as Body } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { DomainError, uuidv7 } from '@hisaab/kernel';
import { UnitOfWork, type Answer, type WriteContext } from '@hisaab/platform';
import { resourceAnswer } from '../changes/answers.view';
import { lockBook } from '../changes/change.recorder';
import { newChangeSet } from '../changes/change-set';
import { draftInBook } from './draft-in-book.repository';
import { makeTransaction, type TransactionSource } from './transaction';
import { transactionResource } from './transaction.view';
import { TransactionWriter } from './transaction.writer';
import { transactionsById } from './transactions.repository';
import { wordsOf } from './words.repository';

/** Recording in a transaction of several statements, with the book held from the first: every shape, any race. */
@Injectable()
export class RecordGeneral {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: TransactionWriter,
  ) {}

  execute(write: WriteContext, input: Body, source: TransactionSource): Promise<Answer> {
    const { bookId, userId } = write.access;
    return this.unitOfWork.run(write, async (tx) => {
      const before = await lockBook(tx, bookId);
      if (input.id && (await isIdTaken(tx, bookId, input.id))) {
        return this.first(tx, bookId, input, before);
      }
      const set = newChangeSet(bookId, 'record', userId);
      const { draft, words, made } = await draftInBook(tx, bookId, input, set.at);
      const transaction = makeTransaction(
        { ...draft, bodyHash: input.id ? bodyHash(input) : null },
        { bookId, id: input.id ?? uuidv7(), source, changeSetId: set.id, at: set.at },
      );
      const sequence = await this.writer.write(tx, set, [{ before: null, after: transaction }], made);
      return resourceAnswer(201, transactionResource(transaction, words), sequence);
    });
  }

  /** A client's id again: the same request gets the first resource as it is now, another one is refused. */
  repeatedId(write: WriteContext, input: Body): Promise<Answer> {
    const { bookId } = write.access;
    return this.unitOfWork.run(write, async (tx) =>
      this.first(tx, bookId, input, await lockBook(tx, bookId)),
    );
  }

  private async first(tx: Sql, bookId: string, input: Body, sequence: bigint): Promise<Answer<unknown>> {
    const [earlier] = await transactionsById(tx, bookId, [input.id ?? '']);
    if (!earlier?.bodyHash?.equals(bodyHash(input))) {
      throw new DomainError('id-taken', 'conflict', 'Another transaction has or had this id.');
    }
    return resourceAnswer(201, transactionResource(earlier, await wordsOf(tx, earlier)), sequence);
  }
}

async function isIdTaken(tx: Sql, bookId: string, id: string): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>(
    `select exists (select 1 from transaction where book_id = $1 and id = $2)
         or exists (select 1 from transaction_tombstone where book_id = $1 and id = $2) as taken`,
    [bookId, id],
  );
  return row?.taken === true;
}

/** Of the body as the contract made it, so that spaces and the order of fields do not matter. */
export function bodyHash(input: Body): Buffer {
  return createHash('sha256').update(JSON.stringify(input)).digest();
}
