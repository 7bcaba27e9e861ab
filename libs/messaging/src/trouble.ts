import { DomainError } from '@hisaab/kernel';
import { isUnavailable } from '@hisaab/database';
import { Logger } from '@nestjs/common';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const LOG_EVERY_MS = 30_000;
const RACES = new Set(['40001', '40P01', '55P03', '57014']);

/** A broker that is away, or has no queue yet for what is sent: everything waits, and no message is blamed. */
export class BrokerAwayError extends Error {
  constructor(broker: string, detail: string, options?: ErrorOptions) {
    super(`${broker}: ${detail}`, options);
    this.name = 'BrokerAwayError';
  }
}

/**
 * Whether the failure speaks of our own storage, or of a part that had to be asked, and not of the message: then
 * everything waits, and no message is blamed. Lost races and statement time-outs may well be the message's fault, as may
 * any other failure.
 */
export function isOutage(error: unknown): boolean {
  if (error instanceof BrokerAwayError) return true;
  if (!(error instanceof DomainError)) return false;
  if (error.code === 'peer-unavailable') return true;
  if (error.code !== 'storage-unavailable') return false;
  return error.cause === undefined || (isUnavailable(error.cause) && !isRace(error.cause));
}

function isRace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && RACES.has(String(error.code));
}

/** Growing pauses of a loop that cannot reach its storage, with a log line now and then. */
export class Trouble {
  private pause = FIRST_PAUSE_MS;
  private loggedAt = -Infinity;
  private held = 0;
  private readonly logger: Logger;

  constructor(what: string) {
    this.logger = new Logger(what);
  }

  /** @returns how long to wait before the next try */
  note(error: unknown): number {
    const now = performance.now();
    if (now - this.loggedAt >= LOG_EVERY_MS) {
      const more = this.held > 0 ? ` (and ${this.held} times since the last line)` : '';
      this.logger.warn(`${describe(error)}${more}; trying again`);
      this.loggedAt = now;
      this.held = 0;
    } else this.held += 1;
    const pause = this.pause;
    this.pause = Math.min(LONGEST_PAUSE_MS, this.pause * 2);
    return pause;
  }

  over(): void {
    this.pause = FIRST_PAUSE_MS;
  }
}

export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : ` (${describe(error.cause)})`;
  return `${error.name}: ${error.message}${cause}`;
}
