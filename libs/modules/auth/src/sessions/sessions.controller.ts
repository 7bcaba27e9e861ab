import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Logger,
  Param,
  Post,
  Res,
  UseGuards,
} from '@nestjs/common';
import { sessionPath, type Session } from '@hisaab/contracts';
import { DomainError } from '@hisaab/kernel';
import { contract } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';
import type { FastifyReply } from 'fastify';
import { dropRefreshToken } from './client.request';
import { SessionsRepository, type EndReason } from './sessions.repository';

@Controller('v1/auth')
@UseGuards(AccessGuard)
export class SessionsController {
  private readonly logger = new Logger('auth');

  constructor(@Inject(SessionsRepository) private readonly sessions: SessionsRepository) {}

  @Get('sessions')
  async list(@CurrentAccess() access: Access): Promise<{ items: Session[]; nextCursor: null }> {
    const live = await this.sessions.liveOf(access.userId);
    return {
      items: live.map((session) => ({
        id: session.id,
        device: session.device,
        createdAt: session.createdAt.toISOString(),
        lastUsedAt: session.lastUsedAt.toISOString(),
        isCurrent: session.id === access.sessionId,
      })),
      nextCursor: null,
    };
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  async end(
    @Param(contract(sessionPath)) { id }: { id: string },
    @CurrentAccess() access: Access,
  ): Promise<void> {
    if ((await this.finish(access, id, 'ended')) === 0) {
      throw new DomainError('session-not-found', 'missing', 'There is no such session, or it has ended.');
    }
  }

  @Post('logout')
  @HttpCode(204)
  async logout(
    @CurrentAccess() access: Access,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.finish(access, access.sessionId, 'logout');
    dropRefreshToken(reply);
  }

  private async finish(access: Access, id: string, reason: EndReason): Promise<number> {
    const identity = { id: access.userId, bookId: access.personalBookId };
    const ended = await this.sessions.end(identity, { id }, reason);
    if (ended > 0) this.logger.log({ event: 'session-ended', userId: access.userId, sessionId: id, reason });
    return ended;
  }
}
