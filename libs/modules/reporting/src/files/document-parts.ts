import type { Cell, CellKind, Chart, Column, Slice, Table } from './report-document';

const MOST_SLICES = 7;

export function table(
  name: string,
  columns: readonly (readonly [label: string, kind: CellKind])[],
  rows: readonly (readonly Cell[])[],
): Table {
  return { name, columns: columns.map(([label, kind]): Column => ({ label, kind })), rows };
}

/** For drawing and for sorting alone: what is written keeps its digits. */
export const drawn = (amount: string): number => Number(amount);

export const isNothing = (amount: string): boolean => !/[1-9]/.test(amount);

/** The largest slices, and the rest as one. Nothing above zero is no picture. */
export function donut(title: string, slices: readonly Slice[], others: string): Chart[] {
  const sorted = slices
    .filter(({ amount }) => drawn(amount) > 0)
    .toSorted((a, b) => drawn(b.amount) - drawn(a.amount));
  if (sorted.length === 0) return [];
  const rest = sorted.slice(MOST_SLICES);
  const amount = String(rest.reduce((sum, slice) => sum + drawn(slice.amount), 0));
  const shown = [...sorted.slice(0, MOST_SLICES), ...(rest.length > 0 ? [{ name: others, amount }] : [])];
  return [{ kind: 'donut', title, slices: shown }];
}

export function largestOf<Row>(rows: readonly Row[], amount: (row: Row) => string): Row | undefined {
  return rows.reduce<Row | undefined>(
    (best, row) => (best === undefined || drawn(amount(row)) > drawn(amount(best)) ? row : best),
    undefined,
  );
}

/** A name without what steers terminals and directions of text; joiners stay, for letters join by them. */
export const plain = (name: string): string =>
  name.replace(/\p{Cc}|(?!\p{Join_Control})\p{Cf}/gu, ' ').replace(/ {2,}/g, ' ');

/** At most so many letters as a reader counts them. */
export function short(name: string, most: number): string {
  const letters = [...new Intl.Segmenter().segment(plain(name))].map(({ segment }) => segment);
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
}
