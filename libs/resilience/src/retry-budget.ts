/**
 * How many repeats a call may have: a share of the calls that were made lately, and a few at least. When everything
 * fails, repeats would only multiply what the other side has to refuse.
 */
export class RetryBudget {
  private tokens: number;

  constructor(
    private readonly share = 0.2,
    private readonly most = 10,
  ) {
    this.tokens = most;
  }

  /** A call was made: it earns its share of a repeat. */
  earn(): void {
    this.tokens = Math.min(this.most, this.tokens + this.share);
  }

  /** @returns whether one more repeat is allowed; then it is spent */
  take(): boolean {
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}

/** "Full jitter": anywhere between nothing and a limit that doubles, so that what failed together does not return so. */
export function pauseBeforeRetry(retry: number, firstMs: number, longestMs: number, random: number): number {
  return Math.round(Math.min(longestMs, firstMs * 2 ** (retry - 1)) * random);
}
