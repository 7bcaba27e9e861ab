import type { Database } from '@hisaab/database';

/** A service's own copy of auth's public keys: what it begins with when it is started while auth is away. */
export class KeyCopies {
  #kept = '';

  constructor(private readonly database: Database) {}

  /** As they were kept; undefined where none ever were. */
  async last(): Promise<unknown> {
    const [row] = await this.database.query<{ keys: unknown }>('select keys from jwks_copy');
    return row?.keys;
  }

  async keep(keys: readonly object[]): Promise<void> {
    const text = JSON.stringify(keys);
    if (text === this.#kept) return;
    await this.database.query(
      `insert into jwks_copy (keys) values ($1::json)
       on conflict (only_row) do update set keys = excluded.keys, fetched_at = now()`,
      [text],
    );
    this.#kept = text;
  }
}
