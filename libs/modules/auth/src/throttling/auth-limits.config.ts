import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { loadSection, PLATFORM_CONFIG, type PlatformConfig } from '@hisaab/platform';
import { z } from 'zod';

const limit = z.strictObject({
  points: z.int().min(1).max(1_000_000_000),
  seconds: z.int().min(1).max(604_800),
});

const limits = z.strictObject({
  loginByAddress: limit,
  loginByAccountAndAddress: limit,
  signupByAddress: limit,
  emailTakenByAddress: limit,
  refreshByAddress: limit,
  passwordChangeByUser: limit,
});

/** The section `auth` of config/limits.yaml: the limits in force by default and, raised, under a load test. */
export const authLimitsFile = z.strictObject({ default: limits, 'load-test': limits });

export type AuthLimit = z.infer<typeof limit>;

@Injectable()
export class AuthLimits {
  readonly inForce: z.infer<typeof limits>;

  constructor(@Inject(PLATFORM_CONFIG) config: PlatformConfig) {
    const file = loadSection(join(config.HISAAB_CONFIG_DIR, 'limits.yaml'), 'auth', authLimitsFile);
    const profile = config.HISAAB_LIMITS_PROFILE;
    this.inForce = file[profile];
    if (profile !== 'default') {
      new Logger('auth').warn(
        `The limits profile "${profile}" is ON: logins and sign-ups are hardly limited.`,
      );
    }
  }
}
