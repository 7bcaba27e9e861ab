import { describe, expect, it } from 'vitest';
import { changesOf, comparedSpans, mostChanged } from './changed-series';

const node = (id: string | null, minor: bigint) => ({
  id,
  name: id,
  total: { minor, currency: 'INR' },
  share: null,
  children: [],
});
const settings = { firstWeekday: 1, monthStartDay: 1 };

describe('this against that', () => {
  const changes = changesOf(
    [node('food', 500n), node('new', 40n), node('rent', 100n)],
    [node('food', 400n), node('gone', 900n), node('rent', 100n)],
    'INR',
  );

  it('sorts by the change, with what is new and what is gone', () => {
    expect(changes.map(({ id, change, by }) => [id, change.minor, by])).toEqual([
      ['food', 100n, 0.25],
      ['new', 40n, null],
      ['rent', 0n, 0],
      ['gone', -900n, -1],
    ]);
    expect(changes.reduce((sum, { change }) => sum + change.minor, 0n)).toBe(640n - 1400n);
  });

  it('draws the largest changes, either way, in their order', () => {
    expect(mostChanged(changes, 2).map(({ id }) => id)).toEqual(['food', 'gone']);
    expect(mostChanged(changes, 9).map(({ id }) => id)).toEqual(['food', 'new', 'gone']);
  });

  it('compares whole periods, and of a running one as many days', () => {
    const november = { kind: 'monthly', from: '2026-11-01', to: '2026-11-30' } as const;
    expect(comparedSpans(november, 'before', settings, '2026-12-05')).toEqual({
      now: november,
      before: { kind: 'monthly', from: '2026-10-01', to: '2026-10-31' },
    });
    expect(comparedSpans(november, 'before', settings, '2026-11-22')).toEqual({
      now: { kind: 'custom', from: '2026-11-01', to: '2026-11-22' },
      before: { kind: 'custom', from: '2026-10-01', to: '2026-10-22' },
    });
    const march = { kind: 'monthly', from: '2026-03-01', to: '2026-03-31' } as const;
    expect(comparedSpans(march, 'before', settings, '2026-03-30').before).toEqual({
      kind: 'custom',
      from: '2026-02-01',
      to: '2026-02-28',
    });
    const february = { kind: 'monthly', from: '2025-02-01', to: '2025-02-28' } as const;
    expect(comparedSpans(february, 'year', settings, '2026-01-01').before).toEqual({
      kind: 'monthly',
      from: '2024-02-01',
      to: '2024-02-29',
    });
    const week = { kind: 'weekly', from: '2026-11-16', to: '2026-11-22' } as const;
    expect(comparedSpans(week, 'year', settings, '2026-11-22').before).toEqual({
      kind: 'weekly',
      from: '2025-11-17',
      to: '2025-11-23',
    });
  });
});
