import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@hisaab/kernel';
import { AuthPrisma } from '../auth.prisma';
import type { Identity } from '../generated/client';
import { normaliseEmail } from '../identities/email';
import { IdentitiesRepository } from '../identities/identities.repository';
import { PasswordHasher } from '../passwords/password.hasher';
import { KnownDevices } from '../throttling/known-devices.repository';
import { Throttle, tooMany } from '../throttling/throttle.limiter';
import type { Client } from './client';
import { SessionIssuer, type Tokens } from './session.issuer';

/** From a known device too many attempts are slowed, not refused. */
const KNOWN_DEVICE_DELAY_MS = 1_000;

@Injectable()
export class LogIn {
  private readonly logger = new Logger('auth');

  constructor(
    @Inject(AuthPrisma) private readonly prisma: AuthPrisma,
    @Inject(IdentitiesRepository) private readonly identities: IdentitiesRepository,
    @Inject(PasswordHasher) private readonly hasher: PasswordHasher,
    @Inject(KnownDevices) private readonly devices: KnownDevices,
    @Inject(Throttle) private readonly throttle: Throttle,
    @Inject(SessionIssuer) private readonly issuer: SessionIssuer,
  ) {}

  /** Every step is taken for unknown addresses as well: neither words nor time tell them apart. */
  async execute(
    body: { email: string; password: string },
    client: Client,
  ): Promise<{ identity: Identity; tokens: Tokens }> {
    const email = normaliseEmail(body.email);
    const identity = await this.identities.findByEmail(email);
    const isKnown = await this.devices.isKnown(identity?.id, client);
    await this.slowDown(email, client, isKnown);

    const matches = await this.hasher.matches(identity?.passwordHash, body.password);
    if (!matches || !identity) {
      this.logger.warn({ event: 'login-failed', ...(identity ? { userId: identity.id } : {}) });
      throw new DomainError(
        'invalid-credentials',
        'unauthenticated',
        'The e-mail address or the password is wrong.',
      );
    }

    // Nothing after the commit may fail the login: a session would stay that nobody was told of.
    await this.issuer.ready();
    const opened = await this.prisma.transaction(async (tx) => {
      await this.devices.rememberWithin(tx, identity.id, client);
      return this.issuer.open(tx, identity, client);
    });
    await this.settle(identity, email, body.password, client).catch((error: unknown) =>
      this.logger.warn({ event: 'login-not-settled', userId: identity.id, error: String(error) }),
    );
    this.logger.log({ event: 'login', userId: identity.id, sessionId: opened.sessionId });
    return { identity, tokens: await this.issuer.tokens(identity, opened.sessionId, opened.refreshToken) };
  }

  private async slowDown(email: string, client: Client, isKnown: boolean): Promise<void> {
    const waits = [
      await this.throttle.take('loginByAccountAndAddress', email, client.network),
      await this.throttle.take('loginByAddress', client.network),
    ].filter((wait) => wait !== undefined);
    if (waits.length === 0) return;
    if (isKnown) return pause(KNOWN_DEVICE_DELAY_MS);
    this.logger.warn({ event: 'login-throttled' });
    throw tooMany(Math.max(...waits));
  }

  /** What can wait for the next login. */
  private async settle(identity: Identity, email: string, password: string, client: Client): Promise<void> {
    await this.throttle.giveBack('loginByAccountAndAddress', email, client.network);
    await this.throttle.giveBack('loginByAddress', client.network);
    if (this.hasher.isOutdated(identity.passwordHash)) {
      await this.identities.rehash(identity, await this.hasher.hash(password));
    }
  }
}
