import { Inject, Injectable, Logger } from '@nestjs/common';
import { userRegistered, type Signup } from '@hisaab/contracts';
import { DomainError, isTimezone, uuidv7 } from '@hisaab/kernel';
import { Outbox } from '@hisaab/messaging';
import { AuthPrisma } from '../auth.prisma';
import type { Identity } from '../generated/client';
import { BreachedPasswords } from '../passwords/breached-passwords.list';
import { checkNewPassword } from '../passwords/password-rules';
import { PasswordHasher } from '../passwords/password.hasher';
import type { Client } from '../sessions/client';
import { SessionIssuer, type Tokens } from '../sessions/session.issuer';
import { KnownDevices } from '../throttling/known-devices.repository';
import { Throttle } from '../throttling/throttle.limiter';
import { normaliseEmail } from './email';
import { emailTaken, IdentitiesRepository } from './identities.repository';

/** Makes the identity and the id of its book. Nobody else has to be up for it: the others hear of it by event. */
@Injectable()
export class SignUp {
  private readonly logger = new Logger('auth');

  constructor(
    @Inject(AuthPrisma) private readonly prisma: AuthPrisma,
    @Inject(IdentitiesRepository) private readonly identities: IdentitiesRepository,
    @Inject(PasswordHasher) private readonly hasher: PasswordHasher,
    @Inject(BreachedPasswords) private readonly breached: BreachedPasswords,
    @Inject(SessionIssuer) private readonly issuer: SessionIssuer,
    @Inject(KnownDevices) private readonly devices: KnownDevices,
    @Inject(Throttle) private readonly throttle: Throttle,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async execute(body: Signup, client: Client): Promise<{ identity: Identity; tokens: Tokens }> {
    await this.throttle.demand('signupByAddress', client.network);
    const timezone = body.timezone ?? 'Asia/Kolkata';
    if (!isTimezone(timezone)) {
      const message = 'There is no time zone of this name.';
      throw new DomainError('unknown-timezone', 'unprocessable', message, {
        errors: [{ path: 'timezone', message }],
      });
    }
    const email = normaliseEmail(body.email);
    checkNewPassword(body.password.normalize('NFC'), { email, name: body.name }, this.breached.includes);
    if (await this.identities.findByEmail(email)) {
      await this.throttle.demand('emailTakenByAddress', client.network);
      throw emailTaken();
    }
    const passwordHash = await this.hasher.hash(body.password);
    // Nothing after the commit may need the storage: whoever is told that it failed tries again, and is taken.
    await this.issuer.ready();
    const { identity, opened } = await this.save({ ...body, email, timezone, passwordHash }, client);
    this.outbox.wake();
    this.logger.log({ event: 'sign-up', userId: identity.id, sessionId: opened.sessionId });
    return { identity, tokens: await this.issuer.tokens(identity, opened.sessionId, opened.refreshToken) };
  }

  private async save(person: Signup & { timezone: string; passwordHash: string }, client: Client) {
    return this.prisma.transaction(async (tx, sql) => {
      const identity = await this.identities.create(tx, {
        id: uuidv7(),
        bookId: uuidv7(),
        email: person.email,
        name: person.name ?? null,
        locale: person.locale ?? 'en-IN',
        currency: person.currency ?? 'INR',
        timezone: person.timezone,
        passwordHash: person.passwordHash,
      });
      const opened = await this.issuer.open(tx, identity, client);
      await this.devices.rememberWithin(tx, identity.id, client);
      const { id: userId, bookId, name, currency, timezone, locale } = identity;
      await this.outbox.append(sql, bookId, [
        {
          event: userRegistered,
          data: { userId, bookId, name, currency, timezone, locale },
          subject: userId,
        },
      ]);
      return { identity, opened };
    });
  }
}
