import { Injectable } from '@nestjs/common';
import type { Sql } from '@hisaab/database';
import { raiseStructure } from '../accounts/accounts.repository';
import type { Batch, ChangeJob, SkippedRow } from '../jobs/change-job';
import { withFormerIds } from '../transactions/former-ids.repository';
import { reviveForRows } from '../transactions/revive.repository';
import type { Transaction } from '../transactions/transaction';
import { transactionImage } from '../transactions/transaction-image';
import { TransactionWriter, type TransactionStep } from '../transactions/transaction.writer';
import { transactionsById } from '../transactions/transactions.repository';
import { ChangeRecorder, contentHash, type Changed } from './change.recorder';
import {
  changesOfSet,
  findSet,
  markThereAgain,
  usedElsewhere,
  type ChangePlace,
  type DoneChange,
} from './change-sets.repository';
import type { ChangeSet } from './change-set';
import { undoTransaction } from './undo';
import {
  undoableAccounts,
  undoableCategories,
  undoablePayees,
  undoableTags,
  type UndoableNoun,
  type UndoableRow,
} from './undo-nouns.repository';

/** What an undo job is to do. */
export interface UndoTask {
  readonly changeSetId: string;
}

export interface UndoPlace {
  readonly phase: number;
  readonly sequence: string;
  readonly sub: number;
}

interface Page {
  readonly last: ChangePlace;
  readonly done: number;
  readonly changed: number;
  readonly skipped: readonly SkippedRow[];
}

interface Asked {
  readonly undone: ChangeSet;
  readonly set: ChangeSet;
  readonly behind: ChangePlace | null;
  readonly size: number;
}

type Phase = (tx: Sql, asked: Asked) => Promise<Page | null>;

/** Names are small beside rows, and asking whether they are used costs the same for one and for many. */
const NAMES_A_ROW = 10;

/**
 * Takes a change set back, some rows at a time. First come back the things that rows may need, then the rows, then
 * go the things that were made for them and are used by nothing else. The caller holds the book.
 */
@Injectable()
export class UndoBatches {
  private readonly phases: readonly Phase[];

  constructor(
    private readonly writer: TransactionWriter,
    private readonly recorder: ChangeRecorder,
  ) {
    this.phases = [
      this.bringBack(undoableAccounts),
      this.bringBack(undoableCategories),
      this.bringBack(undoablePayees),
      this.bringBack(undoableTags),
      (tx, asked) => this.takeBackRows(tx, asked),
      this.takeAway(undoableTags),
      this.takeAway(undoablePayees),
      this.takeAway(undoableCategories),
      this.takeAway(undoableAccounts),
    ];
  }

  async next(
    tx: Sql,
    job: Pick<ChangeJob, 'task' | 'place'>,
    set: ChangeSet,
    size: number,
  ): Promise<(Batch & { readonly place: UndoPlace }) | null> {
    const { changeSetId } = job.task as UndoTask;
    const { set: undone } = await findSet(tx, set.bookId, changeSetId);
    const place = job.place as UndoPlace | null;
    let behind = place && { sequence: BigInt(place.sequence), sub: place.sub };
    for (const [phase, work] of this.phases.entries()) {
      if (phase < (place?.phase ?? 0)) continue;
      const page = await work(tx, { undone, set, behind, size });
      if (page) {
        const { last, ...done } = page;
        return { ...done, place: { phase, sequence: last.sequence.toString(), sub: last.sub } };
      }
      behind = null;
    }
    await raiseStructure(tx, set.bookId);
    await markThereAgain(tx, undone);
    return null;
  }

  private async takeBackRows(tx: Sql, { undone, set, behind, size: limit }: Asked): Promise<Page | null> {
    const page = await changesOfSet(tx, undone, 'transaction', { behind, limit });
    const last = page.at(-1);
    if (!last) return null;
    const ids = page.map((one) => one.id);
    const now = new Map((await transactionsById(tx, set.bookId, ids)).map((row) => [row.id, row]));
    const asLeft = await rowsAsLeft(tx, set.bookId, page, now);
    const steps: TransactionStep[] = [];
    const skipped: SkippedRow[] = [];
    const seen = new Set<string>();
    for (const done of page) {
      // A row that came back into a category that was being emptied was moved twice: once is enough.
      if (seen.has(done.id)) continue;
      seen.add(done.id);
      const before = now.get(done.id);
      const step = undoTransaction({ ...done, isAsLeft: asLeft.has(done) }, before, undone.kind, set);
      if (!step) continue;
      if ('skip' in step) skipped.push({ id: done.id, reason: step.skip });
      else steps.push({ before: before ?? null, after: step.after });
    }
    const after = steps.map((step) => step.after);
    const { rows, made } = await reviveForRows(tx, set.bookId, after, set.at);
    const fitted = steps.map((step, index) => ({ ...step, after: rows[index] ?? step.after }));
    await this.writer.write(tx, set, fitted, made);
    return { last, done: page.length, changed: fitted.length, skipped };
  }

