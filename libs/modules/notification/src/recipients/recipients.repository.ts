import { Inject, Injectable } from '@nestjs/common';
import { Database, type Sql } from '@hisaab/database';

export interface Recipient {
  readonly userId: string;
  readonly name: string | null;
  readonly locale: string;
}

interface Row {
  user_id: string;
  name: string | null;
  locale: string;
}

/** Copies of whom we may tell something. */
@Injectable()
export class RecipientsRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** A profile that came before its sign-up is newer and stays. */
  async registered(tx: Sql, person: Recipient & { readonly bookId: string }): Promise<void> {
    await tx.query(
      `insert into recipient (user_id, version, name, locale, personal_book_id) values ($1, 0, $2, $3, $4)
       on conflict (user_id) do update set personal_book_id = excluded.personal_book_id`,
      [person.userId, person.name, person.locale, person.bookId],
    );
  }

  async profileChanged(tx: Sql, profile: Recipient & { readonly version: number }): Promise<void> {
    await tx.query(
      `insert into recipient as kept (user_id, version, name, locale) values ($1, $2, $3, $4)
       on conflict (user_id) do update
       set version = excluded.version, name = excluded.name, locale = excluded.locale
       where kept.version < excluded.version`,
      [profile.userId, profile.version, profile.name, profile.locale],
    );
  }

  async byUser(userId: string): Promise<Recipient[]> {
    const rows = await this.database.query<Row>(
      'select user_id, name, locale from recipient where user_id = $1',
      [userId],
    );
    return rows.map(recipientOf);
  }

  /** The owner of a personal book, and who else is a member. */
  async ofBook(bookId: string): Promise<Recipient[]> {
    const rows = await this.database.query<Row>(
      `select user_id, name, locale from recipient where personal_book_id = $1
       union
       select recipient.user_id, recipient.name, recipient.locale
       from membership join recipient using (user_id)
       where membership.book_id = $1 and membership.role <> 'none'`,
      [bookId],
    );
    return rows.map(recipientOf);
  }
}

function recipientOf({ user_id: userId, name, locale }: Row): Recipient {
  return { userId, name, locale };
}
