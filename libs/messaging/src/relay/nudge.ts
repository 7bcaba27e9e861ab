import type { Database } from '@hisaab/database';

import { channelOf } from './leadership';

const PAUSE_MS = 25;

/**
 * Tells the leader in another process that there is something to do. Never inside the writing transaction:
 * there NOTIFY holds a lock of the whole instance until the commit and undoes group commit.
 */
export class Nudge {
  private timer: NodeJS.Timeout | undefined;
  private again = false;

  constructor(
    private readonly database: Database,
    /** Whom to tell, and what; its own leader, that there is something new, unless said otherwise. */
    private readonly name: string = database.service,
    private readonly what = '',
  ) {}

  send(): void {
    if (this.timer) {
      this.again = true;
      return;
    }
    this.again = false;
    void notify(this.database, this.what, this.name).catch(() => undefined); // the leader's own looking is the net
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.again) this.send();
    }, PAUSE_MS);
    this.timer.unref();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}

export async function notify(
  database: Database,
  what: string,
  name: string = database.service,
): Promise<void> {
  await database.query('select pg_notify($1, $2)', [channelOf(name), what]);
}
