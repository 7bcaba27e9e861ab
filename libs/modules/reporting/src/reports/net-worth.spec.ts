import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { netWorth, spansWithin } from './net-worth';

const settings = { firstWeekday: 1, monthStartDay: 25 } as const;
const flow = fc.record({
  accountId: fc.constantFrom('bank', 'card', 'unknown'),
  at: fc.nat({ max: 3 }),
  amount: fc.bigInt(-10_000n, 10_000n),
});

describe('net worth', () => {
  it('is what all accounts hold at the end of each span, above and below zero', () => {
    const spans = spansWithin('month', '2026-01-10', '2026-03-01', settings);
    expect(spans).toEqual([
      { from: '2026-01-10', to: '2026-01-24' },
      { from: '2026-01-25', to: '2026-02-24' },
      { from: '2026-02-25', to: '2026-03-01' },
    ]);
    const accounts = [{ accountId: 'bank', name: 'Bank', kind: 'bank', archived: false }];
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 20 }), (flows) => {
        const { before, points, accounts: rows } = netWorth(spans, '2026-01-10', accounts, flows, 'JPY');
        expect(before.date).toBe('2026-01-09');
        for (const [index, point] of [before, ...points].entries()) {
          const sum = flows.reduce((total, { at, amount }) => (at <= index ? total + amount : total), 0n);
          expect(BigInt(point.net.amount)).toBe(sum);
          expect(BigInt(point.assets.amount) - BigInt(point.debts.amount)).toBe(sum);
          expect(BigInt(point.assets.amount)).toBeGreaterThanOrEqual(0n);
          expect(BigInt(point.debts.amount)).toBeGreaterThanOrEqual(0n);
        }
        const held = rows.reduce((total, { balance }) => total + BigInt(balance.amount), 0n);
        expect(held).toBe(BigInt(points.at(-1)?.net.amount ?? '0'));
        expect(rows.map(({ accountId }) => accountId)).toContain('bank');
      }),
    );
  });

  it('does not let an asset hide a debt', () => {
    const spans = spansWithin('day', '2026-01-01', '2026-01-01', settings);
    const flows = [
      { accountId: 'bank', at: 0, amount: 500n },
      { accountId: 'card', at: 1, amount: -200n },
    ];
    expect(netWorth(spans, '2026-01-01', [], flows, 'JPY').points).toMatchObject([
      { assets: { amount: '500' }, debts: { amount: '200' }, net: { amount: '300' } },
    ]);
  });
});
