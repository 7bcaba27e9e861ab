import { describe, expect, it } from 'vitest';
import { stepOf, untilToday } from './worth-series';

describe('the points of what is owned', () => {
  it.each([
    ['2026-11-01', '2026-11-30', 'day'],
    ['2026-01-01', '2026-12-31', 'week'],
    ['2025-01-01', '2026-12-31', 'month'],
  ] as const)('%s to %s: one each %s', (from, to, step) => expect(stepOf({ from, to })).toBe(step));

  it('end today where the days go beyond', () => {
    const span = { kind: 'monthly', from: '2026-11-01', to: '2026-11-30' } as const;
    expect(untilToday(span, '2026-11-22').to).toBe('2026-11-22');
    expect(untilToday(span, '2026-12-01')).toBe(span);
    expect(untilToday(span, '2026-10-01')).toBe(span);
  });
});
