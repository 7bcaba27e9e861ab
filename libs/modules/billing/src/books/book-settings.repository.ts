import type { Sql } from '@hisaab/database';

/** Billing's copy of the book's settings, first from the token or the registration, then from user's events. */
export interface BookSettings {
  readonly bookId: string;
  readonly currency: string;
  readonly timezone: string;
}

export async function bookSettings(sql: Sql, bookId: string): Promise<BookSettings> {
  const [row] = await sql.query<{ currency: string; timezone: string }>(
    {
      name: 'billing-book-settings',
      text: 'select currency, timezone from book_settings where book_id = $1',
    },
    [bookId],
  );
  if (!row) throw new Error('The book was not set up before it was used');
  return { bookId, ...row };
}

export async function isSetUp(sql: Sql, bookId: string): Promise<boolean> {
  const [row] = await sql.query<{ done: boolean }>(
    {
      name: 'billing-is-set-up',
      text: 'select seeded_at is not null as done from book_settings where book_id = $1',
    },
    [bookId],
  );
  return row?.done === true;
}

/** Takes the book's row and says whether it still has to be set up. Later settings than these stay. */
export async function claimSetUp(
  tx: Sql,
  book: { bookId: string; currency: string; timezone: string; locale: string },
  at: Date,
): Promise<BookSettings | null> {
  await tx.query(
    `insert into book_settings (book_id, currency, timezone, locale) values ($1, $2, $3, $4)
     on conflict (book_id) do nothing`,
    [book.bookId, book.currency, book.timezone, book.locale],
  );
  const [row] = await tx.query<{ currency: string; timezone: string }>(
    `update book_settings set seeded_at = $2, locale = $3 where book_id = $1 and seeded_at is null
     returning currency, timezone`,
    [book.bookId, at, book.locale],
  );
  return row ? { bookId: book.bookId, ...row } : null;
}

export interface ChangedSettings {
  bookId: string;
  version: number;
  currency: string;
  timezone: string;
  firstWeekday: number;
  monthStartDay: number;
}

/** @returns whether these were newer than what was known */
export async function saveSettings(tx: Sql, settings: ChangedSettings): Promise<boolean> {
  const rows = await tx.query(
    `insert into book_settings (book_id, version, currency, timezone, first_weekday, month_start_day)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (book_id) do update set version = excluded.version, currency = excluded.currency,
       timezone = excluded.timezone, first_weekday = excluded.first_weekday,
       month_start_day = excluded.month_start_day
     where book_settings.version < excluded.version
     returning book_id`,
    [
      settings.bookId,
      settings.version,
      settings.currency,
      settings.timezone,
      settings.firstWeekday,
      settings.monthStartDay,
    ],
  );
  return rows.length > 0;
}
