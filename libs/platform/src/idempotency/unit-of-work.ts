import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database, type Sql } from '@hisaab/database';
import { DomainError } from '@hisaab/kernel';
import { Outbox } from '@hisaab/messaging';
import { Answer } from '../http/answer';
import { problemOf, statusOf } from '../http/problem';
import type { WriteContext } from '../http/write-context';

const WAIT_MILLISECONDS = 5_000;
const RETRY_MILLISECONDS = 40;
/** Each look costs a transaction: where many wait, and long, they must not be what keeps the first from its end. */
const LONGEST_RETRY_MILLISECONDS = 640;
/** Refusals that a repeat of the same request must get again; the others depend on the moment. */
const KEPT = new Set([403, 404, 409, 412, 422]);

interface StoredAnswer {
  body_hash: Buffer;
  status: number;
  headers: Record<string, string>;
  body: string;
}

const LOOK_UP = {
  name: 'idempotency-look-up',
  text: `select body_hash, status, headers, body from idempotency_key
         where user_id = $1 and book_id = $2 and method = $3 and path = $4 and key = $5
           and created_at > now() - interval '24 hours'`,
};

const STORE = {
  name: 'idempotency-store',
  text: `insert into idempotency_key (user_id, book_id, method, path, key, body_hash, status, headers, body)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (user_id, book_id, method, path, key) do update
           set body_hash = excluded.body_hash, status = excluded.status, headers = excluded.headers,
               body = excluded.body, created_at = now()
           where idempotency_key.created_at <= now() - interval '24 hours'`,
};

/**
 * One write: its rows, its events and the answer to its idempotency key are committed together or not at all.
 * Two equal keys at once never hold two connections: the second tries the lock, and waits outside the pool.
 */
@Injectable()
export class UnitOfWork {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
  ) {}

  async run<Body>(write: WriteContext, work: (tx: Sql) => Promise<Answer<Body>>): Promise<Answer> {
    const answer = await this.once(write, work);
    this.outbox.wake();
    return answer;
  }

  private async once<Body>(write: WriteContext, work: (tx: Sql) => Promise<Answer<Body>>): Promise<Answer> {
    if (write.idempotencyKey === undefined) return this.database.transaction(work);
    const deadline = Date.now() + WAIT_MILLISECONDS;
    for (let pause = RETRY_MILLISECONDS; ; pause = Math.min(pause * 2, LONGEST_RETRY_MILLISECONDS)) {
      const answer = await this.attempt(write, work);
      if (answer !== 'busy') return answer;
      if (Date.now() > deadline) {
        throw new DomainError(
          'idempotency-in-progress',
          'conflict',
          'The first request with this key is still running.',
        );
      }
      await sleep(pause);
    }
  }

  /** The answer that was given to this key before, if any. */
  async replay(sql: Sql, write: WriteContext): Promise<Answer | undefined> {
    const [stored] = await sql.query<StoredAnswer>(LOOK_UP, keyOf(write));
    if (!stored) return undefined;
    if (!stored.body_hash.equals(write.bodyHash)) {
      throw new DomainError(
        'idempotency-key-reused',
        'unprocessable',
        'This Idempotency-Key was used with another body. Nothing was changed.',
      );
    }
    return new Answer(stored.status, stored.body === '' ? undefined : stored.body, {
      ...stored.headers,
      'idempotency-replayed': 'true',
    });
  }

  /** Keeps a refusal, so that its repeat gets the same words; the effect was rolled back before. */
  async keepRefusal(write: WriteContext, error: unknown): Promise<void> {
    if (write.idempotencyKey === undefined) return;
    if (!(error instanceof DomainError) || error.code.startsWith('idempotency-')) return;
    const status = statusOf(error);
    if (!KEPT.has(status)) return;
    const body = JSON.stringify(problemOf(error, write.requestId));
    const headers = { 'content-type': 'application/problem+json; charset=utf-8' };
    await this.database.query(STORE, [
      ...keyOf(write),
      write.bodyHash,
      status,
      JSON.stringify(headers),
      body,
    ]);
  }

  private async attempt<Body>(
    write: WriteContext,
    work: (tx: Sql) => Promise<Answer<Body>>,
  ): Promise<Answer | 'busy'> {
    try {
      return await this.database.transaction(async (tx) => {
        const [lock] = await tx.query<{ free: boolean }>(
          {
            name: 'idempotency-lock',
            text: 'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free',
          },
          [idempotencyLock(write)],
        );
        if (!lock?.free) return 'busy' as const;
        const earlier = await this.replay(tx, write);
        if (earlier) return earlier;
        const answer = await work(tx);
        const body = answer.body === undefined ? '' : JSON.stringify(answer.body);
        await tx.query(STORE, [
          ...keyOf(write),
          write.bodyHash,
          answer.status,
          JSON.stringify(answer.headers),
          body,
        ]);
        return answer;
      });
    } catch (error) {
      await this.keepRefusal(write, error);
      throw error;
    }
  }
}

export function keyOf(write: WriteContext): unknown[] {
  return [write.access.userId, write.access.bookId, write.method, write.path, write.idempotencyKey];
}

/** The text whose hash is the advisory lock of a key; hot paths take the same one in their own statement. */
export function idempotencyLock(write: WriteContext): string {
  return keyOf(write).join('\n');
}
