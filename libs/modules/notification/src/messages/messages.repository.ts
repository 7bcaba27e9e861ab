import { Inject, Injectable } from '@nestjs/common';
import type { Notification } from '@hisaab/contracts';

import type { Message } from '../generated/client';
import { NotificationPrisma } from '../notification.prisma';
import type { MessageCursor } from './message-cursor';

/** How far back an open stream looks for messages that it has not sent: longer than any transaction takes. */
const RECENT_MS = 120_000;

@Injectable()
export class MessagesRepository {
  constructor(@Inject(NotificationPrisma) private readonly prisma: NotificationPrisma) {}

  /** Newest first. */
  async page(
    userId: string,
    isUnread: boolean,
    after: MessageCursor | null,
    take: number,
  ): Promise<Message[]> {
    const older = after
      ? { OR: [{ createdAt: { lt: after.createdAt } }, { createdAt: after.createdAt, id: { lt: after.id } }] }
      : {};
    return this.prisma.run((client) =>
      client.message.findMany({
        where: { userId, ...(isUnread ? { readAt: null } : {}), ...older },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take,
      }),
    );
  }

  /** Reading again changes nothing; null where the person has no such message. */
  async read(userId: string, id: string, at: Date): Promise<Message | null> {
    return this.prisma.run(async (client) => {
      await client.message.updateMany({ where: { id, userId, readAt: null }, data: { readAt: at } });
      return client.message.findFirst({ where: { id, userId } });
    });
  }

  /** What came lately for any of the people, oldest first. */
  async recent(userIds: readonly string[]): Promise<Message[]> {
    return this.prisma.run((client) =>
      client.message.findMany({
        where: { userId: { in: [...userIds] }, createdAt: { gt: new Date(Date.now() - RECENT_MS) } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      }),
    );
  }

  async newestId(userId: string): Promise<string | null> {
    const [newest] = await this.page(userId, false, null, 1);
    return newest?.id ?? null;
  }
}

export function viewOf({ id, bookId, kind, title, body, link, createdAt, readAt }: Message): Notification {
  return {
    id,
    bookId,
    kind,
    title,
    body,
    link,
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}
