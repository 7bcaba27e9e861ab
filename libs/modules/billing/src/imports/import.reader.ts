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
  setOutcomes,
  type ReadRecord,
  type RowOutcome,
} from './import-rows.repository';
import { finishedEvent } from './import.view';
import { lockMine, rememberedMapping, setUnderstood } from './imports.repository';
import { nameOf } from './importers.repository';
import { ImportWords } from './layouts.files';
import { liveSpans } from './live-rows.repository';
import type { Encoding, Guess, Mapping, Separator } from './mapping';
import { AccountBook } from './rows/account-book';
import { RowReader } from './rows/read-row';
import { RowCounts } from './rows/row-counts';

const HEAD_BYTES = 64 * 1024;
/** So much is parsed and understood at one go; then other requests have their turn. */
const SLICE_BYTES = 16 * 1024;
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
    const given = mine.mappingGiven ? mine.mapping : null;
    const guessed = given === null ? await this.guess(mine, isStopping) : asGiven(given);
    const mapping = await this.chooseMapping(mine, guessed);
    const header = await this.readRows(mine, mapping, guessed.header, isStopping);
    const guess = { ...guessed, header };
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

  /** The records of the file one after the other: the bytes are kept until the end, so they can be read twice. */
  private async *records(
    mine: Import,
    separator: Separator,
    isStopping: () => void,
  ): AsyncGenerator<CsvRecord[]> {
    const reader = new CsvReader(encodingOf(mine), separator);
    for (let position = 0; ; position += 1) {
      const bytes = await loadChunk(this.database, mine.id, position);
      if (bytes === null) break;
      for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
        isStopping();
        yield reader.push(bytes.subarray(at, at + SLICE_BYTES));
        await breathe();
      }
    }
    yield reader.end();
  }

  private async guess(mine: Import, isStopping: () => void): Promise<Guess> {
    const first = (await loadChunk(this.database, mine.id, 0)) ?? Buffer.alloc(0);
    const encoding = encodingOf(mine);
    const head = new TextDecoder(encoding).decode(first.subarray(0, HEAD_BYTES));
    const { separator } = guessSeparator(head);
    const owner = await nameOf(this.database, mine.userId);
    const guess = new FileGuess({ encoding, separator }, this.words.recognition, owner);
    for await (const records of this.records(mine, separator, isStopping)) {
      for (const record of records) {
        if (record.broken) guess.skip();
        else guess.add(record.cells);
      }
    }
    return guess.finish();
  }

  /** A person's mapping; else the one that this book used for such a header; else the guess. */
  private async chooseMapping(mine: Import, guess: Guess): Promise<Mapping> {
    if (mine.mappingGiven || guess.header.length === 0) return guess.mapping;
    const known = await rememberedMapping(this.database, mine.bookId, fingerprintOf(guess));
    if (known === null) return guess.mapping;
    const { encoding, separator, headerRow, firstRow } = guess.mapping;
    return { ...known, encoding, separator, headerRow, firstRow };
  }

  /** @returns the header, which is all that a mapping by a person does not say */
  private async readRows(
    mine: Import,
    mapping: Mapping,
    guessed: readonly string[],
    isStopping: () => void,
  ): Promise<readonly string[]> {
    let header = guessed;
    let reader = new RowReader(mapping, this.words.recognition.words, header);
    const counts = new RowCounts();
    let waiting: ReadRecord[] = [];
    let row = 0;
    const save = async (): Promise<void> => {
      const batch = waiting;
      waiting = [];
      await this.whileMine(mine, (tx) => insertRows(tx, mine, batch));
    };
    for await (const records of this.records(mine, mapping.separator, isStopping)) {
      for (const record of records) {
        if (row === mapping.headerRow) {
          header = record.cells;
          reader = new RowReader(mapping, this.words.recognition.words, header);
        }
        waiting.push({ ...record, ...understood(row, record, mapping, reader, counts) });
        row += 1;
        if (waiting.length >= BATCH_ROWS) await save();
      }
    }
    if (waiting.length > 0) await save();
    const otherSides = counts
      .otherSides()
      .map((at) => ({ row: at, status: 'ignored', reason: 'other-side-of-transfer' }) as const);
    await this.whileMine(mine, (tx) => setOutcomes(tx, mine, otherSides));
    return header;
  }

  /** For the preview: what the book has already, and what it would refuse. */
  private async compareRows(mine: Import, isStopping: () => void): Promise<void> {
    const { bookId } = mine;
    const { currency } = await bookSettings(this.database, bookId);
    const book = new AccountBook(knownAccounts(await liveAccounts(this.database, bookId)), currency);
    const before = new Date();
    const spans = await liveSpans(this.database, bookId, before);
    for (let after = -1; ;) {
      isStopping();
      const rows = await plannedAfter(this.database, mine, after, BATCH_ROWS);
      const last = rows.at(-1);
      if (!last) return;
      const { sound, failed } = sortRows(rows, book);
      const matches = await matchRows(this.database, bookId, sound, before, spans);
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

/** A mapping that a person gave names its own encoding. */
function encodingOf(mine: Import): Encoding {
  return (mine.mappingGiven ? mine.mapping?.encoding : undefined) ?? mine.encoding;
}

function asGiven(mapping: Mapping): Guess {
  return { mapping, header: [], confidence: {}, warnings: [] };
}

function understood(
  row: number,
  record: CsvRecord,
  mapping: Mapping,
  reader: RowReader,
  counts: RowCounts,
): RowOutcome {
  if (record.broken) {
    const detail = 'A quote is opened and never closed, or the line is too long';
    return { row, status: 'failed', reason: 'line-broken', detail };
  }
  if (row < mapping.firstRow)
    return { row, status: 'ignored', reason: row === mapping.headerRow ? 'header' : 'preamble' };
  const read = reader.read(record.cells);
  if (read.kind === 'draft')
    return { row, status: 'ready', draft: read.draft, occurrence: counts.add(row, read.draft) };
  if (read.kind === 'ignored') return { row, status: 'ignored', reason: read.reason };
  return { row, status: 'failed', reason: read.reason, detail: read.detail };
}
