import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Caching } from '@hisaab/caching';
import { Database, isUnavailable, storageError } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import { RateLimiterPostgres, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { AuthLimits, type AuthLimit } from './auth-limits.config';

export type Limited =
  | 'loginByAddress'
  | 'loginByAccountAndAddress'
  | 'signupByAddress'
  | 'emailTakenByAddress'
  | 'passwordChangeByUser';

/** Counters in the database, so that they hold over restarts and for all processes together. */
@Injectable()
export class Throttle {
  private readonly limiters: Record<Limited, RateLimiterAbstract>;
  // Not worth a write each: it only keeps one client from spinning.
  private readonly refreshes: RateLimiterAbstract;

  constructor(
    @Inject(Database) database: Database,
    @Inject(AuthLimits) { inForce }: AuthLimits,
    @Inject(Caching) caching: Caching,
  ) {
    const stored = (name: Limited, { points, seconds }: AuthLimit): RateLimiterAbstract =>
      new RateLimiterPostgres({
        storeClient: database.pool,
        storeType: 'pool',
        tableName: 'rate_limit',
        tableCreated: true,
        // AuthCleaner does it.
        clearExpiredByTimeout: false,
        keyPrefix: name,
        points,
        duration: seconds,
      });
    this.limiters = {
      loginByAddress: stored('loginByAddress', inForce.loginByAddress),
      loginByAccountAndAddress: stored('loginByAccountAndAddress', inForce.loginByAccountAndAddress),
      signupByAddress: stored('signupByAddress', inForce.signupByAddress),
      emailTakenByAddress: stored('emailTakenByAddress', inForce.emailTakenByAddress),
      passwordChangeByUser: stored('passwordChangeByUser', inForce.passwordChangeByUser),
    };
    this.refreshes = caching.limiter('refreshByAddress', inForce.refreshByAddress);
  }

  /** Takes one; answers the seconds to wait when there was none left. Taken before the work, so it holds in parallel. */
  async take(name: Limited, ...key: (string | Uint8Array)[]): Promise<number | undefined> {
    return secondsToWait(() => this.limiters[name].consume(digest(key)));
  }

  /** As take(), but being over the limit is a refusal. */
  async demand(name: Limited, ...key: (string | Uint8Array)[]): Promise<void> {
    const wait = await this.take(name, ...key);
    if (wait !== undefined) throw tooMany(wait);
  }

  async demandRefresh(network: string): Promise<void> {
    const wait = await secondsToWait(() => this.refreshes.consume(digest([network])));
    if (wait !== undefined) throw tooMany(wait);
  }

  /** A success was no guess: what was taken for it comes back. */
  async giveBack(name: Limited, ...key: (string | Uint8Array)[]): Promise<void> {
    await secondsToWait(() => this.limiters[name].reward(digest(key)));
  }
}

export function tooMany(retryAfterSeconds: number): DomainError {
  return new DomainError('too-many-attempts', 'too-many', 'Too many attempts. Wait a little and try again.', {
    retryAfterSeconds,
  });
}

async function secondsToWait(consume: () => Promise<unknown>): Promise<number | undefined> {
  try {
    await consume();
    return undefined;
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
    // The counters cannot be read: refusing is safer than not counting.
    throw isUnavailable(reason) ? storageError(reason) : reason;
  }
}

/** No address and no account can be read from the table of counters. */
function digest(key: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of key) hash.update(part).update('\n');
  return hash.digest('base64url').slice(0, 32);
}
