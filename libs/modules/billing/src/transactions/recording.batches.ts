import { Injectable } from '@nestjs/common';
import { Database } from '@hisaab/database';
import { idempotencyLock } from '@hisaab/platform';
import { writeRecording, writeRecordings, type Asked } from './record.statement';
import { WrittenCounts } from './written.counts';

/** Two, so that one is made ready while the other is with the database. */
const LANES = 2;
const LONGEST = 50;

interface Waiting {
  readonly asked: Asked;
  readonly resolve: (sequence: bigint | null) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Recordings that come while others are being written are written together. A batch waits for nobody: one whose
 * book or key is held by somebody else, or that spoils the batch, is handed back to be written alone.
 */
@Injectable()
export class RecordingBatches {
  private waiting: Waiting[] = [];
  private lanes = 0;
  /** Books that a batch holds now: their next recordings wait for it, and go together again. */
  private readonly busy = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly counts: WrittenCounts,
  ) {}

  /** @returns the book's sequence, or null while another request with the same key is at it */
  async record(asked: Asked): Promise<bigint | null> {
    const sequence = (await this.together(asked)) ?? (await writeRecording(this.database, asked));
    if (sequence !== null) this.counts.recorded(asked.recording.transaction);
    return sequence;
  }

  /** @returns the book's sequence, or null for what has to be written alone */
  private together(asked: Asked): Promise<bigint | null> | null {
    if (asked.recording.names.length > 0) return null;
    return new Promise((resolve, reject) => {
      this.waiting.push({ asked, resolve, reject });
      if (this.lanes < LANES) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.lanes += 1;
    // What else has come with the same reading of the sockets goes along.
    await new Promise(setImmediate);
    for (let batch = this.next(); batch.length > 0; batch = this.next()) {
      const books = new Set(batch.map(bookOf));
      for (const book of books) this.busy.add(book);
      await this.send(batch);
      for (const book of books) this.busy.delete(book);
    }
    this.lanes -= 1;
  }

  private next(): Waiting[] {
    const keys = new Set<string>();
    const batch: Waiting[] = [];
    this.waiting = this.waiting.filter((one) => {
      if (batch.length === LONGEST || this.busy.has(bookOf(one)) || !isFirst(one, keys)) return true;
      batch.push(one);
      return false;
    });
    return batch;
  }

  private async send(batch: readonly Waiting[]): Promise<void> {
    try {
      const sequences = await writeRecordings(
        this.database,
        batch.map(({ asked }) => asked),
      );
      batch.forEach(({ resolve }, place) => resolve(sequences.get(place) ?? null));
    } catch (error) {
      for (const { resolve, reject } of batch) {
        if (isOfOne(error)) resolve(null);
        else reject(error);
      }
    }
  }
}

const bookOf = ({ asked }: Waiting): string => asked.write.access.bookId;

/** The same key twice in one statement would spoil it: the second waits for the next. */
function isFirst({ asked: { write } }: Waiting, keys: Set<string>): boolean {
  if (write.idempotencyKey === undefined) return true;
  const lock = idempotencyLock(write);
  return !keys.has(lock) && keys.add(lock).size > 0;
}

/** Of the classes 21 to 23 and 40: what a row brought, or a race that it lost. All else would befall each of them. */
function isOfOne(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(2[123]|40)/.test(String(error.code));
}
