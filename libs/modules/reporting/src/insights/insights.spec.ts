import { loadSection } from '@hisaab/platform';
import { addDays } from '@hisaab/kernel';
import { describe, expect, it } from 'vitest';
import { largeExpenseLimits } from './insights.config';
import { insightId, isRecent } from './large-expense';

describe('the limits of large expenses', () => {
  it('of the committed file are read, in minor units', () => {
    const { times, minimum } = loadSection('config/limits.yaml', 'largeExpense', largeExpenseLimits);
    expect(times).toBe(3);
    expect(minimum).toContainEqual({ currency: 'INR', minimum: '200000' });
    expect(minimum).toContainEqual({ currency: 'JPY', minimum: '4000' });
  });

  it.each([
    { times: 3, minimum: { ABC: '1' } },
    { times: 3, minimum: { JPY: '1.5' } },
    { times: 0, minimum: {} },
    { times: 3, minimum: { INR: '-1' } },
    { times: 3, minimum: {}, more: true },
  ])('%j is refused', (given) => expect(largeExpenseLimits.safeParse(given).success).toBe(false));
});

describe('recent rows', () => {
  it('are of the last seven days, today among them', () => {
    const days = Array.from({ length: 10 }, (_, index) => addDays('2024-03-02', 1 - index));
    expect(days.filter((date) => isRecent(date, '2024-03-02'))).toEqual(days.slice(1, 8));
  });

  it('have one id for ever', () => {
    expect(insightId('019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b')).toBe(
      insightId('019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b'),
    );
  });
});
