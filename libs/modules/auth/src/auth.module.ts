import { Module } from '@nestjs/common';
import { ServiceModule } from '@hisaab/platform';
import { authConfig } from './auth.config';
import { AuthController } from './auth.controller';
import { AuthPrisma } from './auth.prisma';
import { IdentitiesRepository } from './identities/identities.repository';
import { IdentityDetailsConsumer } from './identities/identity-details.consumer';
import { SignUp } from './identities/sign-up.use-case';
import { JwksController } from './keys/jwks.controller';
import { SigningKeysRepository } from './keys/signing-keys.repository';
import { SigningKeys } from './keys/signing.keys';
import { BreachedPasswords } from './passwords/breached-passwords.list';
import { ChangePassword } from './passwords/change-password.use-case';
import { PasswordHasher } from './passwords/password.hasher';
import { AuthCleaner } from './sessions/auth.cleaner';
import { LogIn } from './sessions/log-in.use-case';
import { Refresh } from './sessions/refresh.use-case';
import { RefreshTokens } from './sessions/refresh-token.codec';
import { SessionIssuer } from './sessions/session.issuer';
import { SessionsController } from './sessions/sessions.controller';
import { SessionsRepository } from './sessions/sessions.repository';
import { AuthLimits } from './throttling/auth-limits.config';
import { KnownDevices } from './throttling/known-devices.repository';
import { Throttle } from './throttling/throttle.limiter';

@Module({
  imports: [ServiceModule.for('auth', authConfig)],
  controllers: [AuthController, SessionsController, JwksController, IdentityDetailsConsumer],
  providers: [
    AuthPrisma,
    IdentitiesRepository,
    SignUp,
    SigningKeysRepository,
    SigningKeys,
    BreachedPasswords,
    ChangePassword,
    PasswordHasher,
    AuthCleaner,
    LogIn,
    Refresh,
    RefreshTokens,
    SessionIssuer,
    SessionsRepository,
    AuthLimits,
    KnownDevices,
    Throttle,
  ],
})
export class AuthModule {}
