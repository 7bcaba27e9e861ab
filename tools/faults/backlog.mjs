import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MS = 100;
/** Less than this was no backlog: it cannot be told from what is always on its way. */
const LEAST = 200;
const LATEST_MS = 60_000;
const CONSUMERS = ['ledger', 'reporting'];

/** How many facts wait for their consumers, and how fast they go when the way is free again. */
export class Backlog {
  constructor(database) {
    this.database = database;
  }

  async now() {
    const all = await Promise.all(CONSUMERS.map((consumer) => this.database.backlog(consumer))).catch(() => [
      0,
    ]);
    return Math.max(...all);
  }

  /** @returns {Promise<{ backlog: number, seconds: number } | undefined>} from the first that moved to the last */
  async drain(backlog) {
    if (backlog < LEAST) return undefined;
    const until = performance.now() + LATEST_MS;
    let begun;
    for (;;) {
      const left = await this.now();
      if (left < backlog) begun ??= performance.now();
      else backlog = left;
      if (begun !== undefined && left < LEAST / 10)
        return { backlog, seconds: (performance.now() - begun) / 1_000 };
      if (performance.now() > until) return { backlog, seconds: Number.POSITIVE_INFINITY };
      await pause(LOOK_MS);
    }
  }
}
