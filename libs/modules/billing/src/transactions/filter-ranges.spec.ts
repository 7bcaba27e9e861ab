import { describe, expect, it } from 'vitest';
import { checkRanges } from './filter-ranges';

describe('the ranges of a filter', () => {
  it('end where they begin, or later', () => {
    checkRanges({});
    checkRanges({ from: '2026-11-20', to: '2026-11-20', minAmount: '9', maxAmount: '10.5' });
    checkRanges({ minAmount: '0.0001', maxAmount: '999999999999999' });
    for (const reversed of [
      { from: '2026-11-20', to: '2026-11-19' },
      { minAmount: '10', maxAmount: '9' },
      { minAmount: '0.0002', maxAmount: '0.0001' },
    ]) {
      expect(() => checkRanges(reversed)).toThrow(
        expect.objectContaining({ code: 'reversed-range' }) as Error,
      );
    }
  });
});
