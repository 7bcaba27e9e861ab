/**
 * The sessions that ended lately, for this process: shared by the guards of all services in it. Auth adds to it at
 * once, the services' copies within a second. Entries go when no access token can still name them.
 */
export class EndedSessions {
  readonly #ended = new Map<string, number>();

  constructor(private readonly keepMs = LONGEST_ACCESS_TOKEN_MS) {}

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
