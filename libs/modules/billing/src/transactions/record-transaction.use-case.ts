import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { RecordTransaction as Body } from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { DomainError, foldName, uuidv7 } from '@hisaab/kernel';
import { Outbox, outboxRow } from '@hisaab/messaging';
import { Answer, UnitOfWork, type WriteContext } from '@hisaab/platform';
import { BookSetup } from '../books/book.setup';
import { makePayee } from '../payees/payee';
import { payeeChange } from '../payees/payee.view';
import { bareTag, makeTag } from '../tags/tag';
import { tagChange } from '../tags/tags.repository';
import { checkedDraft } from './checked-draft';
import { bodyHash, RecordGeneral } from './record-general.use-case';
import { foldedTags, recordContext, type RecordContext } from './record-context.repository';
import { RecordingBatches } from './recording.batches';
import type { NewName, Recording } from './record.statement';
import { SurroundingsCache } from './surroundings.cache';
import { makeTransaction, type TransactionSource } from './transaction';
import { transactionEvent, transactionResource } from './transaction.view';

const WAIT_MILLISECONDS = 5_000;
const RETRY_MILLISECONDS = 40;
const ATTEMPTS = 4;
/** What the statement says when the book changed between the look and the write. */
const LOST_RACES = new Set(['22012', '23505']);

/**
 * Records a transaction: one look, unless an earlier one still holds, and one write. Splits and categories by name are rare and take the general
 * path, and so does a recording that lost its race again and again.
 */
@Injectable()
export class RecordTransaction {
  constructor(
    private readonly database: Database,
    private readonly setup: BookSetup,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly general: RecordGeneral,
    private readonly cache: SurroundingsCache,
    private readonly batches: RecordingBatches,
  ) {}

  async execute(write: WriteContext, input: Body, source: TransactionSource = 'manual'): Promise<Answer> {
    if (!this.setup.isKnown(write.access.bookId)) await this.setup.ensure(write.access);
    if (input.category || input.splits?.length) return this.general.execute(write, input, source);
    const known = this.cache.find(write.access.bookId, input);
    const answer = known && (await this.fromMemory(write, input, source, known));
    return answer ?? this.afterALook(write, input, source);
  }

  /** One round trip. null: what was remembered is old, or something stands in the way that needs a look. */
  private async fromMemory(
    write: WriteContext,
    input: Body,
    source: TransactionSource,
    known: RecordContext,
  ): Promise<Answer | null> {
    try {
      return await this.record(write, prepare(write.access.bookId, input, known, source));
    } catch (error) {
      if (!isLostRace(error) && !(error instanceof DomainError && error.kind !== 'unavailable')) throw error;
      this.cache.forget(write.access.bookId);
      return null;
    }
  }

  private async afterALook(write: WriteContext, input: Body, source: TransactionSource): Promise<Answer> {
    const until = Date.now() + WAIT_MILLISECONDS;
    for (let attempt = 1; attempt <= ATTEMPTS;) {
      try {
        const answer = await this.attempt(write, input, source);
        if (answer) return answer;
        if (Date.now() > until) {
          throw new DomainError(
            'idempotency-in-progress',
            'conflict',
            'The first request with this key is still running.',
          );
        }
        await pause(RETRY_MILLISECONDS);
      } catch (error) {
        if (!isLostRace(error)) {
          await this.unitOfWork.keepRefusal(write, error);
          throw error;
        }
        attempt += 1;
      }
    }
    return this.general.execute(write, input, source);
  }

  /** null: another request with the same key is at it. */
  private async attempt(write: WriteContext, input: Body, source: TransactionSource): Promise<Answer | null> {
    const { bookId } = write.access;
    const near = await recordContext(this.database, bookId, input, write);
    if (near.earlier) return replayed(near.earlier, write);
    if (near.idIsTaken) return this.general.repeatedId(write, input);
    const recording = prepare(bookId, input, near, source);
    this.cache.keep(bookId, input, near);
    return this.record(write, recording);
  }

  private async record(write: WriteContext, recording: Recording): Promise<Answer | null> {
    const sequence = await this.batches.record({ write, recording });
    if (sequence === null) return null;
    this.outbox.wake();
    return new Answer(201, recording.body, { etag: '"1"', 'x-book-sequence': sequence.toString() });
  }
}

function replayed(earlier: NonNullable<RecordContext['earlier']>, write: WriteContext): Answer {
  if (!earlier.bodyHash.equals(write.bodyHash)) {
    throw new DomainError(
      'idempotency-key-reused',
      'unprocessable',
      'This Idempotency-Key was used with another body. Nothing was changed.',
    );
  }
  return new Answer(earlier.status, earlier.body, { ...earlier.headers, 'idempotency-replayed': 'true' });
}

function prepare(bookId: string, input: Body, near: RecordContext, source: TransactionSource): Recording {
  const at = new Date();
  const given = (): { bookId: string; id: string; at: Date } => ({ bookId, id: uuidv7(), at });
  const names: NewName[] = [];
  let { payee } = near;
  if (!payee && input.payee && foldName(input.payee) !== '') {
    const made = makePayee(input.payee, given());
    payee = made;
    names.push({ name: made.name, change: payeeChange(null, made) });
  }
  const tags = foldedTags(input.tags).map((fold) => {
    const known = near.tags.find((tag) => tag.fold === fold);
    if (known) return known;
    const typed = input.tags?.find((tag) => foldName(bareTag(tag)) === fold) ?? fold;
    const made = makeTag(bareTag(typed), given());
    names.push({ name: made.name, change: tagChange(null, made) });
    return made;
  });
  const draft = checkedDraft(input, {
    ...near,
    payeeId: payee?.id ?? null,
    tagIds: tags.map((tag) => tag.id),
  });
  const transaction = makeTransaction(
    { ...draft, bodyHash: input.id ? bodyHash(input) : null },
    { bookId, id: input.id ?? uuidv7(), source, changeSetId: uuidv7(), at },
  );
  const resource = transactionResource(transaction, {
    payee,
    tags: tags.map((tag) => tag.name),
  });
  return {
    transaction,
    structure: near.account?.structure ?? 0,
    names,
    event: outboxRow(transactionEvent(null, transaction)),
    body: JSON.stringify(resource),
  };
}

function isLostRace(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && LOST_RACES.has(error.code)
  );
}
