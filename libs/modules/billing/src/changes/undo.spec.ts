import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deleteTransaction,
  effects,
  nextVersion,
  restoreTransaction,
  type Transaction,
} from '../transactions/transaction';
import { anyTransaction } from '../test/transaction.arbitrary';
import { transactionImage } from '../transactions/transaction-image';
import type { ChangeSetKind } from './change-set';
import { undoTransaction, type DoneToTransaction } from './undo';

interface Done extends Omit<DoneToTransaction, 'isAsLeft'> {
  readonly kind: ChangeSetKind;
  readonly left: string;
}

const content = (row: Transaction | undefined): string =>
  JSON.stringify(row && { ...transactionImage(row), deletedAt: null });

/** A book in memory, with every change set that was made. */
class Book {
  readonly rows = new Map<string, Transaction>();
  readonly sets: Done[][] = [];

  write(kind: ChangeSetKind, afters: Transaction[]): void {
    this.sets.push(
      afters.map((after) => {
        const before = this.rows.get(after.id);
        this.rows.set(after.id, after);
        const image = before ? transactionImage(before) : null;
        return { kind, id: after.id, before: image, left: content(after) };
      }),
    );
  }

  undo(index: number): string[] {
    const skipped: string[] = [];
    const afters = (this.sets[index] ?? []).flatMap((done) => {
      const now = this.rows.get(done.id);
      const isAsLeft = content(now) === done.left;
      const undone = undoTransaction({ ...done, isAsLeft }, now, done.kind, stamp(this.sets.length));
      if (!undone) return [];
      if ('skip' in undone) skipped.push(done.id);
      return 'after' in undone ? [undone.after] : [];
    });
    this.write('undo', afters);
    return skipped;
  }

  /** What a person sees: live rows without the marks of their history. */
  seen(): Map<string, unknown> {
    const live = [...this.rows.values()].filter((row) => row.state === 'live');
    return new Map(live.map((row) => [row.id, { ...transactionImage(row), deletedAt: null }]));
  }

  balance(): Map<string, bigint> {
    const sums = new Map<string, bigint>();
    for (const row of this.rows.values()) {
      for (const [id, delta] of effects(row)) sums.set(id, (sums.get(id) ?? 0n) + delta);
    }
    return sums;
  }
}

const stamp = (n: number) => ({ id: `s${n}`, at: new Date(n) });

type Step =
  | { do: 'create' | 'import'; rows: Transaction[] }
  | { do: 'edit'; which: number; to: Transaction }
  | { do: 'delete' | 'restore' | 'undo'; which: number };

const written: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('create' as const),
    rows: fc.array(anyTransaction, { minLength: 1, maxLength: 1 }),
  }),
  fc.record({
    do: fc.constant('import' as const),
    rows: fc.array(anyTransaction, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ do: fc.constant('edit' as const), which: fc.nat(), to: anyTransaction }),
  fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const), which: fc.nat() }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: written },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), which: fc.nat() }) },
);

function take(book: Book, taken: Step): void {
  const set = stamp(book.sets.length);
  if ('rows' in taken) {
    const made = taken.rows.map((row): Transaction => ({
      ...row,
      id: `r${book.rows.size}-${Math.random()}`,
      version: 1,
      state: 'live',
      deletedAt: null,
    }));
    return book.write(taken.do === 'import' ? 'import' : 'record', made);
  }
  if (taken.do === 'undo') {
    if (book.sets.length > 0) book.undo(taken.which % book.sets.length);
    return;
  }
  const rows = [...book.rows.values()];
  const row = rows[taken.which % Math.max(1, rows.length)];
  if (!row) return;
  if (taken.do === 'restore') {
    if (row.state === 'deleted') book.write('restore', [restoreTransaction(row, set)]);
  } else if (row.state === 'live') {
    if (taken.do === 'delete') book.write('delete', [deleteTransaction(row, set)]);
    if ('to' in taken) {
      const {
        id: _id,
        bookId: _book,
        version: _version,
        state: _state,
        deletedAt: _at,
        ...fields
      } = taken.to;
      book.write('change', [nextVersion(row, fields, set)]);
    }
  }
}

describe('undo', () => {
  it('of the last change brings the book back, and its undo brings the change back', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), step, (steps, last) => {
        const book = new Book();
        for (const one of steps) take(book, one);
        const [before, balance] = [book.seen(), book.balance()];
        const count = book.sets.length;
        take(book, last);
        if (book.sets.length === count) return;
        const [after, moved] = [book.seen(), book.balance()];
        expect(book.undo(count)).toEqual([]);
        expect(book.seen()).toEqual(before);
        expect([...book.balance()].filter(([, sum]) => sum !== 0n)).toEqual(
          [...balance].filter(([, sum]) => sum !== 0n),
        );
        expect(book.undo(count + 1)).toEqual([]);
        expect(book.seen()).toEqual(after);
        expect([...book.balance()].filter(([, sum]) => sum !== 0n).sort()).toEqual(
          [...moved].filter(([, sum]) => sum !== 0n).sort(),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('of everything, the last first, leaves nothing to see', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 12 }), (steps) => {
        const book = new Book();
        for (const one of steps) take(book, one);
        for (let index = book.sets.length - 1; index >= 0; index -= 1) book.undo(index);
        expect(book.seen().size).toBe(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves rows that were changed since, unless they came by an import', () => {
    const book = new Book();
    const row = (id: string): Transaction => ({
      ...(fc.sample(anyTransaction, { seed: 1, numRuns: 1 })[0] as Transaction),
      id,
      version: 1,
      state: 'live',
      deletedAt: null,
    });
    book.write('record', [row('mine')]);
    book.write('import', [row('theirs')]);
    const edited = [...book.rows.values()].map((one) => nextVersion(one, { note: 'edited' }, stamp(2)));
    book.write('bulk', edited);
    expect(book.undo(0)).toEqual(['mine']);
    expect(book.undo(1)).toEqual([]);
    expect([...book.seen().keys()]).toEqual(['mine']);
  });
});
