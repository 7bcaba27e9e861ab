import type { Database } from '@hisaab/database';

import { purgeEndedSessions, purgeIdempotencyKeys, purgeInbox, purgeWork } from '../purge';
import { Trouble } from '../trouble';

const FIRST_MS = 10 * 60_000;
const EVERY_MS = 60 * 60_000;

/** The leader also takes away what nobody needs any more, now and then and never at the start. */
export class Housekeeping {
  private timer: NodeJS.Timeout | undefined;
  private readonly trouble: Trouble;

  constructor(private readonly database: Database) {
    this.trouble = new Trouble(`housekeeping of ${database.service}`);
  }

  start(): void {
    this.plan(FIRST_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private plan(milliseconds: number): void {
    this.timer = setTimeout(() => void this.run(), milliseconds).unref();
  }

  /** Each on its own: what one cannot take away must not keep the others from it. */
  async run(): Promise<void> {
    this.plan(EVERY_MS);
    for (const purge of [purgeWork, purgeInbox, purgeIdempotencyKeys, purgeEndedSessions]) {
      await purge(this.database).catch((error: unknown) => this.trouble.note(error));
    }
  }
}
