import { Inject, Injectable } from '@nestjs/common';
import { Database, type Sql } from '@hisaab/database';
import { EndedSessions, LONGEST_ACCESS_TOKEN_MS } from './ended-sessions';

/** Copies may be this old when a request is let in: of the "within 1 s" of the API, the rest is for the delivery. */
const FRESH_MS = 700;
/** After this a request asks for newer ones without waiting for them, so that under load nobody ever waits. */
const AGEING_MS = 350;
/** A row may be committed a little after the moment that it carries. */
const OVERLAP_SECONDS = 15;

/** A service's own copies of what auth and user decide: ended sessions and memberships. */
@Injectable()
export class AccessCopies {
  #loadedAt = Number.NEGATIVE_INFINITY;
  #loading: Promise<void> | undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EndedSessions) private readonly ended: EndedSessions,
  ) {}

  /** Returns undefined where nothing has to be waited for, which is nearly always. */
  refresh(now = performance.now()): Promise<void> | undefined {
    const told = this.ended.refresh(now);
    const copied = this.#refreshCopies(now);
    return told && copied ? Promise.all([told, copied]).then(() => undefined) : (told ?? copied);
  }

  #refreshCopies(now: number): Promise<void> | undefined {
    const age = now - this.#loadedAt;
    if (age < AGEING_MS) return undefined;
    this.#loading ??= this.#load(now, age).finally(() => (this.#loading = undefined));
    if (age >= FRESH_MS) return this.#loading;
    // Failing here is no harm: when the copies are too old, a request waits for the same query and fails with it.
    this.#loading.catch(() => undefined);
    return undefined;
  }

  async #load(now: number, ageMs: number): Promise<void> {
    const seconds = Math.min(ageMs, LONGEST_ACCESS_TOKEN_MS) / 1000 + OVERLAP_SECONDS;
    const rows = await this.database.query<{ session_id: string }>(
      {
        name: 'ended-sessions',
        text: `select session_id from ended_session where ended_at > now() - make_interval(secs => $1)`,
      },
      [seconds],
    );
    for (const row of rows) if (!this.ended.has(row.session_id)) this.ended.add(row.session_id);
    this.#loadedAt = now;
  }

  async isMember(bookId: string, userId: string): Promise<boolean> {
    const rows = await this.database.query<{ role: string }>(
      { name: 'membership', text: `select role from membership where book_id = $1 and user_id = $2` },
      [bookId, userId],
    );
    return rows[0] !== undefined && rows[0].role !== 'none';
  }

  /** The time of ending is the time of storing it, so that refresh() finds rows by when they came. */
  async sessionEnded(tx: Sql, sessionIds: readonly string[]): Promise<void> {
    await tx.query(
      `insert into ended_session (session_id, ended_at) select unnest($1::uuid[]), now()
       on conflict (session_id) do nothing`,
      [sessionIds],
    );
    await tx.query(`delete from ended_session where ended_at < now() - make_interval(secs => $1)`, [
      (2 * LONGEST_ACCESS_TOKEN_MS) / 1000,
    ]);
  }

  async membershipChanged(tx: Sql, change: Membership): Promise<void> {
    await tx.query(
      `insert into membership as kept (book_id, user_id, role, version) values ($1, $2, $3, $4)
       on conflict (book_id, user_id) do update set role = excluded.role, version = excluded.version
       where kept.version < excluded.version`,
      [change.bookId, change.userId, change.role, change.version],
    );
  }
}

export interface Membership {
  readonly bookId: string;
  readonly userId: string;
  readonly role: string;
  readonly version: number;
}
