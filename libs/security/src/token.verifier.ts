import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@hisaab/kernel';
import { decodeProtectedHeader } from 'jose';
import { LRUCache } from 'lru-cache';
import passport from 'passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import type { Access } from './access';
import { ACCESS_TOKEN_ALGORITHM, ACCESS_TOKEN_TYPE, accessClaims } from './access-claims';
import { JwksSource } from './jwks.source';

/** Issuer and audience that a token must name. */
export const TOKEN_EXPECTATION = Symbol('TokenExpectation');
export interface TokenExpectation {
  readonly issuer: string;
  readonly audience: string;
}

interface Verified {
  readonly access: Access;
  readonly expiresAt: number;
}

const KEPT_TOKENS = 5_000;
const LONGEST_TOKEN = 4_096;

type Authenticate = (request: object, response: object, next: (error?: unknown) => void) => void;

/**
 * Verifies access tokens with passport-jwt. A signature costs about 0.1 ms of the event loop, so a verified token
 * is remembered until it expires: every later request with it costs a look-up.
 */
@Injectable()
export class TokenVerifier {
  readonly #verified = new LRUCache<string, Verified>({ max: KEPT_TOKENS });
  // An authenticator of our own: passport's default one is global, and several apps may live in one process.
  readonly #passport = new passport.Passport();

  constructor(
    @Inject(JwksSource) private readonly jwks: JwksSource,
    @Inject(TOKEN_EXPECTATION) expectation: TokenExpectation,
  ) {
    this.#passport.use(
      new Strategy(
        {
          jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
          algorithms: [ACCESS_TOKEN_ALGORITHM],
          issuer: expectation.issuer,
          audience: expectation.audience,
          secretOrKeyProvider: (_request: unknown, token: string, done: KeyCallback) =>
            void this.#findKey(token, done),
        },
        (payload: unknown, done: (error: unknown, verified?: Verified | false) => void) => {
          const claims = accessClaims.safeParse(payload);
          done(null, claims.success ? toVerified(claims.data) : false);
        },
      ),
    );
  }

  async verify(authorization: string | undefined): Promise<Access> {
    const token = bearerToken(authorization);
    const known = this.#verified.get(token);
    if (known) {
      if (known.expiresAt > Date.now()) return known.access;
      this.#verified.delete(token);
      throw tokenExpired();
    }
    const verified = await this.#check(token);
    this.#verified.set(token, verified);
    return verified.access;
  }

  #check(token: string): Promise<Verified> {
    return new Promise((resolve, reject) => {
      const decided = (error: unknown, verified?: Verified | false, info?: unknown): void => {
        if (error) reject(toError(error));
        else if (verified) resolve(verified);
        else if (info instanceof StorageFailure) reject(info.reason);
        else
          reject(
            info instanceof Error && info.name === 'TokenExpiredError' ? tokenExpired() : tokenInvalid(),
          );
      };
      const authenticate = this.#passport.authenticate('jwt', { session: false }, decided) as Authenticate;
      authenticate({ headers: { authorization: `Bearer ${token}` } }, {}, (error) => reject(toError(error)));
    });
  }

  async #findKey(token: string, done: KeyCallback): Promise<void> {
    try {
      const { alg, typ, kid } = decodeProtectedHeader(token);
      if (alg !== ACCESS_TOKEN_ALGORITHM || typ !== ACCESS_TOKEN_TYPE || !kid || kid.length > 64) {
        return done(tokenInvalid());
      }
      let key: Awaited<ReturnType<JwksSource['keyFor']>>;
      try {
        key = await this.jwks.keyFor(kid);
      } catch (error) {
        // Not being able to look is not "your token is wrong".
        return done(new StorageFailure(toError(error)));
      }
      if (!key) return done(tokenInvalid());
      // jsonwebtoken takes KeyObjects; its types know only strings and buffers.
      done(null, key as unknown as Buffer);
    } catch {
      done(tokenInvalid());
    }
  }
}

type KeyCallback = (error: unknown, key?: string | Buffer) => void;

class StorageFailure extends Error {
  constructor(readonly reason: Error) {
    super(reason.message);
  }
}

function toVerified(claims: ReturnType<typeof accessClaims.parse>): Verified {
  return {
    access: Object.freeze({
      userId: claims.sub,
      sessionId: claims.sid,
      bookId: claims.book,
      personalBookId: claims.book,
      currency: claims.cur,
      timezone: claims.tz,
      locale: claims.loc,
    }),
    expiresAt: claims.exp * 1000,
  };
}

function bearerToken(authorization: string | undefined): string {
  const token = authorization && /^Bearer +([A-Za-z0-9._-]+) *$/i.exec(authorization)?.[1];
  if (!authorization)
    throw new DomainError('token-missing', 'unauthenticated', 'Log in first: no bearer token came.');
  if (!token || token.length > LONGEST_TOKEN) throw tokenInvalid();
  return token;
}

const tokenInvalid = (): DomainError =>
  new DomainError('token-invalid', 'unauthenticated', 'The access token is not valid.');
const tokenExpired = (): DomainError =>
  new DomainError('token-expired', 'unauthenticated', 'The access token has expired.');
const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
