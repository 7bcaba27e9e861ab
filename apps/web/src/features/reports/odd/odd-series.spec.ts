import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oddest, usualOf } from './odd-series';

describe('what is odd', () => {
  it('is what lies far outside one’s own history', () => {
    const amounts = [100n, 110n, 95n, 105n, 120n, 98n, 900n];
    const usual = usualOf(amounts);
    expect(usual).toMatchObject({ median: 105n, from: 95n, to: 120n });
    const ones = amounts.map((minor, at) => ({ at, minor }));
    expect(usual && oddest(ones, usual)).toEqual({ at: 6, minor: 900n });
  });

  it('is another price of a subscription, beyond a tenth', () => {
    const usual = usualOf([649n, 649n, 649n, 649n, 649n]);
    expect([649n, 699n, 749n, 500n].map((amount) => usual?.isOdd(amount))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('is nothing of a few', () => {
    expect(usualOf([1n, 2n, 3n, 900n])).toBeNull();
  });

  it('is never the median, never more than half, and lies outside of what is usual', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(0n, 1_000_000n), { minLength: 5, maxLength: 80 }), (amounts) => {
        const usual = usualOf(amounts);
        if (!usual) throw new Error('enough to judge');
        expect(usual.isOdd(usual.median)).toBe(false);
        expect(usual.from <= usual.median && usual.median <= usual.to).toBe(true);
        const odd = amounts.filter(usual.isOdd);
        expect(odd.length * 2).toBeLessThanOrEqual(amounts.length);
        for (const amount of odd) expect(amount < usual.from || amount > usual.to).toBe(true);
      }),
    );
  });
});
