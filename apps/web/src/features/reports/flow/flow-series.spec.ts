import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnFlow, type FlowAnswer, TOTAL } from './flow-series';

const inr = (minor: number) => ({ amount: (minor / 100).toFixed(2), currency: 'INR' });
const node = (id: string) => ({
  id,
  kind: id.split(':')[0] ?? '',
  categoryId: id,
  name: id,
  isOwn: false,
  amount: inr(0),
});

/** Trees of two levels on both sides, as the API makes them. */
const answers = fc
  .array(
    fc.record({
      isIncome: fc.boolean(),
      parts: fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 9 }),
      own: fc.integer({ min: 1, max: 1_000_000 }),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((tops): FlowAnswer => {
    const links: FlowAnswer['links'][number][] = [];
    const ids = new Set([TOTAL]);
    tops.forEach(({ isIncome, parts, own }, index) => {
      const id = `${isIncome ? 'income' : 'expense'}:${index}`;
      const flow = (far: string, near: string, minor: number) => {
        ids.add(far);
        links.push(
          isIncome
            ? { source: far, target: near, amount: inr(minor) }
            : { source: near, target: far, amount: inr(minor) },
        );
      };
      flow(
        id,
        TOTAL,
        parts.reduce((sum, part) => sum + part, own),
      );
      if (parts.length > 0) [own, ...parts].forEach((part, at) => flow(`${id}:${at}`, id, part));
    });
    return { nodes: [...ids].map(node), links };
  });

describe('how money runs', () => {
  it('as much flows in the picture as in the answer, through no more than fits', () => {
    fc.assert(
      fc.property(
        answers,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 4 }),
        (answer, most, parts) => {
          const flow = drawnFlow(answer, { most, parts });
          const sum = (
            list: readonly { source: string; target: string; minor: bigint }[],
            id: string,
            end: 'source' | 'target',
          ) => list.filter((link) => link[end] === id).reduce((total, { minor }) => total + minor, 0n);
          const all = answer.links.map((link) => ({
            ...link,
            minor: BigInt(link.amount.amount.replace('.', '')),
          }));
          const ids = flow.nodes.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const end of ['source', 'target'] as const) {
            expect(sum(flow.links, TOTAL, end)).toBe(sum(all, TOTAL, end));
            expect(flow.links.filter((link) => link[end] === TOTAL).length).toBeLessThanOrEqual(most + 1);
          }
          for (const { id, of } of flow.nodes) {
            const [entering, leaving] = [sum(flow.links, id, 'target'), sum(flow.links, id, 'source')];
            if (parts > 0 && of && id.split(':').length === 2) {
              expect(entering).toBe(sum(all, id, 'target'));
              expect(leaving).toBe(sum(all, id, 'source'));
            }
            if (id.split(':').length > 2 || !of) expect(entering * leaving).toBe(0n);
          }
          for (const { source, target } of flow.links)
            expect(ids).toEqual(expect.arrayContaining([source, target]));
        },
      ),
    );
  });

  it('a rest of one is drawn as itself', () => {
    const links = ['a', 'b', 'c'].map((id, at) => ({ source: TOTAL, target: id, amount: inr(100 - at) }));
    const flow = drawnFlow({ nodes: [TOTAL, 'a', 'b', 'c'].map(node), links }, { most: 2, parts: 0 });
    expect(flow.nodes.map(({ id }) => id)).toEqual([TOTAL, 'a', 'b', 'c']);
    const fewer = drawnFlow({ nodes: [TOTAL, 'a', 'b', 'c'].map(node), links }, { most: 1, parts: 0 });
    expect(fewer.links.at(-1)).toEqual({ source: TOTAL, target: 'total:to-others', minor: 197n });
  });
});
