import {
  addDays,
  addMonths,
  daysBetween,
  type Money,
  money,
  type PeriodSettings,
  ratio,
} from '@hisaab/kernel';
import type { CategoryNode } from '../category-tree';
import { type Span, spanBefore } from '../report-view';

export interface CategoryChange {
  readonly id: string | null;
  readonly name: string | null;
  readonly now: Money;
  readonly before: Money;
  readonly change: Money;
  /** Of what it was before; null where that was nothing. */
  readonly by: number | null;
}

/** What each category took now and before: what grew most first, what shrank most last. */
export function changesOf(
  now: readonly CategoryNode[],
  before: readonly CategoryNode[],
  currency: string,
): CategoryChange[] {
  const ids = new Set([...now, ...before].map(({ id }) => id));
  const none = money(0n, currency);
  return [...ids]
    .map((id) => {
      const [here, there] = [now.find((node) => node.id === id), before.find((node) => node.id === id)];
      const [is, was] = [here?.total ?? none, there?.total ?? none];
      const change = money(is.minor - was.minor, currency);
      const name = here?.name ?? there?.name ?? null;
      return { id, name, now: is, before: was, change, by: ratio(change.minor, was.minor) };
    })
    .sort((a, b) => (a.change.minor === b.change.minor ? 0 : a.change.minor > b.change.minor ? -1 : 1));
}

const size = ({ change }: CategoryChange): bigint => (change.minor < 0n ? -change.minor : change.minor);

/** Those that changed most, in the order that they have. */
export function mostChanged(changes: readonly CategoryChange[], most: number): CategoryChange[] {
  const largest = [...changes].sort((a, b) => (size(a) === size(b) ? 0 : size(a) > size(b) ? -1 : 1));
  const kept = new Set(largest.slice(0, most));
  return changes.filter((change) => kept.has(change) && change.change.minor !== 0n);
}

export type Against = 'before' | 'year';

export interface Compared {
  readonly now: Span;
  readonly before: Span;
}

/**
 * The days that are compared. Of a period that is not over only the days until today are, with as many days of the
 * other one: a month of three weeks would be cheaper than any whole one.
 */
export function comparedSpans(
  span: Span,
  against: Against,
  settings: PeriodSettings,
  today: string,
): Compared {
  const other = against === 'year' ? aYearBefore(span) : spanBefore(span, settings);
  if (today < span.from || today >= span.to) return { now: span, before: other };
  const last = addDays(other.from, daysBetween(span.from, today));
  return {
    now: { kind: 'custom', from: span.from, to: today },
    before: { kind: 'custom', from: other.from, to: last < other.to ? last : other.to },
  };
}

function aYearBefore({ kind, from, to }: Span): Span {
  // A week keeps its weekdays.
  if (kind === 'weekly') return { kind, from: addDays(from, -364), to: addDays(to, -364) };
  const start = addMonths(from, -12);
  return { kind, from: start, to: addDays(addMonths(addDays(to, 1), -12), -1) };
}
