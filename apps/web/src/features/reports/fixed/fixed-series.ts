import { addMonths, daysBetween, type PeriodSettings, periodOf } from '@hisaab/kernel';
import { type Span, untilThisMonth } from '../report-view';

const FEW_DAYS = 180;

/** What recurs shows over months: of shorter days the twelve months that end with them. */
export function fixedSpan(span: Span, settings: PeriodSettings, today: string): Span {
  if (daysBetween(span.from, span.to) >= FEW_DAYS) return untilThisMonth(span, settings, today);
  const first = addMonths(periodOf('monthly', span.to, settings).from, -11);
  return { kind: 'custom', from: periodOf('monthly', first, settings).from, to: span.to };
}

interface Words {
  readonly amount: string;
}

const hasNone = ({ amount }: Words): boolean => !/[1-9]/.test(amount);

/** From the first month on in which anything was spent: the book was not kept before. */
export function fromFirstSpent<Month extends { readonly fixed: Words; readonly flexible: Words }>(
  months: readonly Month[],
): readonly Month[] {
  const first = months.findIndex(({ fixed, flexible }) => !hasNone(fixed) || !hasNone(flexible));
  return first < 0 ? [] : months.slice(first);
}
