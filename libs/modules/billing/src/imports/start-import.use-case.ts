import { Injectable } from '@nestjs/common';
import { importRequested } from '@hisaab/contracts';
import { Database } from '@hisaab/database';
import { uuidv7 } from '@hisaab/kernel';
import { Outbox } from '@hisaab/messaging';
import { Answer, UnitOfWork, type WriteContext } from '@hisaab/platform';
import type { FastifyRequest } from 'fastify';
import { BookSetup } from '../books/book.setup';
import { importResource } from './import.view';
import { dropUnusedChunks } from './import-chunks.repository';
import { findImport, insertImport } from './imports.repository';
import { UploadReceiver } from './upload.receiver';

@Injectable()
export class StartImport {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly setup: BookSetup,
    private readonly receiver: UploadReceiver,
  ) {}

  async execute(write: WriteContext, request: FastifyRequest, commitWhenRead: boolean): Promise<Answer> {
    const { bookId, userId } = write.access;
    const id = uuidv7();
    const upload = await this.receiver.receive(request, id);
    await this.setup.ensure(write.access);
    let isKept = false;
    try {
      return await this.unitOfWork.run({ ...write, bodyHash: upload.hash }, async (tx) => {
        const { filename, size, encoding } = upload;
        await insertImport(tx, { bookId, id, userId, filename, size, encoding, commitWhenRead }, new Date());
        await this.outbox.append(tx, bookId, [
          { event: importRequested, subject: id, data: { importId: id, bookId } },
        ]);
        isKept = true;
        return new Answer(202, importResource(await findImport(tx, bookId, id)));
      });
    } catch (error) {
      isKept = false;
      throw error;
    } finally {
      // The first answer was given again, or nothing was written: these bytes belong to no import.
      if (!isKept) await dropUnusedChunks(this.database, bookId, id);
    }
  }
}
