import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cashflow, type Flows } from './cashflow';

const categories = [
  { id: 'food', kind: 'expense', parentId: null, name: 'Food' },
  { id: 'rice', kind: 'expense', parentId: 'food', name: 'Rice' },
  { id: 'tea', kind: 'expense', parentId: 'food', name: 'Tea' },
  { id: 'rent', kind: 'expense', parentId: null, name: 'Rent' },
  { id: 'lost', kind: 'expense', parentId: 'nowhere', name: null },
  { id: 'pay', kind: 'income', parentId: null, name: 'Pay' },
  { id: 'bonus', kind: 'income', parentId: 'pay', name: 'Bonus' },
];

/** Sums may be negative: what came back can be more than what was spent. */
const sums = fc.array(
  fc.oneof(
    fc.record({
      type: fc.constant('expense'),
      categoryId: fc.constantFrom('food', 'rice', 'tea', 'rent', 'lost', 'unknown', null),
      amount: fc.bigInt(-500n, 10_000n),
    }),
    fc.record({
      type: fc.constant('income'),
      categoryId: fc.constantFrom('pay', 'bonus', null),
      amount: fc.bigInt(-500n, 10_000n),
    }),
  ),
  { maxLength: 20 },
);

const total = (values: Iterable<{ amount: { amount: string } }>): bigint =>
  [...values].reduce((sum, { amount }) => sum + BigInt(amount.amount), 0n);

function through({ links }: Flows, id: string): { entering: bigint; leaving: bigint } {
  return {
    entering: total(links.filter(({ target }) => target === id)),
    leaving: total(links.filter(({ source }) => source === id)),
  };
}

describe('how money runs through', () => {
  it('balances at every node between, and is the totals of the period', () => {
    fc.assert(
      fc.property(sums, (given) => {
        const flows = cashflow(given, categories, 'JPY');
        const sumOf = (kind: string): bigint =>
          given.reduce((sum, { type, amount }) => (type === kind ? sum + amount : sum), 0n);
        expect(BigInt(flows.totals.expense.amount)).toBe(sumOf('expense'));
        expect(BigInt(flows.totals.income.amount)).toBe(sumOf('income'));

        const ids = flows.nodes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { source, target, amount } of flows.links) {
          expect(ids).toEqual(expect.arrayContaining([source, target]));
          expect(BigInt(amount.amount)).toBeGreaterThan(0n);
        }
        for (const { id, amount } of flows.nodes) {
          const { entering, leaving } = through(flows, id);
          if (entering > 0n && leaving > 0n) expect([id, entering]).toEqual([id, leaving]);
          expect(BigInt(amount.amount)).toBe(entering > 0n ? entering : leaving);
          if (!/^(?:total|(?:expense:food|income:pay))$/.test(id)) expect(entering * leaving).toBe(0n);
        }
        // What touches the total, by its sign, is the totals and what is left of them.
        const net = (kind: string): bigint =>
          flows.nodes
            .filter((node) => node.kind === kind)
            .reduce((sum, { id }) => {
              const link = flows.links.find(
                ({ source, target }) =>
                  [source, target].includes('total') && [source, target].includes(id) && id !== 'total',
              );
              if (!link) return sum;
              return link.source === 'total'
                ? sum + BigInt(link.amount.amount)
                : sum - BigInt(link.amount.amount);
            }, 0n);
        expect(net('expense')).toBe(sumOf('expense'));
        expect(-net('income')).toBe(sumOf('income'));
        expect(net('saved') + net('drawn')).toBe(sumOf('income') - sumOf('expense'));
      }),
    );
  });

  it('goes from income over the total to parents and their children', () => {
    const flows = cashflow(
      [
        { type: 'income', categoryId: 'pay', amount: 900n },
        { type: 'income', categoryId: 'bonus', amount: 100n },
        { type: 'expense', categoryId: 'food', amount: 50n },
        { type: 'expense', categoryId: 'rice', amount: 200n },
        { type: 'expense', categoryId: null, amount: 30n },
        { type: 'transfer', categoryId: null, amount: 7_000n },
      ],
      categories,
      'JPY',
    );
    expect(flows.links.map(({ source, target, amount }) => `${source} → ${target} ${amount.amount}`)).toEqual(
      [
        'income:pay → total 1000',
        'income:pay:own → income:pay 900',
        'income:bonus → income:pay 100',
        'total → expense:food 250',
        'expense:food → expense:rice 200',
        'expense:food → expense:food:own 50',
        'total → expense:none 30',
        'total → saved 720',
      ],
    );
    expect(flows.nodes.find(({ id }) => id === 'expense:food:own')).toEqual({
      id: 'expense:food:own',
      kind: 'expense',
      categoryId: 'food',
      name: 'Food',
      isOwn: true,
      amount: { amount: '50', currency: 'JPY' },
    });
    expect(flows.nodes.find(({ id }) => id === 'total')).toMatchObject({
      kind: 'total',
      amount: { amount: '1000' },
    });
  });

  it('draws what is spent beyond the income, and is empty where nothing runs', () => {
    const flows = cashflow([{ type: 'expense', categoryId: 'rent', amount: 40n }], categories, 'JPY');
    expect(flows.links.map(({ source, target }) => `${source} → ${target}`)).toEqual([
      'drawn → total',
      'total → expense:rent',
    ]);
    expect(cashflow([], categories, 'JPY')).toMatchObject({ nodes: [], links: [] });
  });
});
