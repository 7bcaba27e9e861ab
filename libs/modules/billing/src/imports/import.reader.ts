import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '@hisaab/database';
import { uuidv7 } from '@hisaab/kernel';
import { Outbox } from '@hisaab/messaging';
import { liveAccounts } from '../accounts/accounts.repository';
import { bookSettings } from '../books/book-settings.repository';
import { CsvReader, type CsvRecord } from './file/csv.reader';
import { guessSeparator } from './file/separator';
import { FileGuess } from './guess/file-guess';
import { headerFingerprint } from './guess/layouts';
import { mappingProblem, type Import, type ImportProblem } from './import';
import { knownAccounts, matchRows, sortRows } from './import.planner';
import { loadChunk } from './import-chunks.repository';
import {
  countRows,
  dropRows,
  insertRows,
  plannedAfter,
  rowsAfter,
  setOutcomes,
  type RowOutcome,
  type StoredRow,
} from './import-rows.repository';
import { finishedEvent } from './import.view';
import { lockMine, rememberedMapping, setUnderstood } from './imports.repository';
import { ImportWords } from './layouts.files';
import type { Guess, Mapping } from './mapping';
import { AccountBook } from './rows/account-book';
import { RowReader } from './rows/read-row';
import { RowCounts } from './rows/row-counts';

const SLICE_BYTES = 64 * 1024;
const BATCH_ROWS = 500;

/** Another worker took the import up, or a person changed it: what this one would write is void. */
export class TakenAway extends Error {}

/**
 * From bytes to a preview: records, the guess, what each row says, and what the book already has. A reading that
 * was cut short starts again from the bytes; nothing of the book is touched here.
 */
