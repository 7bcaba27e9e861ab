import { Injectable } from '@nestjs/common';
import { importRequested } from '@hisaab/contracts';
import { DomainError, uuidv7 } from '@hisaab/kernel';
import { Outbox } from '@hisaab/messaging';
import { Answer, UnitOfWork, type WriteContext } from '@hisaab/platform';
import { mappingProblem } from './import';
import { importResource } from './import.view';
import { findImport, setRunning } from './imports.repository';

@Injectable()
export class CommitImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  async execute(write: WriteContext, id: string): Promise<Answer> {
    const { bookId } = write.access;
    return this.unitOfWork.run(write, async (tx) => {
      const found = await findImport(tx, bookId, id, true);
      if (found.status !== 'preview') {
        throw new DomainError('import-not-open', 'conflict', 'Only a preview can be imported.');
      }
      const problem = found.mapping ? mappingProblem(found.mapping) : found.problem;
      if (problem) throw new DomainError(problem.code, 'unprocessable', problem.message);
      await setRunning(tx, found, uuidv7());
      await this.outbox.append(tx, bookId, [
        { event: importRequested, subject: id, data: { importId: id, bookId } },
      ]);
      return new Answer(202, importResource(await findImport(tx, bookId, id)));
    });
  }
}
