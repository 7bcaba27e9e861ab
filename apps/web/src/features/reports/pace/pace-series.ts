import { addDays, type CivilDate } from '@hisaab/kernel';
import { type Change, beside } from '../beside';
import {
  type DailySums,
  daysPassed,
  firstSpent,
  keptSpans,
  lengthOf,
  runningSums,
  usualCourse,
} from '../daily-sums';
import type { Span } from '../report-view';

export interface PaceDay {
  readonly date: CivilDate;
  /** Null: the day is still to come, or was before anything was entered. */
  readonly spent: bigint | null;
  readonly before: bigint | null;
  readonly usual: bigint | null;
}

export interface Pace {
  readonly days: readonly PaceDay[];
  /** What is spent by now. */
  readonly spent: bigint;
  readonly besideUsual: Change | null;
  readonly besideBefore: Change | null;
  readonly isRunning: boolean;
  /** There is a span before it in which the book was kept. */
  readonly hasBefore: boolean;
}

/** A longer span than these days has its rest on the last of them: both end with their whole sum. */
function wholeCourse(span: Span, days: number, sums: DailySums): bigint[] {
  const course = runningSums(span, Math.max(days, lengthOf(span)), sums);
  return [...course.slice(0, days - 1), ...course.slice(-1)];
}

/** The course of a span beside the one before it (the first of `earlier`) and the usual one. */
export function paceOf(span: Span, earlier: readonly Span[], sums: DailySums, today: CivilDate): Pace {
  const length = lengthOf(span);
  const passed = daysPassed(span, today);
  const kept = keptSpans(earlier, sums);
  const last = earlier[0];
  const spent = runningSums(span, length, sums);
  // One that began before the book would be cheaper than any: nothing is set beside it.
  const before = last && kept.includes(last) ? wholeCourse(last, length, sums) : null;
  const usual = usualCourse(kept, length, sums);
  // The line of the first period rises from the day before its first entry.
  const first = firstSpent(sums);
  const start = first !== undefined && first > span.from ? addDays(first, -1) : span.from;
  const now = passed === 0 ? 0n : (spent[passed - 1] ?? 0n);
  const by = (course: readonly bigint[] | null) => (passed === 0 ? null : (course?.[passed - 1] ?? null));
  return {
    days: spent.map((sum, index) => {
      const date = addDays(span.from, index);
      return {
        date,
        spent: index < passed && date >= start ? sum : null,
        before: before?.[index] ?? null,
        usual: usual?.[index] ?? null,
      };
    }),
    spent: now,
    besideUsual: beside(now, by(usual)),
    besideBefore: beside(now, by(before)),
    isRunning: passed < length,
    hasBefore: before !== null,
  };
}
