import { SignJWT, type CryptoKey, type KeyObject } from 'jose';
import type { Access } from './access';
import { ACCESS_TOKEN_ALGORITHM, ACCESS_TOKEN_TYPE } from './access-claims';

export interface TokenIssue {
  readonly issuer: string;
  readonly audience: string;
  readonly ttlSeconds: number;
}

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey | KeyObject;
}

/** Signs an access token. Only auth does this in the product; tests mint their own with it. */
export async function signAccessToken(
  key: SigningKey,
  issue: TokenIssue,
  access: Omit<Access, 'bookId'>,
  now = new Date(),
): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({
    sid: access.sessionId,
    book: access.personalBookId,
    cur: access.currency,
    tz: access.timezone,
    loc: access.locale,
  })
    .setProtectedHeader({ alg: ACCESS_TOKEN_ALGORITHM, typ: ACCESS_TOKEN_TYPE, kid: key.kid })
    .setIssuer(issue.issuer)
    .setAudience(issue.audience)
    .setSubject(access.userId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + issue.ttlSeconds)
    .sign(key.privateKey);
}
