import { Inject, Injectable } from '@nestjs/common';
import type { PublicJwk } from '@hisaab/security';
import { AuthPrisma } from '../auth.prisma';

export interface StoredKey {
  readonly kid: string;
  readonly state: string;
  readonly publicJwk: PublicJwk;
  readonly privateCipher: Uint8Array<ArrayBuffer>;
  readonly keyVersion: number;
}

/** One lock for all processes: two that rotate at once rotate once. */
const ROTATION_LOCK = 4_711_301;

@Injectable()
export class SigningKeysRepository {
  constructor(@Inject(AuthPrisma) private readonly prisma: AuthPrisma) {}

  /** Current, next, and the retired ones whose tokens may still live. */
  async live(keepRetiredMs: number): Promise<StoredKey[]> {
    const rows = await this.prisma.run((client) =>
      client.signingKey.findMany({
        where: {
          OR: [
            { state: { in: ['current', 'next'] } },
            { retiredAt: { gt: new Date(Date.now() - keepRetiredMs) } },
          ],
        },
        orderBy: { createdAt: 'asc' },
      }),
    );
    return rows.map((row) => ({ ...row, publicJwk: row.publicJwk as unknown as PublicJwk }));
  }

  async addFirst(keys: readonly StoredKey[]): Promise<void> {
    await this.prisma.run((client) => client.signingKey.createMany({ data: keys.map(rowOf) }));
  }

  /** With `olderThan`, only when the current key has been in use since before then. */
  async rotate(next: StoredKey, keepRetiredMs: number, olderThan?: Date): Promise<boolean> {
    return this.prisma.transaction(async (tx, sql) => {
      await sql.query(`select pg_advisory_xact_lock($1)::text`, [ROTATION_LOCK]);
      const retired = await tx.signingKey.updateMany({
        where: { state: 'current', ...(olderThan ? { activatedAt: { lt: olderThan } } : {}) },
        data: { state: 'retired', retiredAt: new Date() },
      });
      if (retired.count === 0) return false;
      await tx.signingKey.updateMany({
        where: { state: 'next' },
        data: { state: 'current', activatedAt: new Date() },
      });
      await tx.signingKey.create({ data: rowOf(next) });
      await tx.signingKey.deleteMany({
        where: { retiredAt: { lt: new Date(Date.now() - 2 * keepRetiredMs) } },
      });
      return true;
    });
  }
}

function rowOf(key: StoredKey) {
  return {
    ...key,
    publicJwk: { ...key.publicJwk } as Record<string, string>,
    activatedAt: key.state === 'current' ? new Date() : null,
  };
}
