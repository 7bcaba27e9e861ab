import pg from 'pg';

/** What the administrator sees: all schemas, as no service may. */
export class Database {
  constructor(url, books = () => []) {
    this.pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 5_000 });
    // It is killed on purpose.
    this.pool.on('error', () => {});
    this.books = books;
  }

  async rows(text, values = []) {
    return (await this.pool.query(text, values)).rows;
  }

  /** The last number of each book's facts at billing. */
  async heads() {
    return this.rows(
      'select book_id, value::text from billing.book_sequence where book_id = any($1) order by book_id',
      [this.books()],
    );
  }

  /** Whether a consumer has applied all of these. */
  async hasCome(consumer, heads) {
    const rows = await this.rows(
      `select count(*)::int as behind
       from unnest($1::uuid[], $2::bigint[]) as head (book_id, value)
       left join ${consumer}.watermark w
         on w.consumer = '${consumer}' and w.source = 'billing' and w.book_id = head.book_id
       where coalesce(w.sequence, 0) < head.value`,
      [heads.map(({ book_id }) => book_id), heads.map(({ value }) => value)],
    );
    return rows[0].behind === 0;
  }

  async isWelcomed({ userId }) {
    const rows = await this.rows(`select from notification.message where user_id = $1 and kind = 'welcome'`, [
      userId,
    ]);
    return rows.length > 0;
  }

  /** Facts that were acknowledged and that a consumer has not applied yet. */
  async backlog(consumer) {
    const [{ behind }] = await this.rows(
      `select coalesce(sum(s.value - coalesce(w.sequence, 0)), 0)::int as behind
       from billing.book_sequence s
       left join ${consumer}.watermark w
         on w.consumer = '${consumer}' and w.source = 'billing' and w.book_id = s.book_id`,
    );
    return behind;
  }

  async close() {
    await this.pool.end();
  }
}
