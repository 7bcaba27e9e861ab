/**
 * A list of any length, of which little is kept. It is a line of stretches, each from one keyset cursor to the
 * place of a certain row. Of a stretch that is out of sight only its measures stay; its rows are asked for again
 * by its cursor when it comes near. What was added or deleted meanwhile stays inside its stretch.
 */
export interface Place {
  readonly id: string;
  readonly date: string;
  readonly time: string | null;
}

export interface Stretch {
  /** What its rows are asked for by; '' begins the list. */
  readonly cursor: string;
  /** The row that it ends with, whether or not that still exists; null at the open end of what is known. */
  readonly until: Place | null;
  readonly rows: number;
  /** How often the day changes from one of its rows to the next. */
  readonly changes: number;
  readonly first: string | null;
  readonly last: Place | null;
  /** At the open end, the cursor of what follows; undefined before it was asked for. */
  readonly next: string | null | undefined;
}

export type Line = readonly Stretch[];

interface Answer<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

function unasked(cursor: string, until: Place | null): Stretch {
  return { cursor, until, rows: 0, changes: 0, first: null, last: null, next: undefined };
}

export const BEGINNING: Line = [unasked('', null)];

/** Whether `a` comes after `b`: the newest are first, those without a time before all others of their day. */
export function isAfter(a: Place, b: Place): boolean {
  if (a.date !== b.date) return a.date < b.date;
  const [time, other] = [a.time ?? '24:00', b.time ?? '24:00'];
  return time === other ? a.id < b.id : time < other;
}

/** Of what was answered the rows that are this stretch's. */
export function within<Row extends Place>(items: readonly Row[], until: Place | null): readonly Row[] {
  return until ? items.filter((item) => !isAfter(item, until)) : items;
}

/** The line after the rows of a stretch were answered; the same one when that says nothing new. */
export function settled(line: Line, cursor: string, { items, nextCursor }: Answer<Place>): Line {
  const at = line.findIndex((stretch) => stretch.cursor === cursor);
  const before = line[at];
  if (!before) return line;
  const rows = within(items, before.until);
  const last = rows.at(-1) ?? null;
  // So many were added that the answer does not reach the end: what is missing is a stretch of its own.
  const isShort =
    before.until !== null &&
    nextCursor !== null &&
    last !== null &&
    rows.length === items.length &&
    isAfter(before.until, last);
  const now: Stretch = {
    cursor,
    until: isShort ? last : before.until,
    rows: rows.length,
    changes: rows.filter((row, index) => index > 0 && row.date !== rows[index - 1]?.date).length,
    first: rows[0]?.date ?? null,
    last,
    next: before.until === null ? nextCursor : undefined,
  };
  if (isSame(now, before)) return line;
  const inserted = isShort ? [unasked(nextCursor, before.until)] : [];
  return [...line.slice(0, at), now, ...inserted, ...line.slice(at + 1)];
}

function isSame(a: Stretch, b: Stretch): boolean {
  const isSameEnd = a.until?.id === b.until?.id && a.last?.id === b.last?.id && a.last?.date === b.last?.date;
  return (
    isSameEnd && a.rows === b.rows && a.changes === b.changes && a.first === b.first && a.next === b.next
  );
}

/** The line with one more stretch to ask for. */
export function extended(line: Line): Line {
  const tail = line.at(-1);
  if (!tail?.next || !tail.last) return line;
  return [...line.slice(0, -1), { ...tail, until: tail.last, next: undefined }, unasked(tail.next, null)];
}
