import { Inject, Injectable } from '@nestjs/common';
import { sessionEnded } from '@hisaab/contracts';
import { Outbox } from '@hisaab/messaging';
import { AccessCopies, EndedSessions } from '@hisaab/security';
import { AuthPrisma } from '../auth.prisma';
import type { Identity, Prisma, Session } from '../generated/client';

export type EndReason = 'logout' | 'ended' | 'password-change' | 'token-reuse';
export type SessionOfIdentity = Session & { identity: Identity };

const ENDED_ARE_KEPT_MS = 30 * 86_400_000;

@Injectable()
export class SessionsRepository {
  constructor(
    @Inject(AuthPrisma) private readonly prisma: AuthPrisma,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(AccessCopies) private readonly copies: AccessCopies,
    @Inject(EndedSessions) private readonly ended: EndedSessions,
  ) {}

  async find(id: string): Promise<SessionOfIdentity | null> {
    return this.prisma.run((client) =>
      client.session.findUnique({ where: { id }, include: { identity: true } }),
    );
  }

  async liveOf(identityId: string): Promise<Session[]> {
    return this.prisma.run((client) =>
      client.session.findMany({
        where: { identityId, endedAt: null, expiresAt: { gt: new Date() } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      }),
    );
  }

  /** Makes the successor the live token. False when another request did it first, or the session has ended. */
  async advance(
    session: Session,
    next: { tokenHash: Uint8Array<ArrayBuffer>; keyVersion: number; expiresAt: Date },
  ) {
    const now = new Date();
    return this.prisma.transaction(async (tx) => {
      const { count } = await tx.session.updateMany({
        where: { id: session.id, generation: session.generation, endedAt: null },
        data: {
          generation: { increment: 1 },
          tokenHash: next.tokenHash,
          lastUsedAt: now,
          expiresAt: next.expiresAt,
        },
      });
      if (count === 0) return false;
      await tx.refreshUse.deleteMany({
        where: { sessionId: session.id, usedAt: { lt: new Date(now.getTime() - 300_000) } },
      });
      await tx.refreshUse.create({
        data: {
          sessionId: session.id,
          generation: session.generation,
          usedAt: now,
          keyVersion: next.keyVersion,
        },
      });
      return true;
    });
  }

  async useOf(sessionId: string, generation: number) {
    return this.prisma.run((client) =>
      client.refreshUse.findUnique({ where: { sessionId_generation: { sessionId, generation } } }),
    );
  }

  /**
   * Ends the sessions of the identity that the filter names. Their access tokens are void in this process when this
   * returns, elsewhere when the others hear of it, at the latest when the event has come.
   */
  async end(
    identity: { id: string; bookId: string },
    which: Prisma.SessionWhereInput,
    reason: EndReason,
  ): Promise<number> {
    const ids = await this.prisma.transaction((tx, sql) => this.endWithin(tx, sql, identity, which, reason));
    this.announce(ids);
    return ids.length;
  }

  /** As end(), inside a transaction of the caller's, who calls announce() after its commit. */
  async endWithin(
    tx: Prisma.TransactionClient,
    sql: Parameters<Outbox['append']>[0],
    identity: { id: string; bookId: string },
    which: Prisma.SessionWhereInput,
    reason: EndReason,
  ): Promise<string[]> {
    const now = new Date();
    const ended = await tx.session.updateManyAndReturn({
      where: { AND: [which, { identityId: identity.id, endedAt: null }] },
      data: { endedAt: now, endReason: reason },
      select: { id: true },
    });
    const ids = ended.map((session) => session.id);
    if (ids.length === 0) return ids;
    await this.copies.sessionEnded(sql, ids);
    await this.outbox.append(
      sql,
      identity.bookId,
      ids.map((sessionId) => ({
        event: sessionEnded,
        data: { sessionId, userId: identity.id, endedAt: now.toISOString() },
        subject: sessionId,
      })),
    );
    return ids;
  }

  announce(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.ended.end(ids);
    this.outbox.wake();
  }

  async forgetOld(): Promise<void> {
    const now = Date.now();
    await this.prisma.run((client) =>
      client.session.deleteMany({
        where: {
          OR: [{ expiresAt: { lt: new Date(now) } }, { endedAt: { lt: new Date(now - ENDED_ARE_KEPT_MS) } }],
        },
      }),
    );
  }
}
