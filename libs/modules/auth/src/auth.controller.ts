import { Body, Controller, HttpCode, Inject, Post, Res, UseGuards } from '@nestjs/common';
import {
  changePassword,
  login,
  refresh,
  signup,
  type Login,
  type SignedIn,
  type Signup,
  type TokenPair,
} from '@hisaab/contracts';
import { contract, ModuleConfig } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, Public, type Access } from '@hisaab/security';
import type { FastifyReply } from 'fastify';
import type { AuthConfig } from './auth.config';
import type { Identity } from './generated/client';
import { IdentitiesRepository } from './identities/identities.repository';
import { SignUp } from './identities/sign-up.use-case';
import { ChangePassword } from './passwords/change-password.use-case';
import type { Client } from './sessions/client';
import { dropRefreshToken, keepDevice, keepRefreshToken, ThisClient } from './sessions/client.request';
import { LogIn } from './sessions/log-in.use-case';
import { Refresh } from './sessions/refresh.use-case';
import type { Tokens } from './sessions/session.issuer';
import { KnownDevices } from './throttling/known-devices.repository';

@Controller('v1/auth')
@UseGuards(AccessGuard)
export class AuthController {
  constructor(
    @Inject(SignUp) private readonly signUp: SignUp,
    @Inject(LogIn) private readonly logIn: LogIn,
    @Inject(Refresh) private readonly refresher: Refresh,
    @Inject(ChangePassword) private readonly passwordChange: ChangePassword,
    @Inject(IdentitiesRepository) private readonly identities: IdentitiesRepository,
    @Inject(KnownDevices) private readonly devices: KnownDevices,
    @Inject(ModuleConfig) private readonly config: AuthConfig,
  ) {}

  @Post('signup')
  @Public()
  async signup(
    @Body(contract(signup)) body: Signup,
    @ThisClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    const device = this.devices.withCookie(client);
    const { identity, tokens } = await this.signUp.execute(body, device);
    return this.signedIn(identity, tokens, device, reply);
  }

  @Post('login')
  @Public()
  @HttpCode(200)
  async login(
    @Body(contract(login)) body: Login,
    @ThisClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    const device = this.devices.withCookie(client);
    const { identity, tokens } = await this.logIn.execute(body, device);
    return this.signedIn(identity, tokens, device, reply);
  }

  @Post('refresh')
  @Public()
  @HttpCode(200)
  async refresh(
    @Body(contract(refresh.nullish())) body: { refreshToken?: string | undefined } | null | undefined,
    @ThisClient() client: Client,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokenPair> {
    try {
      const tokens = await this.refresher.execute(body?.refreshToken ?? client.refreshCookie, client);
      return this.handOut(tokens, client, reply);
    } catch (error) {
      if (client.refreshCookie !== undefined && isRefusal(error)) dropRefreshToken(reply);
      throw error;
    }
  }

  @Post('password/change')
  @HttpCode(204)
  async changePassword(
    @Body(contract(changePassword)) body: { currentPassword: string; newPassword: string },
    @CurrentAccess() access: Access,
  ): Promise<void> {
    await this.passwordChange.execute(access, body);
  }

  private signedIn(identity: Identity, tokens: Tokens, client: Client, reply: FastifyReply): SignedIn {
    if (client.isWeb && client.deviceCookie !== undefined) keepDevice(reply, client.deviceCookie);
    return {
      user: { id: identity.id, email: this.identities.emailOf(identity), name: identity.name },
      bookId: identity.bookId,
      ...this.handOut(tokens, client, reply),
    };
  }

  private handOut(
    { accessToken, refreshToken, expiresIn }: Tokens,
    client: Client,
    reply: FastifyReply,
  ): TokenPair {
    if (client.isWeb) keepRefreshToken(reply, refreshToken, this.config.AUTH_REFRESH_TOKEN_TTL);
    return { accessToken, ...(client.isWeb ? {} : { refreshToken }), tokenType: 'Bearer', expiresIn };
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'kind' in error && error.kind === 'unauthenticated';
}
