import { Inject, Injectable, Logger } from '@nestjs/common';
import { DomainError } from '@hisaab/kernel';
import type { Access } from '@hisaab/security';
import { AuthPrisma } from '../auth.prisma';
import { IdentitiesRepository } from '../identities/identities.repository';
import { SessionsRepository } from '../sessions/sessions.repository';
import { Throttle } from '../throttling/throttle.limiter';
import { BreachedPasswords } from './breached-passwords.list';
import { checkNewPassword } from './password-rules';
import { PasswordHasher } from './password.hasher';

/** A new password; every other session ends with the old one. */
@Injectable()
export class ChangePassword {
  private readonly logger = new Logger('auth');

  constructor(
    @Inject(AuthPrisma) private readonly prisma: AuthPrisma,
    @Inject(IdentitiesRepository) private readonly identities: IdentitiesRepository,
    @Inject(SessionsRepository) private readonly sessions: SessionsRepository,
    @Inject(PasswordHasher) private readonly hasher: PasswordHasher,
    @Inject(BreachedPasswords) private readonly breached: BreachedPasswords,
    @Inject(Throttle) private readonly throttle: Throttle,
  ) {}

  async execute(access: Access, body: { currentPassword: string; newPassword: string }): Promise<void> {
    await this.throttle.demand('passwordChangeByUser', access.userId);
    const identity = await this.identities.find(access.userId);
    if (!identity)
      throw new DomainError('session-ended', 'unauthenticated', 'This session has ended. Log in again.');
    if (!(await this.hasher.matches(identity.passwordHash, body.currentPassword))) {
      this.logger.warn({
        event: 'password-change-refused',
        userId: access.userId,
        sessionId: access.sessionId,
      });
      const message = 'The current password is wrong.';
      throw new DomainError('current-password-wrong', 'unprocessable', message, {
        errors: [{ path: 'currentPassword', message }],
      });
    }
    const owner = { email: this.identities.emailOf(identity), name: identity.name };
    checkNewPassword(body.newPassword.normalize('NFC'), owner, this.breached.includes, 'newPassword');
    const passwordHash = await this.hasher.hash(body.newPassword);
    const ended = await this.prisma.transaction(async (tx, sql) => {
      const changed = await tx.identity.updateMany({
        where: { id: identity.id, passwordHash: identity.passwordHash },
        data: { passwordHash, passwordChangedAt: new Date() },
      });
      if (changed.count === 0) {
        throw new DomainError(
          'password-changed-meanwhile',
          'unprocessable',
          'The password was changed just now elsewhere.',
        );
      }
      return this.sessions.endWithin(tx, sql, identity, { id: { not: access.sessionId } }, 'password-change');
    });
    this.sessions.announce(ended);
    // The password is changed by now: a counter that cannot be written must not say otherwise.
    await this.throttle
      .giveBack('passwordChangeByUser', access.userId)
      .catch((error: unknown) => this.logger.warn(error));
    this.logger.log({ event: 'password-changed', userId: identity.id, sessionId: access.sessionId });
  }
}