  /** Things that the set changed or took away. */
  private bringBack<Row extends UndoableRow>(noun: UndoableNoun<Row>): Phase {
    return async (tx, { undone, set, behind, size: limit }) => {
      // Parents come before their children: that is how they were taken away, the other way round.
      const page = await changesOfSet(tx, undone, noun.noun, { made: false, backwards: true, behind, limit });
      const last = page.at(-1);
      if (!last) return null;
      const changed: Changed[] = [];
      const skipped: SkippedRow[] = [];
      for (const one of page) {
        const [now] = await noun.load(tx, set.bookId, [one.id]);
        if (!now || one.before === null) continue;
        const after = noun.fromImage(now, one.before, set.at);
        // A payee or a tag that came back with a row stays: others may use it by now.
        if (after.state === 'deleted' && (noun.noun === 'payee' || noun.noun === 'tag')) continue;
        const isAsLeft = wasLeftSo(one, now.version, noun.changed(now, now).after);
        const obstacle = isAsLeft ? await noun.obstacle(tx, after) : 'changed-since';
        if (obstacle) {
          skipped.push({ id: one.id, reason: obstacle });
          continue;
        }
        await noun.save(tx, [after]);
        changed.push(noun.changed(now, after));
      }
      await this.keep(tx, set, changed);
      return { last, done: page.length, changed: changed.length, skipped };
    };
  }

  /** Things that the set made, if nothing else uses them by now; children before their parents. */
  private takeAway<Row extends UndoableRow>(noun: UndoableNoun<Row>): Phase {
    return async (tx, { undone, set, behind, size }) => {
      const limit = size * NAMES_A_ROW;
      const page = await changesOfSet(tx, undone, noun.noun, { made: true, backwards: true, behind, limit });
      const last = page.at(-1);
      if (!last) return null;
      const ids = page.map((one) => one.id);
      const used = await usedElsewhere(tx, undone, noun.noun, ids);
      const rows = new Map((await noun.load(tx, set.bookId, ids)).map((row) => [row.id, row]));
      const unused = ids.flatMap((id) => {
        const row = rows.get(id);
        return row?.state === 'live' && !used.has(id) ? [row] : [];
      });
      const leaving = await noun.mayLeave(tx, set.bookId, unused);
      const gone = leaving.map((now) => noun.gone(now, set.at));
      await noun.save(tx, gone);
      await this.keep(
        tx,
        set,
        leaving.map((now, index) => noun.changed(now, gone[index] ?? now)),
      );
      return { last, done: page.length, changed: leaving.length, skipped: [] };
    };
  }

  private async keep(tx: Sql, set: ChangeSet, changed: readonly Changed[]): Promise<void> {
    if (changed.length === 0) return;
    await raiseStructure(tx, set.bookId);
    await this.recorder.record(tx, set, changed);
  }
}

/** Those of the changes whose row is as they left it, though a name in it may have been made anew since. */
async function rowsAsLeft(
  tx: Sql,
  bookId: string,
  page: readonly DoneChange[],
  now: ReadonlyMap<string, Transaction>,
): Promise<ReadonlySet<DoneChange>> {
  const isSo = (done: DoneChange, row: Transaction | undefined) =>
    row !== undefined && wasLeftSo(done, row.version, transactionImage(row));
  const others = page.filter((done) => !isSo(done, now.get(done.id)));
  const former = await withFormerIds(
    tx,
    bookId,
    others.flatMap((done) => (done.afterHash === null ? [] : (now.get(done.id) ?? []))),
  );
  const left = new Set(others.filter((done) => !former.get(done.id)?.some((row) => isSo(done, row))));
  return new Set(page.filter((done) => !left.has(done)));
}

/** Whether a row is as a change left it: by what it holds, or, where that was not kept yet, by its version. */
function wasLeftSo(done: DoneChange, version: number, image: object): boolean {
  return done.afterHash === null ? version === done.version : contentHash(image).equals(done.afterHash);
}
