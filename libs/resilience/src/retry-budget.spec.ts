import { describe, expect, it } from 'vitest';
import { pauseBeforeRetry, RetryBudget } from './retry-budget';

describe('the budget of repeats', () => {
  it('is a share of the calls once its few are spent', () => {
    const budget = new RetryBudget(0.25, 3);
    expect([budget.take(), budget.take(), budget.take(), budget.take()]).toEqual([true, true, true, false]);
    for (let call = 0; call < 8; call += 1) budget.earn();
    expect([budget.take(), budget.take(), budget.take()]).toEqual([true, true, false]);
  });

  it('never grows beyond its few', () => {
    const budget = new RetryBudget(0.2, 2);
    for (let call = 0; call < 1_000; call += 1) budget.earn();
    expect([budget.take(), budget.take(), budget.take()]).toEqual([true, true, false]);
  });
});

describe('the pause before a repeat', () => {
  it('lies anywhere below a limit that doubles, up to the longest', () => {
    expect(pauseBeforeRetry(1, 50, 500, 1)).toBe(50);
    expect(pauseBeforeRetry(3, 50, 500, 1)).toBe(200);
    expect(pauseBeforeRetry(9, 50, 500, 1)).toBe(500);
    expect(pauseBeforeRetry(3, 50, 500, 0.25)).toBe(50);
  });
});
