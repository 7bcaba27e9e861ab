import type { Database, Sql, Statement } from '@hisaab/database';

/** Everything that reporting has from the stream; `insight` remembers what people were told, and stays. */
const OF_A_BOOK = [
  'transaction_fact',
  'line_fact',
  'day_total',
  'category',
  'account',
  'label',
  'payee_alias',
  'ledger_head',
] as const;
const TABLES = ['book', ...OF_A_BOOK] as const;
/** Only one at a time; two would only do the work twice. */
const LOCK = `select pg_try_advisory_lock(hashtextextended('hisaab rebuild reporting', 0)) as won`;

type Client = Awaited<ReturnType<Database['dedicated']>>;

export interface ShadowBook {
  readonly bookId: string;
  /** What the running program has applied of billing's facts. */
  readonly applied: number;
}

/**
 * The projection a second time, as temporary tables of one connection. They come before the real ones wherever SQL
 * names no schema, so the code that projects fills them as it is.
 */
export class Shadow implements Sql {
  private constructor(private readonly client: Client) {}

  /** @returns null while another rebuild runs */
  static async open(database: Database): Promise<Shadow | null> {
    const client = await database.dedicated();
    const shadow = new Shadow(client);
    const [lock] = await shadow.query<{ won: boolean }>(LOCK);
    if (!lock?.won) {
      await shadow.close();
      return null;
    }
    for (const table of TABLES) {
      await shadow.query(`create temporary table ${table} (like reporting.${table} including all)`);
    }
    return shadow;
  }

  async query<Row extends object>(
    statement: string | Statement,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    const { rows } = await this.client.query<Row>(
      typeof statement === 'string' ? statement : statement.text,
      [...values],
    );
    return rows;
  }

  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.query('begin');
    try {
      const result = await work();
      await this.query('commit');
      return result;
    } catch (error) {
      await this.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  /** Nothing else does it for temporary tables, and plans depend on it. */
  async analyze(): Promise<void> {
    for (const table of TABLES) await this.query(`analyze pg_temp.${table}`);
  }

  /** All books that are there or shall be, in the order of their ids. */
  async books(): Promise<string[]> {
    const rows = await this.query<{ book_id: string }>(
      'select book_id from reporting.book union select book_id from pg_temp.book order by book_id',
    );
    return rows.map((row) => row.book_id);
  }

  /** So that each can be locked. On its own: a new row's lock, held while waiting for others, could go round. */
  async makeRows(bookIds: readonly string[]): Promise<void> {
    await this.query(
      'insert into reporting.book (book_id) select unnest($1::uuid[]) order by 1 on conflict do nothing',
      [bookIds],
    );
  }

  /** Keeps the running program from changing these books until the transaction ends. */
  async lock(bookIds: readonly string[]): Promise<ShadowBook[]> {
    await this.query(
      'select from reporting.book where book_id = any ($1::uuid[]) order by book_id for update',
      [bookIds],
    );
    return this.query<ShadowBook>(
      `select own.book_id as "bookId", coalesce(watermark.sequence, 0)::int as applied
       from unnest($1::uuid[]) as own (book_id)
       left join reporting.watermark
         on watermark.book_id = own.book_id and consumer = 'reporting' and source = 'billing'`,
      [bookIds],
    );
  }

  /** The rows of these books are those of the shadow; reports that were kept are told by the new revision. */
  async takeOver(bookIds: readonly string[]): Promise<void> {
    for (const table of OF_A_BOOK) {
      await this.query(`delete from reporting.${table} where book_id = any ($1::uuid[])`, [bookIds]);
      await this.query(
        `insert into reporting.${table} select * from pg_temp.${table} where book_id = any ($1::uuid[])`,
        [bookIds],
      );
    }
    await this.query(
      `update reporting.book as own set
         settings_version = made.settings_version, currency = made.currency, timezone = made.timezone,
         first_weekday = made.first_weekday, month_start_day = made.month_start_day,
         sequence = made.sequence, event_time = made.event_time, revision = own.revision + 1
       from pg_temp.book as made where own.book_id = made.book_id and own.book_id = any ($1::uuid[])`,
      [bookIds],
    );
    await this.query(
      `delete from reporting.book as own where own.book_id = any ($1::uuid[])
         and not exists (select from pg_temp.book as made where made.book_id = own.book_id)`,
      [bookIds],
    );
  }

  /** The tables and the lock go with the connection. */
  async close(): Promise<void> {
    await this.client.end();
  }
}
