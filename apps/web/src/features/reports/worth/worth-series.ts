import { daysBetween } from '@hisaab/kernel';
import { isZero, type MoneyWords } from '../../../money/format';
import type { Span } from '../report-view';

export type Step = 'day' | 'week' | 'month';

/** How far apart the points are, so that there are enough to see a line and no more than fit. */
export function stepOf({ from, to }: Pick<Span, 'from' | 'to'>): Step {
  const days = daysBetween(from, to);
  return days <= 92 ? 'day' : days <= 400 ? 'week' : 'month';
}

interface Worth {
  readonly assets: MoneyWords;
  readonly debts: MoneyWords;
  readonly net: MoneyWords;
}

/** What is owned and owed at the end of these days. */
export interface WorthPoint extends Worth {
  readonly from: string;
  readonly to: string;
}

const hasNone = ({ assets, debts }: Worth): boolean => isZero(assets) && isZero(debts);

/**
 * The line: it begins with the day that its end is set beside, the one before the days that are asked for. Of a book
 * that had nothing then it is the first day with anything.
 */
export function lineOf(
  { date, ...worth }: Worth & { readonly date: string },
  points: readonly WorthPoint[],
): readonly WorthPoint[] {
  const all = [{ ...worth, from: date, to: date }, ...points];
  const first = all.findIndex((point) => !hasNone(point));
  return first < 0 ? [] : all.slice(first);
}

/** What is owned is told until today: what is recorded ahead has not come yet. */
export function untilToday(span: Span, today: string): Span {
  if (today < span.from || today >= span.to) return span;
  return { kind: 'custom', from: span.from, to: today };
}
