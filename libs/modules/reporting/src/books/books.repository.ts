import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '@hisaab/database';
import type { HeadRow, SettingsRow } from '../facts/fact.rows';

export interface BookHead {
  sequence: number;
  time: string | null;
  /** Grows with all that a report could show. */
  revision: string;
  settings: {
    version: number;
    currency: string;
    timezone: string;
    firstWeekday: number;
    monthStartDay: number;
  } | null;
}

interface BookRow {
  sequence: bigint;
  event_time: Date | null;
  revision: bigint;
  settings_version: number;
  currency: string;
  timezone: string;
  first_weekday: number;
  month_start_day: number;
}

const readHead = {
  name: 'reporting-book-head',
  text: `select sequence, event_time, revision, settings_version, currency, timezone, first_weekday, month_start_day
    from book where book_id = $1`,
};

const saveSettings = `update book set
    settings_version = told.settings_version, currency = told.currency, timezone = told.timezone,
    first_weekday = told.first_weekday, month_start_day = told.month_start_day
  from json_to_recordset($1::json) as told (
    book_id uuid, settings_version int, currency text, timezone text, first_weekday smallint,
    month_start_day smallint)
  where book.book_id = told.book_id and book.settings_version < told.settings_version`;

const saveHeads = `insert into ledger_head (book_id, entry_sequence, hash)
  select * from json_to_recordset($1::json) as told (book_id uuid, entry_sequence bigint, hash text)
  on conflict (book_id) do update set entry_sequence = excluded.entry_sequence, hash = excluded.hash
  where ledger_head.entry_sequence < excluded.entry_sequence`;

/** The settings of books whose rows the batch has locked. */
export async function saveBookSettings(tx: Sql, rows: readonly SettingsRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(saveSettings, [JSON.stringify(rows)]);
}

export async function saveLedgerHeads(tx: Sql, rows: readonly HeadRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(saveHeads, [JSON.stringify(rows)]);
}

@Injectable()
export class BooksRepository {
  constructor(private readonly database: Database) {}

  async head(bookId: string): Promise<BookHead> {
    const [row] = await this.database.query<BookRow>(readHead, [bookId]);
    if (!row) return { sequence: 0, time: null, revision: '0', settings: null };
    const settings = {
      version: row.settings_version,
      currency: row.currency,
      timezone: row.timezone,
      firstWeekday: row.first_weekday,
      monthStartDay: row.month_start_day,
    };
    return {
      sequence: Number(row.sequence),
      time: row.event_time?.toISOString() ?? null,
      revision: row.revision.toString(),
      settings: row.settings_version > 0 ? settings : null,
    };
  }
}
