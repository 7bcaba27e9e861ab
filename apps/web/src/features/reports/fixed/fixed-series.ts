import { addMonths, daysBetween, type PeriodSettings, periodOf } from '@hisaab/kernel';
import type { Span } from '../report-view';
import { untilToday } from '../worth/worth-series';

const FEW_DAYS = 180;

/** What recurs shows over months: of shorter days the twelve months that end with them. */
export function fixedSpan(span: Span, settings: PeriodSettings, today: string): Span {
  const until = untilToday(span, today);
  if (daysBetween(span.from, span.to) >= FEW_DAYS) return until;
  const first = addMonths(periodOf('monthly', until.to, settings).from, -11);
  return { kind: 'custom', from: periodOf('monthly', first, settings).from, to: until.to };
}
