import { Inject, Injectable } from '@nestjs/common';
import { profileChanged, type PatchProfile } from '@hisaab/contracts';
import { DomainError } from '@hisaab/kernel';
import { Outbox } from '@hisaab/messaging';
import type { Access } from '@hisaab/security';
import { staleVersion } from '../books/stale-version';
import type { Profile } from '../generated/client';
import { UserPrisma } from '../user.prisma';

@Injectable()
export class ProfilesRepository {
  constructor(
    @Inject(UserPrisma) private readonly prisma: UserPrisma,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async of(userId: string): Promise<Profile> {
    const profile = await this.prisma.run((client) => client.profile.findUnique({ where: { userId } }));
    if (!profile) throw new DomainError('profile-not-found', 'missing', 'There is no such profile.');
    return profile;
  }

  async change({ userId, personalBookId }: Access, version: number, patch: PatchProfile): Promise<Profile> {
    const changed = await this.prisma.transaction(async (tx, sql) => {
      const stored = await tx.profile.findUniqueOrThrow({ where: { userId } });
      if (stored.version !== version) throw staleVersion(stored.version);
      const next = {
        name: patch.name === undefined ? stored.name : patch.name,
        locale: patch.locale ?? stored.locale,
      };
      if (next.name === stored.name && next.locale === stored.locale) return stored;
      // The version in the condition: of two that change at once, one is told that it came second.
      const [row] = await tx.profile.updateManyAndReturn({
        where: { userId, version },
        data: { ...next, version: { increment: 1 }, updatedAt: new Date() },
      });
      if (!row) throw staleVersion(version + 1);
      const data = { userId, version: row.version, name: row.name, locale: row.locale };
      await this.outbox.append(sql, personalBookId, [{ event: profileChanged, data, subject: userId }]);
      return row;
    });
    this.outbox.wake();
    return changed;
  }
}
