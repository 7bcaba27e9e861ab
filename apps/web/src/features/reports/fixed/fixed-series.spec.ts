import { describe, expect, it } from 'vitest';
import { fixedSpan, fromFirstSpent } from './fixed-series';

const plain = { firstWeekday: 1, monthStartDay: 1 };

describe('the months of what recurs', () => {
  it('are the twelve that end with the period where few days are asked for', () => {
    const month = { kind: 'monthly', from: '2026-11-01', to: '2026-11-30' } as const;
    expect(fixedSpan(month, plain, '2026-11-22')).toMatchObject({ from: '2025-12-01', to: '2026-11-30' });
    expect(fixedSpan(month, plain, '2026-12-22')).toMatchObject({ from: '2025-12-01', to: '2026-11-30' });
    const payday = { firstWeekday: 1, monthStartDay: 25 };
    const week = { kind: 'weekly', from: '2026-11-16', to: '2026-11-22' } as const;
    expect(fixedSpan(week, payday, '2026-12-22')).toMatchObject({ from: '2025-11-25', to: '2026-11-22' });
  });

  it('are those of the year that is asked for, without those to come', () => {
    const year = { kind: 'yearly', from: '2025-01-01', to: '2025-12-31' } as const;
    expect(fixedSpan(year, plain, '2026-11-22')).toBe(year);
    expect(fixedSpan(year, plain, '2025-04-22')).toMatchObject({ from: '2025-01-01', to: '2025-04-30' });
  });

  it('begin with the first in which anything was spent', () => {
    const month = (fixed: string, flexible: string) => ({
      fixed: { amount: fixed },
      flexible: { amount: flexible },
    });
    const months = [month('0.00', '0.00'), month('0.00', '1.00'), month('0.00', '0.00')];
    expect(fromFirstSpent(months)).toEqual(months.slice(1));
    expect(fromFirstSpent(months.slice(2))).toEqual([]);
  });
});
