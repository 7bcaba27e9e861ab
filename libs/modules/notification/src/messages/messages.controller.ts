import { Controller, Get, HttpCode, Inject, Param, Post, Query, UseGuards } from '@nestjs/common';
import {
  notificationPath,
  notificationsQuery,
  noQuery,
  type Notification,
  type NotificationsQuery,
} from '@hisaab/contracts';
import { DomainError } from '@hisaab/kernel';
import { contract } from '@hisaab/platform';
import { AccessGuard, CurrentAccess, type Access } from '@hisaab/security';

import { readCursor, writeCursor } from './message-cursor';
import { MessagesRepository, viewOf } from './messages.repository';

@Controller('v1/notifications')
@UseGuards(AccessGuard)
export class MessagesController {
  constructor(@Inject(MessagesRepository) private readonly messages: MessagesRepository) {}

  @Get()
  async list(
    @CurrentAccess() { userId }: Access,
    @Query(contract(notificationsQuery)) { limit, cursor, unread = false }: NotificationsQuery,
  ): Promise<{ items: Notification[]; nextCursor: string | null }> {
    const bound = `${userId} ${unread}`;
    const after = cursor === undefined ? null : readCursor(cursor, bound);
    const found = await this.messages.page(userId, unread, after, limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(viewOf),
      nextCursor: found.length > limit && last ? writeCursor(last, bound) : null,
    };
  }

  @Post(':id/read')
  @HttpCode(200)
  async read(
    @CurrentAccess() { userId }: Access,
    @Param(contract(notificationPath)) { id }: { id: string },
    @Query(contract(noQuery)) _query: unknown,
  ): Promise<Notification> {
    const message = await this.messages.read(userId, id, new Date());
    if (!message) throw new DomainError('not-found', 'missing', 'There is no such message.');
    return viewOf(message);
  }
}
