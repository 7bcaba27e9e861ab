import { allocate } from '@hisaab/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balanceDeltas,
  checkSplits,
  deleteTransaction,
  effects,
  foldNote,
  linesOf,
  restoreTransaction,
  shortTime,
} from './transaction';
import { anyTransaction } from '../test/transaction.arbitrary';
import { transactionFromImage, transactionImage } from './transaction-image';

const set = { id: 's1', at: new Date('2026-11-23T00:00:00.000Z') };

describe('splits', () => {
  it('are the whole, to the last paisa', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 17n }),
        fc.integer({ min: 1, max: 50 }),
        (minor, parts) => {
          const amount = { minor, currency: 'INR' };
          const splits = allocate(amount, parts).map((part) => ({
            categoryId: 'c',
            minor: part.minor,
            note: null,
          }));
          expect(() => checkSplits(splits, amount)).not.toThrow();
          expect(() => checkSplits(splits, { ...amount, minor: minor + 1n })).toThrow('do not add up');
        },
      ),
    );
  });

  it('or the whole, as lines, add up to the amount; a transfer has none', () => {
    fc.assert(
      fc.property(anyTransaction, (row) => {
        const sum = linesOf(row).reduce((total, line) => total + line.minor, 0n);
        expect(sum).toBe(row.type === 'transfer' ? 0n : row.amount.minor);
      }),
    );
  });
});

describe('balances', () => {
  it('move by what a row does now less what it did', () => {
    fc.assert(
      fc.property(anyTransaction, anyTransaction, (before, after) => {
        const there = balanceDeltas([{ before, after }]);
        const back = balanceDeltas([{ before: after, after: before }]);
        for (const [id, delta] of there) expect(delta + (back.get(id) ?? 0n)).toBe(0n);
      }),
    );
  });

  it('do not know deleted rows, and are as before when one comes back', () => {
    fc.assert(
      fc.property(anyTransaction, (row) => {
        const gone = deleteTransaction(row, set);
        expect(effects(gone)).toEqual([]);
        expect(effects(restoreTransaction(gone, set))).toEqual(effects({ ...row, state: 'live' }));
      }),
    );
  });

  it('of a transfer within one currency sum to nothing', () => {
    fc.assert(
      fc.property(anyTransaction, (row) => {
        fc.pre(row.type === 'transfer' && row.toAmount === null && row.state === 'live');
        expect(effects(row).reduce((sum, [, delta]) => sum + delta, 0n)).toBe(0n);
      }),
    );
  });
});

describe('a before-image', () => {
  it('goes through JSON and brings everything back, one version on', () => {
    fc.assert(
      fc.property(anyTransaction, anyTransaction, (before, now) => {
        const image = JSON.parse(JSON.stringify(transactionImage(before))) as object;
        const back = transactionFromImage(now, image, set);
        expect(back.version).toBe(now.version + 1);
        expect(transactionImage({ ...back, deletedAt: before.deletedAt })).toEqual(transactionImage(before));
      }),
    );
  });
});

describe('words and times', () => {
  it('compare without case, form and spaces', () => {
    expect(foldNote('  Ｃafé  LATTE ')).toBe('café latte');
    expect(foldNote('   ')).toBeNull();
    expect(foldNote(null)).toBeNull();
  });

  it('keep seconds only where there are some', () => {
    expect([shortTime('09:30:00'), shortTime('09:30:15'), shortTime('09:30'), shortTime(null)]).toEqual([
      '09:30',
      '09:30:15',
      '09:30',
      null,
    ]);
  });
});
