import { Inject, Injectable } from '@nestjs/common';
import type { Preferences } from '@hisaab/contracts';
import type { Sql } from '@hisaab/database';
import { z } from 'zod';

import type { MessageKind } from '../messages/outgoing-message';
import { NotificationPrisma } from '../notification.prisma';
import { choicesOf, type Choices } from './preference';

const choice = z.object({ inApp: z.boolean() }).optional();
const stored = z.object({ welcome: choice, 'import-finished': choice, 'large-expense': choice });

@Injectable()
export class PreferencesRepository {
  constructor(@Inject(NotificationPrisma) private readonly prisma: NotificationPrisma) {}

  /** Version 1 is what everybody has before choosing. */
  async of(userId: string): Promise<Preferences> {
    const row = await this.prisma.run((client) => client.preference.findUnique({ where: { userId } }));
    return { version: row?.version ?? 1, kinds: choicesOf(stored.parse(row?.kinds ?? {})) };
  }

  async wants(userId: string, kind: MessageKind): Promise<boolean> {
    return (await this.of(userId)).kinds[kind].inApp;
  }

  /** Makes the row where there is none, so that two changes at once wait for each other. */
  async locked(tx: Sql, userId: string): Promise<{ version: number; choices: Choices }> {
    await tx.query(
      `insert into preference (user_id, version, kinds) values ($1, 1, '{}') on conflict (user_id) do nothing`,
      [userId],
    );
    const [row] = await tx.query<{ version: number; kinds: unknown }>(
      'select version, kinds from preference where user_id = $1 for update',
      [userId],
    );
    return { version: row?.version ?? 1, choices: choicesOf(stored.parse(row?.kinds ?? {})) };
  }

  async save(tx: Sql, userId: string, version: number, choices: Choices): Promise<void> {
    await tx.query('update preference set version = $2, kinds = $3 where user_id = $1', [
      userId,
      version,
      JSON.stringify(choices),
    ]);
  }
}
