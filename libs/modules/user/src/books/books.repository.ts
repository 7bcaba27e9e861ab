import { Inject, Injectable } from '@nestjs/common';
import { bookChanged, type PatchBook } from '@hisaab/contracts';
import { DomainError } from '@hisaab/kernel';
import { Outbox } from '@hisaab/messaging';
import type { Book, Prisma } from '../generated/client';
import { UserPrisma } from '../user.prisma';
import { staleVersion } from './stale-version';

export interface MyBook extends Book {
  readonly role: string;
  /** It holds or held transactions or balances. */
  readonly isUsed: boolean;
}

@Injectable()
export class BooksRepository {
  constructor(
    @Inject(UserPrisma) private readonly prisma: UserPrisma,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async ofUser(userId: string): Promise<MyBook[]> {
    return this.prisma.run(async (client) => {
      const memberships = await client.membership.findMany({ where: { userId, role: { not: 'none' } } });
      const roles = new Map(memberships.map(({ bookId, role }) => [bookId, role]));
      const books = await client.book.findMany({
        where: { id: { in: [...roles.keys()] } },
        orderBy: { id: 'desc' },
      });
      const used = await client.usedBook.findMany({ where: { bookId: { in: books.map(({ id }) => id) } } });
      const usedIds = new Set(used.map(({ bookId }) => bookId));
      return books.map((book) => ({
        ...book,
        role: roles.get(book.id) ?? 'none',
        isUsed: usedIds.has(book.id),
      }));
    });
  }

  async ofMember(id: string, userId: string): Promise<MyBook> {
    return this.prisma.run((client) => this.find(client, id, userId));
  }

  async change(id: string, userId: string, version: number, patch: PatchBook): Promise<MyBook> {
    const changed = await this.prisma.transaction(async (tx, sql) => {
      const stored = await this.find(tx, id, userId);
      if (stored.role !== 'owner') {
        throw new DomainError('not-the-owner', 'forbidden', 'Only the owner changes the settings of a book.');
      }
      if (stored.version !== version) throw staleVersion(stored.version);
      const { role, isUsed, ...book } = stored;
      const next = { ...book, ...withoutUndefined(patch) };
      if (isEqual(book, next)) return stored;
      if (next.currency !== book.currency && isUsed) throw bookNotEmpty();
      const { name, currency, timezone, firstWeekday, monthStartDay } = next;
      const [row] = await tx.book.updateManyAndReturn({
        where: { id, version },
        data: {
          ...{ name, currency, timezone, firstWeekday, monthStartDay },
          version: { increment: 1 },
          updatedAt: new Date(),
        },
      });
      if (!row) throw staleVersion(version + 1);
      const data = { bookId: id, version: row.version, currency, timezone, firstWeekday, monthStartDay };
      await this.outbox.append(sql, id, [{ event: bookChanged, data, subject: id }]);
      return { ...row, role, isUsed };
    });
    this.outbox.wake();
    return changed;
  }

  private async find(client: Prisma.TransactionClient, id: string, userId: string): Promise<MyBook> {
    const membership = await client.membership.findUnique({
      where: { bookId_userId: { bookId: id, userId } },
    });
    const book =
      membership && membership.role !== 'none' ? await client.book.findUnique({ where: { id } }) : null;
    if (!book || !membership) {
      throw new DomainError('book-not-found', 'missing', 'There is no such book, or it is not yours.');
    }
    const isUsed = (await client.usedBook.count({ where: { bookId: id } })) > 0;
    return { ...book, role: membership.role, isUsed };
  }
}

function bookNotEmpty(): DomainError {
  const message = 'The book holds transactions or balances already, so its currency stays.';
  return new DomainError('book-not-empty', 'conflict', message, { errors: [{ path: 'currency', message }] });
}

function withoutUndefined(patch: PatchBook): Partial<Book> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}

function isEqual(book: Book, next: Book): boolean {
  return (['name', 'currency', 'timezone', 'firstWeekday', 'monthStartDay'] as const).every(
    (key) => book[key] === next[key],
  );
}
