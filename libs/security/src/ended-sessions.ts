import type { RecentNames } from '@hisaab/caching';

/** What other processes said may be this old when a request is let in. */
const FRESH_MS = 250;
/** After this a request asks again without waiting for it, so that under load nobody ever waits. */
const AGEING_MS = 100;
/** A name may become visible a little after the moment that it carries. */
const OVERLAP_MS = 2_000;

const NOBODY_ELSE: RecentNames = { add: async () => undefined, within: async () => [] };

/**
 * The sessions that ended lately, for this process: shared by the guards of all services in it. Auth adds to it at
 * once, other processes' endings are asked for, and the services' copies add what neither told. Entries go when no
 * access token can still name them.
 */
export class EndedSessions {
  readonly #ended = new Map<string, number>();
  #heardAt = Number.NEGATIVE_INFINITY;
  #askedAt = Number.NEGATIVE_INFINITY;
  #asking: Promise<void> | undefined;

  constructor(
    private readonly others: RecentNames = NOBODY_ELSE,
    private readonly keepMs = LONGEST_ACCESS_TOKEN_MS,
  ) {}

  /** These end here and now: in this process at once, and the others are told. */
  end(sessionIds: readonly string[]): void {
    for (const sessionId of sessionIds) this.add(sessionId);
    // It never fails; who does not hear it has the event.
    void this.others.add(sessionIds);
  }

  /** Returns undefined where nothing has to be waited for, which is nearly always. */
  refresh(now = performance.now()): Promise<void> | undefined {
    if (now - this.#askedAt < AGEING_MS) return undefined;
    const isFresh = now - this.#askedAt < FRESH_MS;
    this.#asking ??= this.#ask(now).finally(() => (this.#asking = undefined));
    return isFresh ? undefined : this.#asking;
  }

  async #ask(now: number): Promise<void> {
    const heard = await this.others.within(Math.min(now - this.#heardAt + OVERLAP_MS, this.keepMs));
    this.#askedAt = now;
    // When nobody can tell, the next who can is asked for all the time since.
    if (heard === undefined) return;
    this.#heardAt = now;
    for (const sessionId of heard) if (!this.has(sessionId)) this.add(sessionId);
  }

  add(sessionId: string, now = Date.now()): void {
    this.#ended.delete(sessionId);
    this.#ended.set(sessionId, now);
    for (const [oldest, at] of this.#ended) {
      if (now - at <= this.keepMs) break;
      this.#ended.delete(oldest);
    }
  }

  has(sessionId: string): boolean {
    return this.#ended.has(sessionId);
  }

  get size(): number {
    return this.#ended.size;
  }
}

/** No configuration may give an access token a longer life than this. */
export const LONGEST_ACCESS_TOKEN_MS = 24 * 60 * 60 * 1000;
