import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CategorySum, gathered, rolledUp } from './category-tree';

const inr = (minor: bigint) => ({ minor, currency: 'INR' });
const sum = (id: string | null, parentId: string | null, minor: bigint): CategorySum => ({
  id,
  parentId,
  name: id,
  total: inr(minor),
});

describe('sums rolled up', () => {
  it('are of two levels, the largest first, the parent’s own among its children', () => {
    const nodes = rolledUp(
      [
        sum('food', null, 100n),
        sum('out', 'food', 300n),
        sum(null, null, 50n),
        sum('fuel', 'car', 550n),
        sum('rent', null, 0n),
      ],
      'INR',
      (id) => `named ${id}`,
    );
    expect(nodes.map(({ id, name, total, share }) => [id, name, total.minor, share])).toEqual([
      ['car', 'named car', 550n, 0.55],
      ['food', 'food', 400n, 0.4],
      [null, null, 50n, 0.05],
    ]);
    expect(nodes.map(({ children }) => children.map(({ id, total }) => [id, total.minor]))).toEqual([
      [['fuel', 550n]],
      [
        ['out', 300n],
        ['food', 100n],
      ],
      [],
    ]);
  });

  it('add up: roots to the whole, children to their parent', () => {
    const id = fc.constantFrom('a', 'b', 'c', null);
    const sums = fc.uniqueArray(fc.record({ id, child: fc.boolean(), minor: fc.bigInt(0n, 10n ** 12n) }), {
      selector: ({ id: one, child }) => `${one} ${child}`,
    });
    fc.assert(
      fc.property(sums, (list) => {
        const given = list.map(({ id: one, child, minor }) =>
          child && one !== null ? sum(`${one}1`, one, minor) : sum(one, null, minor),
        );
        const unique = given.filter((one, at) => given.findIndex(({ id: other }) => other === one.id) === at);
        const whole = (all: readonly { total: { minor: bigint } }[]) =>
          all.reduce((all, { total }) => all + total.minor, 0n);
        const nodes = rolledUp(unique, 'INR', () => null);
        expect(whole(nodes)).toBe(whole(unique));
        for (const { children, total } of nodes) {
          if (children.length > 0) expect(whole(children)).toBe(total.minor);
        }
      }),
    );
  });
});

describe('the largest and the rest', () => {
  it('keeps a rest of one itself', () => {
    const list = [5n, 4n, 3n, 2n].map((minor) => ({ total: inr(minor) }));
    expect(gathered(list, 3)).toEqual({ kept: list, rest: [] });
    expect(gathered(list, 2)).toEqual({ kept: list.slice(0, 2), rest: list.slice(2) });
  });
});
