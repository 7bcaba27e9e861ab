import { daysBetween } from '@hisaab/kernel';
import type { Span } from '../report-view';

export type Step = 'day' | 'week' | 'month';

/** How far apart the points are, so that there are enough to see a line and no more than fit. */
export function stepOf({ from, to }: Pick<Span, 'from' | 'to'>): Step {
  const days = daysBetween(from, to);
  return days <= 92 ? 'day' : days <= 400 ? 'week' : 'month';
}

/** What is owned is told until today: what is recorded ahead has not come yet. */
export function untilToday(span: Span, today: string): Span {
  if (today < span.from || today >= span.to) return span;
  return { kind: 'custom', from: span.from, to: today };
}
