import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError } from '@hisaab/kernel';
import type { Piscina } from 'piscina';
import type { ReportOrder } from './report-file.order';

const PROGRAM = 'report-file.thread.js';
const LIMIT_MS = 30_000;
const MOST_WAITING = 8;
/** A year's report needs about half of it. */
const MOST_MEGABYTES = 192;
/** The thread and its libraries go when nobody has asked for so long. */
const IDLE_MS = 20_000;
const AGAIN_SECONDS = 5;

/** Where the worker's program is: the build puts it beside the server's. Tests point to their own. */
@Injectable()
export class PressProgram {
  path =
    ['./', '../']
      .map((folder) => fileURLToPath(new URL(folder + PROGRAM, import.meta.url)))
      .find((file) => existsSync(file)) ?? PROGRAM;
}

/** Makes files of reports on one thread; a short queue waits, what comes beyond it is asked to come again. */
@Injectable()
export class ReportPress implements OnApplicationShutdown {
  /** Being made or waiting. */
  private orders = 0;
  private pool: Promise<Piscina<ReportOrder, Uint8Array>> | undefined;

  constructor(@Inject(PressProgram) private readonly program: PressProgram) {}

  async make(order: ReportOrder): Promise<Uint8Array> {
    if (this.orders > MOST_WAITING) {
      const detail = 'Many files are being made; ask again soon.';
      throw new DomainError('report-files-busy', 'unavailable', detail, { retryAfterSeconds: AGAIN_SECONDS });
    }
    this.orders += 1;
    const limit = AbortSignal.timeout(LIMIT_MS);
    try {
      const pool = await (this.pool ??= this.open());
      return await pool.run(order, { signal: limit });
    } catch (error) {
      if (!limit.aborted) throw error;
      const detail = 'The file took too long; ask for fewer days.';
      throw new DomainError('report-file-late', 'unavailable', detail, { retryAfterSeconds: AGAIN_SECONDS });
    } finally {
      this.orders -= 1;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await (await this.pool)?.destroy();
  }

  private async open(): Promise<Piscina<ReportOrder, Uint8Array>> {
    const { Piscina: Pool } = await import('piscina');
    return new Pool<ReportOrder, Uint8Array>({
      filename: this.program.path,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
  }
}
