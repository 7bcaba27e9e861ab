import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from '@hisaab/kernel';
import { ModuleConfig } from '@hisaab/platform';
import { signAccessToken, TOKEN_EXPECTATION, type TokenExpectation } from '@hisaab/security';
import type { AuthConfig } from '../auth.config';
import type { Identity, Prisma } from '../generated/client';
import { SigningKeys } from '../keys/signing.keys';
import type { Client } from './client';
import { RefreshTokens } from './refresh-token.codec';

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
}

const LONGEST_SESSION_MS = 365 * 86_400_000;

/** Opens sessions and makes their tokens. */
@Injectable()
export class SessionIssuer {
  constructor(
    @Inject(RefreshTokens) private readonly refreshTokens: RefreshTokens,
    @Inject(SigningKeys) private readonly keys: SigningKeys,
    @Inject(ModuleConfig) private readonly config: AuthConfig,
    @Inject(TOKEN_EXPECTATION) private readonly expectation: TokenExpectation,
  ) {}

  /** A new session, and with it a new family of refresh tokens. */
  async open(
    tx: Pick<Prisma.TransactionClient, 'session'>,
    identity: Identity,
    client: Client,
  ): Promise<{ sessionId: string; refreshToken: string }> {
    const sessionId = uuidv7();
    const token = this.refreshTokens.first(sessionId);
    await tx.session.create({
      data: {
        id: sessionId,
        identityId: identity.id,
        device: client.device,
        expiresAt: this.expiry(new Date()),
        tokenHash: this.refreshTokens.hash(token),
      },
    });
    return { sessionId, refreshToken: this.refreshTokens.encode(token) };
  }

  /** Sees to it that there is a key to sign with, so that `tokens` soon after asks nobody. */
  async ready(): Promise<void> {
    await this.keys.current();
  }

  async tokens(identity: Identity, sessionId: string, refreshToken: string): Promise<Tokens> {
    const ttlSeconds = this.config.AUTH_ACCESS_TOKEN_TTL;
    const accessToken = await signAccessToken(
      await this.keys.current(),
      { ...this.expectation, ttlSeconds },
      {
        userId: identity.id,
        sessionId,
        personalBookId: identity.bookId,
        currency: identity.currency,
        timezone: identity.timezone,
        locale: identity.locale,
      },
    );
    return { accessToken, refreshToken, expiresIn: ttlSeconds };
  }

  /** Every refresh prolongs a session, but none lives for ever. */
  expiry(createdAt: Date): Date {
    const prolonged = Date.now() + this.config.AUTH_REFRESH_TOKEN_TTL * 1000;
    return new Date(Math.min(prolonged, createdAt.getTime() + LONGEST_SESSION_MS));
  }
}
