import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWords } from '../../money/format';
import { emptyLine, isShared, sharesOf, type SplitBy, type SplitLine } from './split-shares';

type Money = Parameters<typeof sharesOf>[2];

const rupees = (minor: bigint): Money => ({ minor, currency: 'INR' });
const line = (part: Partial<SplitLine>): SplitLine => ({ ...emptyLine('k', 'c'), ...part });
const words = (lines: SplitLine[], by: SplitBy, total: Money) =>
  sharesOf(lines, by, total).map((share) => (share.money ? toWords(share.money).amount : null));
const faults = (lines: SplitLine[], by: SplitBy, total: Money) =>
  sharesOf(lines, by, total).map(({ fault }) => fault);

describe('an amount that is shared out', () => {
  it('evenly, to the last unit', () => {
    expect(words([line({}), line({}), line({})], 'even', rupees(10_000n))).toEqual([
      '33.34',
      '33.33',
      '33.33',
    ]);
    expect(faults([line({}), line({}), line({})], 'even', rupees(2n))).toEqual([null, null, 'over']);
  });

  it('by amounts, of which the last is the rest; sums work', () => {
    expect(
      words([line({ amount: '30+10' }), line({ amount: 'ignored' })], 'amount', rupees(10_000n)),
    ).toEqual(['40.00', '60.00']);
    const over = [line({ amount: '120' }), line({})];
    expect(words(over, 'amount', rupees(10_000n))).toEqual(['120.00', '-20.00']);
    expect(faults(over, 'amount', rupees(10_000n))).toEqual([null, 'over']);
    expect(faults([line({ amount: '' }), line({})], 'amount', rupees(100n))).toEqual(['amount', null]);
  });

  it('by percent, rounded half up, the last takes what rounding leaves', () => {
    const thirds = [line({ percent: '33.33' }), line({ percent: '33.33' }), line({})];
    expect(words(thirds, 'percent', rupees(10_001n))).toEqual(['33.33', '33.33', '33.35']);
    expect(faults([line({ percent: '101' }), line({})], 'percent', rupees(100n))).toEqual(['percent', null]);
    expect(faults([line({ percent: '100' }), line({})], 'percent', rupees(100n))).toEqual([null, 'over']);
  });

  it('is whole only where every part has its place', () => {
    expect(isShared([line({}), line({ categoryId: null })], 'even', rupees(100n))).toBe(false);
    expect(isShared([line({}), line({})], 'even', rupees(100n))).toBe(true);
    expect(sharesOf([], 'amount', rupees(100n))).toEqual([]);
  });

  it('always adds up to the whole', () => {
    const part = fc.record({ amount: fc.nat(9999).map(String), percent: fc.nat(60).map(String) });
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 20 }),
        fc.constantFrom<SplitBy>('even', 'amount', 'percent'),
        fc.bigInt(1n, 10n ** 12n),
        (parts, by, minor) => {
          const shares = sharesOf(parts.map(line), by, rupees(minor));
          expect(shares.reduce((sum, share) => sum + (share.money?.minor ?? 0n), 0n)).toBe(minor);
        },
      ),
    );
  });
});
