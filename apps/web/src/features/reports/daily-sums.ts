import { addDays, type CivilDate, daysBetween, parseMoney } from '@hisaab/kernel';
import { median } from './median';
import type { Span } from './report-view';

interface Day {
  readonly date: CivilDate;
  readonly expense: { readonly amount: string; readonly currency: string };
}

/** What was spent on each day, in minor units. */
export type DailySums = ReadonlyMap<CivilDate, bigint>;

export function dailySums(days: readonly Day[]): DailySums {
  return new Map(days.map(({ date, expense }) => [date, parseMoney(expense).minor]));
}

export function lengthOf(span: Pick<Span, 'from' | 'to'>): number {
  return daysBetween(span.from, span.to) + 1;
}

/** How many days of the span have passed, today among them. */
export function daysPassed(span: Pick<Span, 'from' | 'to'>, today: CivilDate): number {
  if (today < span.from) return 0;
  return today > span.to ? lengthOf(span) : daysBetween(span.from, today) + 1;
}

/** The sum up to each of its first days; after its end a short span stays as it was. */
export function runningSums(span: Pick<Span, 'from' | 'to'>, days: number, sums: DailySums): bigint[] {
  let sum = 0n;
  return Array.from({ length: days }, (_, index) => {
    const date = addDays(span.from, index);
    if (date <= span.to) sum += sums.get(date) ?? 0n;
    return sum;
  });
}

/** The first day on which anything was spent. */
export function firstSpent(sums: DailySums): CivilDate | undefined {
  const used = [...sums].filter(([, minor]) => minor !== 0n).map(([date]) => date);
  return used.sort()[0];
}

/** Those of the spans in which the book was kept from their first day on. */
export function keptSpans(spans: readonly Span[], sums: DailySums): Span[] {
  const first = firstSpent(sums);
  return first === undefined ? [] : spans.filter(({ from }) => from >= first);
}

/** The usual course: by each day the median of the running sums of these spans. Null where there are none. */
export function usualCourse(spans: readonly Span[], days: number, sums: DailySums): bigint[] | null {
  if (spans.length === 0) return null;
  const courses = spans.map((span) => runningSums(span, days, sums));
  return Array.from(
    { length: days },
    (_, index) => median(courses.map((course) => course[index] ?? 0n)) ?? 0n,
  );
}

/** The most days that the server tells of at once. */
const MOST_DAYS = 3700;

/** As many spans before as fit into one question, at most six: the latest of them make the usual. */
export function spansThatFit(span: Pick<Span, 'from' | 'to'>): number {
  // A month before may be longer than this one.
  return Math.max(0, Math.min(6, Math.floor(MOST_DAYS / (lengthOf(span) + 3)) - 1));
}
