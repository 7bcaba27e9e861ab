import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@hisaab/database';
import { Health } from '@hisaab/observability';
import { dropOrphanedChunks } from './import-chunks.repository';
import { ImportReader, TakenAway } from './import.reader';
import { ImportRunner } from './import.runner';
import { takeUp } from './imports.repository';

/** The process ends; the message comes again and the next worker goes on. */
class Stopping extends Error {}

/** Brings one import as far as it can go without a person: to its preview, or to its end. */
@Injectable()
export class ImportWorker implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly reader: ImportReader,
    private readonly runner: ImportRunner,
    private readonly health: Health,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await dropOrphanedChunks(this.database);
  }

  async work(bookId: string, importId: string): Promise<void> {
    try {
      await this.workOn(bookId, importId);
    } catch (error) {
      if (!(error instanceof TakenAway)) throw error;
    }
  }

  private async workOn(bookId: string, importId: string): Promise<void> {
    for (;;) {
      const mine = await takeUp(this.database, bookId, importId);
      if (mine?.status === 'reading') await this.reader.read(mine, () => this.checkStopping());
      else if (mine?.status === 'running') {
        while (await this.runner.runBatch(mine)) {
          this.checkStopping();
          await breathe();
        }
      } else return;
    }
  }

  private checkStopping(): void {
    if (this.health.isDraining())
      throw new Stopping('The process is ending; the import goes on with the next one.');
  }
}
