import { describe, expect, it } from 'vitest';
import { fixedSpan } from './fixed-series';

const plain = { firstWeekday: 1, monthStartDay: 1 };

describe('the months of what recurs', () => {
  it('are twelve where few days are asked for, none of them to come', () => {
    const month = { kind: 'monthly', from: '2026-11-01', to: '2026-11-30' } as const;
    expect(fixedSpan(month, plain, '2026-11-22')).toMatchObject({ from: '2025-12-01', to: '2026-11-22' });
    expect(fixedSpan(month, plain, '2026-12-22')).toMatchObject({ from: '2025-12-01', to: '2026-11-30' });
    const payday = { firstWeekday: 1, monthStartDay: 25 };
    const week = { kind: 'weekly', from: '2026-11-16', to: '2026-11-22' } as const;
    expect(fixedSpan(week, payday, '2026-12-22')).toMatchObject({ from: '2025-11-25', to: '2026-11-22' });
  });

  it('are those of the year that is asked for', () => {
    const year = { kind: 'yearly', from: '2025-01-01', to: '2025-12-31' } as const;
    expect(fixedSpan(year, plain, '2026-11-22')).toBe(year);
  });
});
