import { Injectable } from '@nestjs/common';
import { DomainError } from '@hisaab/kernel';
import { Answer, UnitOfWork, type WriteContext } from '@hisaab/platform';
import type { SampleRemoval } from '@hisaab/contracts';
import { BookSetup } from '../books/book.setup';
import { lockBook } from '../changes/change.recorder';
import { Undo } from '../changes/undo.use-case';
import { presentSamples } from './sample.repository';

/** Takes the sample household out, with what it made and nothing else uses by now. */
@Injectable()
export class RemoveSample {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setup: BookSetup,
    private readonly takeBack: Undo,
  ) {}

  async execute(write: WriteContext): Promise<Answer> {
    const { bookId, userId } = write.access;
    await this.setup.ensure(write.access);
    return this.unitOfWork.run(write, async (tx) => {
      await lockBook(tx, bookId);
      const sets = await presentSamples(tx, bookId);
      if (sets.length === 0) {
        throw new DomainError('sample-not-found', 'missing', 'There is no sample household in this book.');
      }
      // More than one is there when a removal was taken back after the next one was loaded.
      const removal: SampleRemoval = { changeSetIds: [], changed: 0, skipped: [] };
      let last = 0n;
      for (const set of sets) {
        const { result, sequence } = await this.takeBack.undo(tx, bookId, set, userId);
        removal.changeSetIds.push(result.changeSetId);
        removal.changed += result.changed;
        removal.skipped.push(...result.skipped);
        last = sequence;
      }
      return new Answer(200, removal, { 'x-book-sequence': last.toString() });
    });
  }
}
