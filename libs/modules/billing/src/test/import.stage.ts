import { Database } from '@hisaab/database';
import { uuidv7 } from '@hisaab/kernel';
import { Outbox } from '@hisaab/messaging';
import { Health, Metrics } from '@hisaab/observability';
import { UnitOfWork, type WriteContext } from '@hisaab/platform';
import { testDatabase, type TestDatabase } from '@hisaab/testing';
import { BookSetup } from '../books/book.setup';
import { CategorySets } from '../books/category-sets.config';
import { ChangeRecorder } from '../changes/change.recorder';
import { UndoBatches } from '../changes/undo.batches';
import { Undo } from '../changes/undo.use-case';
import { billingConfig } from '../billing.config';
import { ChangeJobStarter } from '../jobs/change-job.starter';
import { EncodingDetector } from '../imports/file/encoding';
import { CommitImport } from '../imports/commit-import.use-case';
import type { Import } from '../imports/import';
import { saveChunk } from '../imports/import-chunks.repository';
import { ImportReader } from '../imports/import.reader';
import { ImportRunner } from '../imports/import.runner';
import { ImportWorker } from '../imports/import.worker';
import { findImport, insertImport } from '../imports/imports.repository';
import { ImportWords } from '../imports/layouts.files';
import { MapImport } from '../imports/map-import.use-case';
import { TransactionWriter } from '../transactions';
import { WrittenCounts } from '../transactions/written.counts';

/** Imports on a real database, without a server and without a relay: each step is called by the test. */
export class ImportStage {
  readonly outbox: Outbox;
  readonly runner: ImportRunner;
  readonly worker: ImportWorker;
  readonly mapImport: MapImport;
  readonly commitImport: CommitImport;
  readonly undo: Undo;
  readonly setup: BookSetup;
  readonly health = new Health();

  private constructor(
    readonly store: TestDatabase,
    readonly database: Database,
  ) {
    this.outbox = new Outbox(database);
    const recorder = new ChangeRecorder(this.outbox);
    const writer = new TransactionWriter(recorder, new WrittenCounts(new Metrics()));
    const words = ImportWords.load('config');
    const unitOfWork = new UnitOfWork(database, this.outbox);
    this.setup = new BookSetup(database, recorder, CategorySets.load('config'), this.outbox);
    this.runner = new ImportRunner(database, this.outbox, writer, words);
    const reader = new ImportReader(database, this.outbox, words);
    this.worker = new ImportWorker(database, reader, this.runner, this.health);
    this.mapImport = new MapImport(database, this.outbox);
    this.commitImport = new CommitImport(unitOfWork, this.outbox);
    const batches = new UndoBatches(writer, recorder);
    const jobs = new ChangeJobStarter(this.outbox, recorder);
    this.undo = new Undo(unitOfWork, this.setup, batches, recorder, jobs, billingConfig.parse({}));
  }

  static async open(): Promise<ImportStage> {
    const store = await testDatabase();
    return new ImportStage(store, store.database('billing'));
  }

  close(): Promise<void> {
    return this.store.drop();
  }

  async newBook(currency = 'INR'): Promise<WriteContext> {
    const bookId = uuidv7();
    const access = {
      userId: uuidv7(),
      sessionId: uuidv7(),
      bookId,
      personalBookId: bookId,
      currency,
      timezone: 'Asia/Kolkata',
      locale: 'en-IN',
    };
    await this.setup.ensure(access);
    return {
      access,
      method: 'POST',
      path: '/v1/imports',
      requestId: 'test',
      idempotencyKey: undefined,
      bodyHash: Buffer.alloc(32),
      ifMatch: undefined,
    };
  }

  /** What the upload does, in two pieces. */
  async hand(write: WriteContext, bytes: Uint8Array, commitWhenRead = true): Promise<string> {
    const id = uuidv7();
    const { bookId, userId } = write.access;
    const detector = new EncodingDetector();
    detector.add(bytes);
    const middle = Math.floor(bytes.length / 2);
    await saveChunk(this.database, id, 0, Buffer.from(bytes.subarray(0, middle)));
    await saveChunk(this.database, id, 1, Buffer.from(bytes.subarray(middle)));
    const { encoding } = detector.decide();
    const made = { bookId, id, userId, filename: 'a.csv', size: bytes.length, commitWhenRead, encoding };
    await this.database.transaction((tx) => insertImport(tx, made, new Date()));
    return id;
  }

  async import(write: WriteContext, bytes: Uint8Array): Promise<Import> {
    const id = await this.hand(write, bytes);
    await this.worker.work(write.access.bookId, id);
    return this.find(write, id);
  }

  find(write: WriteContext, id: string): Promise<Import> {
    return findImport(this.database, write.access.bookId, id);
  }

  rows<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.database.query<Row>(text, values);
  }

  /** Everything of a book that a person sees, to be compared before and after. */
  async picture({ access }: WriteContext): Promise<object> {
    const { bookId } = access;
    const live = async (text: string): Promise<object[]> => this.rows(text, [bookId]);
    return {
      transactions: await live(
        `select type, date, time, amount_minor::text, currency, account_id, to_account_id, payee_id, category_id, note
         from transaction where book_id = $1 and state = 'live' order by id`,
      ),
      accounts: await live(
        `select id, name, kind, currency, balance_minor from account where book_id = $1 and state = 'live' order by id`,
      ),
      categories: await live(
        `select id, name, kind, parent_id from category where book_id = $1 and state = 'live' order by id`,
      ),
      payees: await live(`select id, name from payee where book_id = $1 and state = 'live' order by id`),
      tags: await live(`select id, name from tag where book_id = $1 and state = 'live' order by id`),
    };
  }
}

export const csv = (...lines: string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`);