@Injectable()
export class ImportReader {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly words: ImportWords,
  ) {}

  async read(mine: Import, isStopping: () => void): Promise<void> {
    await this.whileMine(mine, (tx) => dropRows(tx, mine));
    const guess = await this.readRecords(mine, isStopping);
    const mapping = await this.chooseMapping(mine, guess);
    await this.readRows(mine, mapping, guess.header, isStopping);
    const problem = mappingProblem(mapping);
    // Who wants it imported at once looks at no preview; the run compares anyway.
    if (problem === null && !mine.commitWhenRead) await this.compareRows(mine, isStopping);
    await this.conclude(mine, mapping, guess, problem);
  }

  private async whileMine<T>(mine: Import, work: (tx: Sql) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      if (!(await lockMine(tx, mine))) throw new TakenAway();
      return work(tx);
    });
  }

  private async readRecords(mine: Import, isStopping: () => void): Promise<Guess> {
    const first = (await loadChunk(this.database, mine.id, 0)) ?? Buffer.alloc(0);
    const given = mine.mappingGiven ? mine.mapping : null;
    const encoding = given?.encoding ?? mine.encoding;
    const head = new TextDecoder(encoding).decode(first.subarray(0, SLICE_BYTES));
    const separator = given?.separator ?? guessSeparator(head).separator;
    const reader = new CsvReader(encoding, separator);
    const guess = new FileGuess({ encoding, separator }, this.words.recognition);
    let header: readonly string[] = [];
    let waiting: CsvRecord[] = [];
    let stored = 0;
    const take = async (records: CsvRecord[], all: boolean): Promise<void> => {
      for (const record of records) {
        if (given !== null && stored + waiting.length === given.headerRow) header = record.cells;
        waiting.push(record);
        if (given === null && !record.broken) guess.add(record.cells);
        else if (given === null) guess.skip();
        if (waiting.length >= BATCH_ROWS) await save();
      }
      if (all && waiting.length > 0) await save();
    };
    const save = async (): Promise<void> => {
      isStopping();
      const batch = waiting;
      waiting = [];
      await this.whileMine(mine, (tx) => insertRows(tx, mine, batch, stored));
      stored += batch.length;
    };
    for (
      let position = 0, bytes: Buffer | null = first;
      bytes;
      bytes = await loadChunk(this.database, mine.id, position)
    ) {
      for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
        await take(reader.push(bytes.subarray(at, at + SLICE_BYTES)), false);
        await breathe();
      }
      position += 1;
    }
    await take(reader.end(), true);
    return given === null ? guess.finish() : { mapping: given, header, confidence: {}, warnings: [] };
  }

  /** A person's mapping; else the one that this book used for such a header; else the guess. */
  private async chooseMapping(mine: Import, guess: Guess): Promise<Mapping> {
    if (mine.mappingGiven || guess.header.length === 0) return guess.mapping;
    const known = await rememberedMapping(this.database, mine.bookId, fingerprintOf(guess));
    if (known === null) return guess.mapping;
    const { encoding, separator, headerRow, firstRow } = guess.mapping;
    return { ...known, encoding, separator, headerRow, firstRow };
  }

  private async readRows(
    mine: Import,
    mapping: Mapping,
    header: readonly string[],
    isStopping: () => void,
  ): Promise<void> {
    const reader = new RowReader(mapping, this.words.recognition.words, header);
    const counts = new RowCounts();
    for (let after = -1; ;) {
      isStopping();
      const rows = await rowsAfter(this.database, mine, after, BATCH_ROWS);
      const last = rows.at(-1);
      if (!last) break;
      const outcomes = rows.map((row) => understood(row, mapping, reader, counts));
      await this.whileMine(mine, (tx) => setOutcomes(tx, mine, outcomes));
      after = last.row;
      await breathe();
    }
    const otherSides = counts
      .otherSides()
      .map((row) => ({ row, status: 'ignored', reason: 'other-side-of-transfer' }) as const);
    await this.whileMine(mine, (tx) => setOutcomes(tx, mine, otherSides));
  }

  /** For the preview: what the book has already, and what it would refuse. */
  private async compareRows(mine: Import, isStopping: () => void): Promise<void> {
    const { bookId } = mine;
    const { currency } = await bookSettings(this.database, bookId);
    const book = new AccountBook(knownAccounts(await liveAccounts(this.database, bookId)), currency);
    const before = new Date();
    for (let after = -1; ;) {
      isStopping();
      const rows = await plannedAfter(this.database, mine, after, BATCH_ROWS);
      const last = rows.at(-1);
      if (!last) return;
      const { sound, failed } = sortRows(rows, book);
      const matches = await matchRows(this.database, bookId, sound, before);
      const outcomes: RowOutcome[] = [...failed];
      for (const [row, match] of matches) {
        if (match.kind !== 'new') outcomes.push({ row, status: match.kind, resembles: match.id });
      }
      if (outcomes.length > 0) await this.whileMine(mine, (tx) => setOutcomes(tx, mine, outcomes));
      after = last.row;
      await breathe();
    }
  }

  private async conclude(
    mine: Import,
    mapping: Mapping,
    guess: Guess,
    unusable: ImportProblem | null,
  ): Promise<void> {
    await this.whileMine(mine, async (tx) => {
      const { firstDate, ...counts } = await countRows(tx, mine);
      const empty: ImportProblem = {
        code: 'no-rows',
        message: 'The file has no row that could be a transaction.',
      };
      const problem = unusable ?? (counts.rows === 0 ? empty : null);
      const goesOn = mine.commitWhenRead && problem === null;
      const status = goesOn
        ? 'running'
        : problem !== null && (mine.commitWhenRead || counts.rows === 0)
          ? 'failed'
          : 'preview';
      await setUnderstood(tx, mine, {
        mapping,
        guess,
        fingerprint: fingerprintOf(guess),
        firstDate,
        counts,
        status,
        changeSetId: goesOn ? uuidv7() : null,
        problem,
      });
      if (status === 'failed')
        await this.outbox.append(tx, mine.bookId, [finishedEvent({ ...mine, ...counts, status })]);
    });
    this.outbox.wake();
  }
}

function fingerprintOf(guess: Pick<Guess, 'header'>): string {
  return createHash('sha256').update(headerFingerprint(guess.header)).digest('hex');
}

function understood(stored: StoredRow, mapping: Mapping, reader: RowReader, counts: RowCounts): RowOutcome {
  const { row } = stored;
  if (stored.broken) {
    const detail = 'A quote is opened and never closed, or the line is too long';
    return { row, status: 'failed', reason: 'line-broken', detail };
  }
  if (row < mapping.firstRow)
    return { row, status: 'ignored', reason: row === mapping.headerRow ? 'header' : 'preamble' };
  const read = reader.read(stored.cells);
  if (read.kind === 'draft')
    return { row, status: 'ready', draft: read.draft, occurrence: counts.add(row, read.draft) };
  if (read.kind === 'ignored') return { row, status: 'ignored', reason: read.reason };
  return { row, status: 'failed', reason: read.reason, detail: read.detail };
}
