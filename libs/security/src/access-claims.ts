import { z } from 'zod';

export const ACCESS_TOKEN_TYPE = 'at+jwt';
export const ACCESS_TOKEN_ALGORITHM = 'ES256';

/** What an access token says, checked after its signature. */
export const accessClaims = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  book: z.uuid(),
  cur: z.string().regex(/^[A-Z]{3}$/),
  tz: z.string().min(1).max(64),
  loc: z.string().min(2).max(35),
  iat: z.number().int(),
  exp: z.number().int(),
});

export type AccessClaims = z.infer<typeof accessClaims>;
