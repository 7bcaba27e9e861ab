import { join } from 'node:path';
import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Caching } from '@hisaab/caching';
import { DomainError } from '@hisaab/kernel';
import { accessOf } from '@hisaab/security';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { z } from 'zod';
import { loadSection } from '../configuration/files';
import type { PlatformConfig } from '../configuration/platform.config';
import { PLATFORM_CONFIG } from '../configuration/tokens';

const points = z.strictObject({ points: z.int().positive(), seconds: z.int().positive() });
const profile = z.strictObject({ report: points, export: points, import: points });

/** The section `requests` of `config/limits.yaml`. */
export const requestLimits = z.strictObject({ default: profile, 'load-test': profile });

export type LimitedKind = keyof z.infer<typeof profile>;

const LIMIT = 'hisaab:limit';

/** How often one user may ask for what costs more than a row or two. The guard must come after AccessGuard. */
export const Limit = (kind: LimitedKind): MethodDecorator & ClassDecorator => SetMetadata(LIMIT, kind);

/** One for all modules of a process, while Nest makes a guard for each. */
@Injectable()
export class RequestCounts {
  private readonly limiters: Record<LimitedKind, RateLimiterAbstract>;

  constructor(@Inject(PLATFORM_CONFIG) config: PlatformConfig, @Inject(Caching) caching: Caching) {
    const file = join(config.HISAAB_CONFIG_DIR, 'limits.yaml');
    const limits = loadSection(file, 'requests', requestLimits)[config.HISAAB_LIMITS_PROFILE];
    const limiter = (kind: LimitedKind): RateLimiterAbstract => caching.limiter(kind, limits[kind]);
    this.limiters = { report: limiter('report'), export: limiter('export'), import: limiter('import') };
  }

  async take(kind: LimitedKind, userId: string): Promise<void> {
    try {
      await this.limiters[kind].consume(userId);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw new DomainError(
        'too-many-requests',
        'too-many',
        'Too many requests of this kind; wait a little.',
        {
          retryAfterSeconds: refusal.msBeforeNext / 1_000,
        },
      );
    }
  }
}

@Injectable()
export class RequestLimits implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(RequestCounts) private readonly counts: RequestCounts,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const kind = this.reflector.getAllAndOverride<LimitedKind | undefined>(LIMIT, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (kind !== undefined) {
      await this.counts.take(kind, accessOf(context.switchToHttp().getRequest<object>()).userId);
    }
    return true;
  }
}
