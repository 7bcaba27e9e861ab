import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '@hisaab/database';
import { today } from '@hisaab/kernel';
import { Outbox } from '@hisaab/messaging';
import { liveAccounts } from '../accounts/accounts.repository';
import { bookSettings } from '../books/book-settings.repository';
import { lockBook } from '../changes/change.recorder';
import { TransactionWriter } from '../transactions';
import { OWN_LAYOUT } from './guess/layouts';
import type { Import } from './import';
import {
  knownAccounts,
  makeAccounts,
  matchRows,
  resolveRows,
  sortRows,
  type SoundRow,
} from './import.planner';
import { dropChunks } from './import-chunks.repository';
import { dropImported, plannedAfter, setOutcomes, type RowOutcome } from './import-rows.repository';
import { finishedEvent } from './import.view';
import { liveSpans, type LiveSpans } from './live-rows.repository';
import { beginRun, findImport, lockMine, rememberMapping, setDone, setProgress } from './imports.repository';
import { ImportWords } from './layouts.files';
import { AccountBook } from './rows/account-book';

const BATCH_ROWS = 400;
const WAIT_MILLISECONDS = 250;

/**
 * From the preview into the book, batch by batch: the rows, their events, the balances and how far the import is
 * are committed together, so that after any death the next worker goes on where this one stood.
 */
@Injectable()
export class ImportRunner {
  private readonly spans = new WeakMap<Import, LiveSpans>();

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly writer: TransactionWriter,
    private readonly words: ImportWords,
  ) {}

  /** @returns whether there is more to do */
  async runBatch(mine: Import): Promise<boolean> {
    const outcome = await this.database.transaction(async (tx) => {
      await lockBook(tx, mine.bookId);
      const now = await lockMine(tx, mine);
      if (!now) return 'done';
      const rows = await plannedAfter(tx, now, now.cursor, BATCH_ROWS);
      const last = rows.at(-1);
      // Taken back while it ran: what is not in the book yet stays out.
      if (!last || now.isUndone) {
        await this.finish(tx, now);
        return 'done';
      }
      const startedAt = now.cursor < 0 ? await beginRun(tx, now) : now.startedAt;
      if (startedAt === null) return 'waits';
      await this.write(tx, mine, { ...now, startedAt }, rows, last.row);
      return 'more';
    });
    this.outbox.wake();
    if (outcome === 'waits') await pause(WAIT_MILLISECONDS);
    return outcome !== 'done';
  }

  private async write(
    tx: Sql,
    mine: Import,
    now: Import,
    rows: Awaited<ReturnType<typeof plannedAfter>>,
    cursor: number,
  ): Promise<void> {
    const { bookId, changeSetId } = now;
    if (changeSetId === null || now.startedAt === null) throw new Error('A running import has a change set');
    const settings = await bookSettings(tx, bookId);
    const at = new Date();
    const book = new AccountBook(knownAccounts(await liveAccounts(tx, bookId)), settings.currency);
    const { sound, failed } = sortRows(rows, book);
    const matches = await matchRows(
      tx,
      bookId,
      sound,
      now.startedAt,
      await this.spansOf(tx, mine, now.startedAt),
    );
    const outcomes: RowOutcome[] = [...failed];
    const fresh: (SoundRow & { resembles: string | null })[] = [];
    for (const row of sound) {
      const match = matches.get(row.row);
      if (match?.kind === 'duplicate') {
        outcomes.push({ row: row.row, status: 'duplicate', reason: 'already-there', resembles: match.id });
      } else fresh.push({ ...row, resembles: match?.kind === 'near' ? match.id : null });
    }
    const openingDate = now.firstDate ?? today(settings.timezone, at);
    const { ids, made } = await makeAccounts(tx, bookId, book, this.words.recognition.words, {
      at,
      openingDate,
    });
    const given = {
      at,
      categoriesApart: now.mapping?.columns.subcategory !== undefined,
      learns: now.mapping?.layout !== OWN_LAYOUT,
    };
    const resolved = await resolveRows(tx, bookId, fresh, ids, given);
    await this.writer.insertTransactions(
      tx,
      bookId,
      resolved.drafts.map(({ draft }) => draft),
      { changeSetId, source: 'import', actor: now.userId, others: [...made, ...resolved.made] },
    );
    const plain: number[] = [];
    for (const { row, draft, resembles } of resolved.drafts) {
      if (resembles === null) plain.push(row);
      else outcomes.push({ row, status: 'near', reason: 'looks-alike', transactionId: draft.id, resembles });
    }
    await setOutcomes(tx, now, outcomes);
    await dropImported(tx, now, plain);
    await setProgress(tx, now, {
      cursor,
      processed: rows.length,
      imported: resolved.drafts.length,
      duplicates: sound.length - fresh.length,
      near: resolved.drafts.filter(({ resembles }) => resembles !== null).length,
      failed: failed.length,
    });
  }

  private async spansOf(tx: Sql, mine: Import, before: Date): Promise<LiveSpans> {
    const known = this.spans.get(mine) ?? (await liveSpans(tx, mine.bookId, before));
    this.spans.set(mine, known);
    return known;
  }

  private async finish(tx: Sql, now: Import): Promise<void> {
    await setDone(tx, now);
    await dropChunks(tx, now.id);
    // A correction by which nothing came into the book, or only what was taken back, may be a mistake.
    const isProven = now.mappingGiven && now.imported > 0 && !now.isUndone;
    if (isProven && now.mapping && now.fingerprint && now.header.length > 0) {
      await rememberMapping(tx, now.bookId, now.fingerprint, now.mapping);
    }
    await this.outbox.append(tx, now.bookId, [finishedEvent(await findImport(tx, now.bookId, now.id))]);
  }
}
