import { describe, expect, it } from 'vitest';
import type { CategoryNode } from '../category-tree';
import { hasRoom, headingOf, inkOn, partsOf } from './parts-series';

const node = (id: string, minor: bigint, children: CategoryNode[] = []): CategoryNode => ({
  id,
  name: id,
  total: { minor, currency: 'INR' },
  share: null,
  children,
});

describe('parts', () => {
  it('are what is not divided further, and add up to the whole', () => {
    const parts = partsOf([node('food', 60n, [node('rice', 10n), node('tea', 50n)]), node('rent', 40n)]);
    expect(parts.map(({ id, parent }) => [id, parent?.id])).toEqual([
      ['tea', 'food'],
      ['rent', undefined],
      ['rice', 'food'],
    ]);
    expect(parts.reduce((sum, { total }) => sum + total.minor, 0n)).toBe(100n);
  });

  it('are named where the name fits', () => {
    expect(hasRoom({ width: 44, height: 18 })).toBe(true);
    expect(hasRoom({ width: 32, height: 240 })).toBe(false);
    expect(hasRoom({ width: 90, height: 12 })).toBe(false);
    expect([0.01, 0.05, 0.3].map((share) => headingOf(share, 460 * 440))).toEqual(['none', 'name', 'share']);
  });

  it.each([
    ['#ffffff', '#000000'],
    ['#000000', '#ffffff'],
    ['#1d4ed8', '#ffffff'],
    ['#facc15', '#000000'],
    ['#868e96', '#000000'],
  ])('on %s the ink is %s', (color, ink) => expect(inkOn(color)).toBe(ink));
});
