import { chosenOf } from '../design/category-color';

interface Decal {
  readonly symbol: string;
  readonly symbolSize?: number;
  readonly dashArrayX: readonly number[] | readonly (readonly number[])[];
  readonly dashArrayY: readonly number[];
  readonly rotation?: number;
  readonly color: string;
}

const INK = 'rgba(0,0,0,0.22)';
const lines = (rotation: number, gap: number): Decal => ({
  ...{ symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, gap], rotation, color: INK },
});
const dots = (symbol: string, gap: number): Decal => ({
  ...{ symbol, symbolSize: 0.8, color: INK },
  dashArrayX: [
    [gap, gap],
    [0, gap, gap, 0],
  ],
  dashArrayY: [gap, 0],
});

const DECALS: readonly Decal[] = [
  lines(-Math.PI / 4, 5),
  dots('circle', 6),
  lines(Math.PI / 4, 5),
  dots('rect', 7),
  lines(0, 5),
  dots('triangle', 8),
  lines(Math.PI / 2, 5),
  dots('diamond', 9),
];

/** The pattern beside a colour, the same always: it hangs on what it stands for, not on its place. */
export function decalOf(id: string): Decal | undefined {
  return chosenOf(DECALS, id);
}
