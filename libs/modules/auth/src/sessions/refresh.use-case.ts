import { Inject, Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@hisaab/kernel';
import { ModuleConfig } from '@hisaab/platform';
import type { AuthConfig } from '../auth.config';
import { Throttle } from '../throttling/throttle.limiter';
import type { Client } from './client';
import { RefreshTokens, type RefreshToken } from './refresh-token.codec';
import { SessionIssuer, type Tokens } from './session.issuer';
import { SessionsRepository, type SessionOfIdentity } from './sessions.repository';

@Injectable()
export class Refresh {
  private readonly logger = new Logger('auth');

  constructor(
    @Inject(SessionsRepository) private readonly sessions: SessionsRepository,
    @Inject(RefreshTokens) private readonly refreshTokens: RefreshTokens,
    @Inject(SessionIssuer) private readonly issuer: SessionIssuer,
    @Inject(Throttle) private readonly throttle: Throttle,
    @Inject(ModuleConfig) private readonly config: AuthConfig,
  ) {}

  async execute(text: string | undefined, client: Client): Promise<Tokens> {
    await this.throttle.demandRefresh(client.network);
    const token = text === undefined ? undefined : this.refreshTokens.decode(text);
    if (!token) throw refused('refresh-token-invalid', 'This refresh token is not valid. Log in again.');
    const session = await this.liveSession(token);
    const next = (await this.spend(token, session)) ?? (await this.repeat(token, session));
    return this.issuer.tokens(session.identity, session.id, this.refreshTokens.encode(next));
  }

  private async liveSession(token: RefreshToken): Promise<SessionOfIdentity> {
    const session = await this.sessions.find(token.sessionId);
    if (!session || session.endedAt || session.expiresAt.getTime() <= Date.now()) {
      throw refused('session-ended', 'This session has ended. Log in again.');
    }
    return session;
  }

  /** The live token is spent; undefined when it is not the live one, or a parallel request was first. */
  private async spend(token: RefreshToken, session: SessionOfIdentity): Promise<RefreshToken | undefined> {
    if (token.generation !== session.generation) return undefined;
    if (!this.refreshTokens.hash(token).equals(session.tokenHash)) {
      throw refused('refresh-token-invalid', 'This refresh token is not valid. Log in again.');
    }
    const next = this.refreshTokens.successor(token);
    const advanced = await this.sessions.advance(session, {
      tokenHash: this.refreshTokens.hash(next),
      keyVersion: next.keyVersion,
      expiresAt: this.issuer.expiry(session.createdAt),
    });
    return advanced ? next : undefined;
  }

  /** A spent token again: for a moment an answer that was lost, later a token that was stolen. */
  private async repeat(token: RefreshToken, session: SessionOfIdentity): Promise<RefreshToken> {
    const use = await this.sessions.useOf(session.id, token.generation);
    if (use && Date.now() - use.usedAt.getTime() <= this.config.AUTH_REFRESH_GRACE * 1000) {
      // Meanwhile it may have been ended by what another request found.
      await this.liveSession(token);
      return this.refreshTokens.successor(token, use.keyVersion);
    }
    if (!use && token.generation >= session.generation) await this.liveSession(token);
    await this.sessions.end(session.identity, { id: session.id }, 'token-reuse');
    this.logger.warn({ event: 'refresh-token-reused', userId: session.identityId, sessionId: session.id });
    throw refused(
      'refresh-token-reused',
      'This refresh token was used before, so its session has ended. Log in again.',
    );
  }
}

const refused = (code: string, detail: string): DomainError =>
  new DomainError(code, 'unauthenticated', detail);
