import { Inject, Injectable } from '@nestjs/common';
import { bookChanged, membershipChanged, profileChanged } from '@hisaab/contracts';
import { Database, type Sql } from '@hisaab/database';
import { Outbox } from '@hisaab/messaging';
import type { Access } from '@hisaab/security';
import { LRUCache } from 'lru-cache';
import { personalBookName } from '../books/personal-book';

export interface Person {
  readonly userId: string;
  readonly bookId: string;
  readonly name: string | null;
  readonly currency: string;
  readonly timezone: string;
  readonly locale: string;
}

const REMEMBERED = 20_000;

/**
 * Makes a person's profile and personal book, once: by the event of the sign-up, or before it comes by the first
 * request, whose token says the same but for the name.
 */
@Injectable()
export class SetUp {
  private readonly done = new LRUCache<string, true>({ max: REMEMBERED });

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async ensure(access: Access): Promise<void> {
    if (this.done.has(access.userId)) return;
    const { userId, personalBookId: bookId, currency, timezone, locale } = access;
    const found = await this.database.query(
      `select from profile join book on book.id = $2 where user_id = $1`,
      [userId, bookId],
    );
    if (found.length === 0) {
      await this.database.transaction((tx) =>
        this.within(tx, { userId, bookId, name: null, currency, timezone, locale }),
      );
      this.outbox.wake();
    }
    this.done.set(userId, true);
  }

  async within(tx: Sql, person: Person): Promise<void> {
    await this.profile(tx, person);
    await this.book(tx, person);
  }

  private async profile(tx: Sql, { userId, bookId, name, locale }: Person): Promise<void> {
    // A name of the sign-up that comes after the first request fills the gap, unless the person was quicker.
    const rows = await tx.query<{ version: number; name: string | null; locale: string }>(
      `insert into profile as p (user_id, name, locale) values ($1, $2, $3)
       on conflict (user_id) do update set name = excluded.name, version = 2, updated_at = now()
       where p.version = 1 and p.name is null and excluded.name is not null
       returning version, name, locale`,
      [userId, name, locale],
    );
    const [row] = rows;
    if (row)
      await this.outbox.append(tx, bookId, [
        { event: profileChanged, data: { userId, ...row }, subject: userId },
      ]);
  }

  private async book(tx: Sql, { userId, bookId, currency, timezone, locale }: Person): Promise<void> {
    const made = await tx.query(
      `insert into book (id, name, currency, timezone) values ($1, $2, $3, $4) on conflict (id) do nothing returning id`,
      [bookId, personalBookName(locale), currency, timezone],
    );
    if (made.length === 0) return;
    await tx.query(
      `insert into membership (book_id, user_id, role, version) values ($1, $2, 'owner', 1)
       on conflict (book_id, user_id) do nothing`,
      [bookId, userId],
    );
    await this.outbox.append(tx, bookId, [
      {
        event: bookChanged,
        data: { bookId, version: 1, currency, timezone, firstWeekday: 1, monthStartDay: 1 },
        subject: bookId,
      },
      { event: membershipChanged, data: { bookId, userId, role: 'owner', version: 1 }, subject: bookId },
    ]);
  }
}
