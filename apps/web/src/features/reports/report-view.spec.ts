import { describe, expect, it } from 'vitest';
import {
  daysChange,
  entriesLink,
  lasting,
  spanAfter,
  spanBefore,
  spanOf,
  spansBefore,
  viewOf,
  withChange,
} from './report-view';

const settings = { firstWeekday: 1, monthStartDay: 25 };
const account = '01922222-2222-7222-8222-222222222222';
const parsed = (address: string) => viewOf(new URLSearchParams(address));

describe('what a report’s address asks for', () => {
  it('is this month when it says nothing', () => {
    expect(spanOf(parsed(''), settings, '2026-11-22')).toEqual({
      kind: 'monthly',
      from: '2026-10-25',
      to: '2026-11-24',
    });
  });

  it.each([
    ['period=weekly&date=2026-11-04', { kind: 'weekly', from: '2026-11-02', to: '2026-11-08' }],
    ['period=yearly&date=2025-03-01', { kind: 'yearly', from: '2025-01-25', to: '2026-01-24' }],
    ['from=2026-11-03&to=2026-11-09', { kind: 'custom', from: '2026-11-03', to: '2026-11-09' }],
    ['period=custom&from=2026-11-03&to=2026-11-03', { kind: 'custom', from: '2026-11-03', to: '2026-11-03' }],
    // What makes no sense is passed over.
    [
      'period=custom&from=2026-11-09&to=2026-11-03',
      { kind: 'monthly', from: '2026-10-25', to: '2026-11-24' },
    ],
    ['period=daily&date=2026-02-30', { kind: 'monthly', from: '2026-10-25', to: '2026-11-24' }],
    ['period=weekly&from=2026-11-03&to=2026-11-09', { kind: 'weekly', from: '2026-11-16', to: '2026-11-22' }],
  ])('%s', (address, span) => {
    expect(spanOf(parsed(address), settings, '2026-11-22')).toEqual(span);
  });

  it('has filters, of which only those that can be are asked for', () => {
    expect(
      parsed(`accountId=${account}&categoryId=x&tag=%20team%20&currency=inr&payeeId=&q=x`).filters,
    ).toEqual({ accountId: account, tag: 'team' });
  });
});

describe('a changed view', () => {
  const params = new URLSearchParams('period=monthly&date=2026-11-01&tag=team&against=usual');

  it('keeps filters and what is a picture’s own when the days change', () => {
    const next = withChange(params, { period: 'custom', from: '2026-11-03', to: '2026-11-04' });
    expect(Object.fromEntries(next)).toEqual({
      period: 'custom',
      from: '2026-11-03',
      to: '2026-11-04',
      tag: 'team',
      against: 'usual',
    });
  });

  it('keeps the days when a filter changes, and drops an empty filter', () => {
    const next = withChange(params, { filters: { tag: null, accountId: account } });
    expect(Object.fromEntries(next)).toEqual({
      period: 'monthly',
      date: '2026-11-01',
      accountId: account,
      against: 'usual',
    });
  });

  it('lasts: its address names the days', () => {
    for (const address of ['', 'period=weekly&tag=a', 'from=2026-11-03&to=2026-11-09']) {
      const span = spanOf(parsed(address), settings, '2026-11-22');
      const link = lasting(new URLSearchParams(address), span);
      expect(spanOf(viewOf(link), settings, '2031-01-01')).toEqual(span);
      expect(viewOf(link).filters).toEqual(parsed(address).filters);
    }
  });
});

describe('neighbours of a span', () => {
  const custom = { kind: 'custom', from: '2026-11-03', to: '2026-11-09' } as const;

  it('are as long where the days were chosen', () => {
    expect(spanBefore(custom, settings)).toEqual({ kind: 'custom', from: '2026-10-27', to: '2026-11-02' });
    expect(spanAfter(spanBefore(custom, settings), settings)).toEqual(custom);
  });

  it('are the book’s periods else, the latest first', () => {
    const month = spanOf(parsed(''), settings, '2026-11-22');
    expect(spansBefore(month, 3, settings).map(({ from }) => from)).toEqual([
      '2026-09-25',
      '2026-08-25',
      '2026-07-25',
    ]);
    expect(spanAfter(month, settings).from).toBe('2026-11-25');
  });

  it('can be gone to', () => {
    expect(daysChange(custom)).toEqual({ period: 'custom', from: '2026-11-03', to: '2026-11-09' });
    expect(daysChange({ kind: 'weekly', from: '2026-11-02', to: '2026-11-08' })).toEqual({
      period: 'weekly',
      date: '2026-11-02',
    });
  });
});

describe('the entries behind a part', () => {
  it('have the picture’s filters, narrowed', () => {
    const span = { from: '2026-11-01', to: '2026-11-30' };
    expect(entriesLink(span, { accountId: account, currency: 'INR' }, { type: 'expense' })).toBe(
      `/transactions?from=2026-11-01&to=2026-11-30&accountId=${account}&type=expense`,
    );
    expect(entriesLink(span, { tag: 'a b' }, { from: '2026-11-04', to: '2026-11-04' })).toBe(
      '/transactions?from=2026-11-04&to=2026-11-04&tag=a+b',
    );
  });
});
