import { describe, expect, it } from 'vitest';
import { BEGINNING, extended, isAfter, type Line, type Place, settled, within } from './long-list';
import { drawn, holds, MOST_ROWS, placed, spansOf } from './windowing';

/** Rows of three a day, the newest first, numbered from the newest. */
const row = (number: number): Place => ({
  id: String(900 - number),
  date: `2026-11-${String(28 - Math.floor(number / 3)).padStart(2, '0')}`,
  time: null,
});
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => row(from + at));
const page = (from: number, to: number, nextCursor: string | null) => ({ items: rows(from, to), nextCursor });
const SIZES = { row: 60, heading: 40 };

function twoPages(): Line {
  const one = extended(settled(BEGINNING, '', page(0, 10, 'b')));
  return settled(one, 'b', page(10, 14, null));
}

describe('the order', () => {
  it('is by date, time and id, the newest first', () => {
    const at = (date: string, time: string | null, id: string) => ({ date, time, id });
    expect(isAfter(at('2026-01-01', null, 'a'), at('2026-01-02', null, 'a'))).toBe(true);
    expect(isAfter(at('2026-01-01', '10:00', 'b'), at('2026-01-01', null, 'a'))).toBe(true);
    expect(isAfter(at('2026-01-01', '10:00', 'a'), at('2026-01-01', '10:00', 'b'))).toBe(true);
    expect(isAfter(at('2026-01-01', '10:00', 'a'), at('2026-01-01', '10:00', 'a'))).toBe(false);
  });
});

describe('the line of stretches', () => {
  it('grows at its open end until nothing follows', () => {
    const line = twoPages();
    expect(line.map(({ cursor, rows: count }) => [cursor, count])).toEqual([
      ['', 10],
      ['b', 4],
    ]);
    expect(extended(line)).toBe(line);
  });

  it('is the same when an answer says nothing new', () => {
    const line = twoPages();
    expect(settled(line, '', page(0, 10, 'b'))).toBe(line);
    expect(settled(line, 'unknown', page(0, 10, 'b'))).toBe(line);
  });

  it('keeps what follows a deleted row in its own stretch', () => {
    const items = rows(0, 11).filter((one) => one.id !== row(4).id);
    const line = settled(twoPages(), '', { items, nextCursor: 'c' });
    expect(line.map((stretch) => stretch.rows)).toEqual([9, 4]);
    expect(within(items, line[0]?.until ?? null)).toHaveLength(9);
  });

  it('loses no row when more are added than an answer holds', () => {
    const added = { ...row(0), id: '999' };
    const short = settled(twoPages(), '', { items: [added, ...rows(0, 9)], nextCursor: 'new' });
    expect(short.map(({ cursor, rows: count }) => [cursor, count])).toEqual([
      ['', 10],
      ['new', 0],
      ['b', 4],
    ]);
    const whole = settled(short, 'new', page(9, 19, 'd'));
    expect(whole.map((stretch) => stretch.rows)).toEqual([10, 1, 4]);
  });

  it('holds nothing for an empty list', () => {
    const line = settled(BEGINNING, '', { items: [], nextCursor: null });
    expect(line).toMatchObject([{ rows: 0, next: null }]);
    expect(extended(line)).toBe(line);
  });
});

describe('what is drawn', () => {
  it('heads a day once, also where it goes on in the next stretch', () => {
    const spans = spansOf(twoPages(), SIZES);
    // Ten rows are of four days, the fourth goes on; four more rows bring one more day.
    expect(spans.map(({ top, height, isHeaded }) => [top, height, isHeaded])).toEqual([
      [0, 10 * 60 + 4 * 40, true],
      [760, 4 * 60 + 1 * 40, false],
    ]);
    const [, second] = spans.map((span) => placed(span, rows(span.index, span.index + 10), SIZES));
    expect(second?.map(({ index, top, isHeaded }) => [index, top, isHeaded]).slice(0, 3)).toEqual([
      [10, 760, false],
      [11, 820, false],
      [12, 880, true],
    ]);
  });

  it('is what is in view, never more than the most, and the row with the focus', () => {
    const line = settled(BEGINNING, '', page(0, 80, null));
    const [span] = spansOf(line, SIZES);
    if (!span) throw new Error('no span');
    const all = placed(span, rows(0, 80), SIZES);
    const few = drawn(all, { from: 1000, to: 1500 }, SIZES, 79);
    expect(few.length).toBeLessThan(12);
    expect(few.at(-1)?.index).toBe(79);
    expect(drawn(all, { from: 0, to: 100_000 }, SIZES, 79)).toHaveLength(MOST_ROWS);
    expect([holds(span, 79), holds(span, 80), holds(span, null)]).toEqual([true, false, false]);
  });
});
