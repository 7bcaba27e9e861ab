import type { Cache } from '@hisaab/caching';
import { Answer } from '../http/answer';
import type { WriteContext } from '../http/write-context';
import { keyOf } from './unit-of-work';

/** Repeats come soon after; for the rest of the day the table knows. */
const KEPT_MS = 10 * 60 * 1_000;
const MOST_CHARACTERS = 64_000;

interface Kept {
  readonly hash: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Answers that were given to idempotency keys, in front of the table that is the truth of them: what is here was
 * committed, and what is not here the table is asked for.
 */
export class Replays {
  constructor(private readonly cache: Cache) {}

  async find(write: WriteContext): Promise<Answer | undefined> {
    const text = await this.cache.get(nameOf(write));
    if (text === undefined) return undefined;
    const { hash, status, headers, body } = JSON.parse(text) as Kept;
    // Another body under the same key: the refusal is the table's to make.
    if (hash !== write.bodyHash.toString('base64')) return undefined;
    return new Answer(status, body === '' ? undefined : body, { ...headers, 'idempotency-replayed': 'true' });
  }

  async keep(write: WriteContext, { status, body, headers }: Answer): Promise<void> {
    if (status < 200 || status > 299 || Buffer.isBuffer(body)) return;
    const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
    if (text.length > MOST_CHARACTERS) return;
    const kept: Kept = { hash: write.bodyHash.toString('base64'), status, headers, body: text };
    await this.cache.set(nameOf(write), JSON.stringify(kept), KEPT_MS);
  }
}

const nameOf = (write: WriteContext): string => JSON.stringify(keyOf(write));
