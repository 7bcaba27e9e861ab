import { availableParallelism } from 'node:os';
import { z } from 'zod';

/** The variables of auth; issuer and audience are the platform's, since every service checks them. */
export const authConfig = z.object({
  /** Seconds that an access token lives. */
  AUTH_ACCESS_TOKEN_TTL: z.coerce.number().int().min(5).max(86_400).default(600),
  /** Seconds that a session lives after it was last refreshed. */
  AUTH_REFRESH_TOKEN_TTL: z.coerce.number().int().min(60).max(31_536_000).default(2_592_000),
  /** Seconds in which a spent refresh token gives the same successor again. */
  AUTH_REFRESH_GRACE: z.coerce.number().int().min(0).max(120).default(20),
  /** Days after which the next signing key becomes the current one. */
  AUTH_KEY_ROTATION_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  /** Memory of a password hash (Argon2id); these defaults are OWASP's recommendation. */
  AUTH_ARGON2_MEMORY_KIB: z.coerce.number().int().min(8_192).max(1_048_576).default(19_456),
  /** Passes over that memory. */
  AUTH_ARGON2_PASSES: z.coerce.number().int().min(1).max(20).default(2),
  /** Lanes of a hash. */
  AUTH_ARGON2_LANES: z.coerce.number().int().min(1).max(16).default(1),
  /** Hashes that run at once; the others wait, so that logins never take all cores. Half the cores by default. */
  AUTH_ARGON2_AT_ONCE: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(Math.max(1, Math.floor(availableParallelism() / 2))),
});

export type AuthConfig = z.infer<typeof authConfig>;
