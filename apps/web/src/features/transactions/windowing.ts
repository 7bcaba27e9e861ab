import { type Line, type Place, type Stretch, within } from './long-list';

/** Heights in px: every row has the same, and the first of a day has its heading above it. */
export interface Sizes {
  readonly row: number;
  readonly heading: number;
}

/** Where a stretch lies. */
export interface Span {
  readonly stretch: Stretch;
  readonly top: number;
  readonly height: number;
  /** Of its first row in the whole list. */
  readonly index: number;
  readonly isHeaded: boolean;
}

export interface Placed<Row> {
  readonly row: Row;
  readonly index: number;
  readonly top: number;
  readonly isHeaded: boolean;
}

/** What of the list is seen, in px from its top. */
export interface View {
  readonly from: number;
  readonly to: number;
}

/** The most rows that are ever drawn. */
export const MOST_ROWS = 60;

export function spansOf(line: Line, sizes: Sizes): Span[] {
  let [top, index] = [0, 0];
  let day: string | null = null;
  return line.map((stretch) => {
    const isHeaded = stretch.first !== null && stretch.first !== day;
    const height = stretch.rows * sizes.row + (stretch.changes + (isHeaded ? 1 : 0)) * sizes.heading;
    const span = { stretch, top, height, index, isHeaded };
    top += height;
    index += stretch.rows;
    day = stretch.last?.date ?? day;
    return span;
  });
}

export function isIn({ top, height }: Pick<Span, 'top' | 'height'>, { from, to }: View): boolean {
  return top <= to && top + height >= from;
}

export function holds({ index, stretch }: Span, wanted: number | null): boolean {
  return wanted !== null && wanted >= index && wanted < index + stretch.rows;
}

/** The rows of a stretch, each at its place. */
export function placed<Row extends Place>(span: Span, items: readonly Row[], sizes: Sizes): Placed<Row>[] {
  let { top } = span;
  const rows = within(items, span.stretch.until);
  return rows.map((row, at) => {
    const isHeaded = at === 0 ? span.isHeaded : row.date !== rows[at - 1]?.date;
    const here = { row, index: span.index + at, top, isHeaded };
    top += sizes.row + (isHeaded ? sizes.heading : 0);
    return here;
  });
}

/** Those that are drawn: what is in view, and the one that has the focus wherever it is. */
export function drawn<Row>(
  rows: readonly Placed<Row>[],
  view: View,
  sizes: Sizes,
  focused: number | null,
): Placed<Row>[] {
  const height = sizes.row + sizes.heading;
  const seen = rows.filter(({ top }) => isIn({ top, height }, view)).slice(0, MOST_ROWS - 1);
  const kept = rows.filter(({ index }) => index === focused && !seen.some((one) => one.index === index));
  return [...kept, ...seen].sort((a, b) => a.index - b.index);
}
