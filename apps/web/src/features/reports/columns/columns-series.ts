import {
  addDays,
  type CivilDate,
  monthsOf,
  parseMoney,
  periodOf,
  type PeriodKind,
  type PeriodSettings,
} from '@hisaab/kernel';
import { lengthOf } from '../daily-sums';
import { type Span, spansBefore, untilThisMonth } from '../report-view';

export interface Steps {
  readonly kind: PeriodKind;
  readonly groupBy: 'week' | 'month' | 'year';
  /** One pair of columns each, in order; the ends of days of choice as far as they go. */
  readonly spans: readonly Span[];
}

const GROUPS = { weekly: 'week', monthly: 'month', yearly: 'year' } as const;
const BEFORE = 11;

/** The twelve weeks or months that end with the span; the months of a year; of days of choice their weeks or months. */
export function stepsOf(span: Span, settings: PeriodSettings, today: CivilDate): Steps {
  if (span.kind === 'yearly') {
    const { to } = untilThisMonth(span, settings, today);
    const months = monthsOf({ ...span, kind: 'yearly' }, settings);
    return { kind: 'monthly', groupBy: 'month', spans: months.filter(({ from }) => from <= to) };
  }
  if (span.kind !== 'custom') {
    const spans = [...spansBefore(span, BEFORE, settings).reverse(), span];
    return { kind: span.kind, groupBy: GROUPS[span.kind], spans };
  }
  const length = lengthOf(span);
  const kind = length <= 92 ? 'weekly' : length <= 1100 ? 'monthly' : 'yearly';
  const spans: Span[] = [];
  for (let from = span.from; from <= span.to;) {
    const { to } = periodOf(kind, from, settings);
    spans.push({ kind, from, to: to < span.to ? to : span.to });
    from = addDays(to, 1);
  }
  return { kind, groupBy: GROUPS[kind], spans };
}

interface Words {
  readonly amount: string;
  readonly currency: string;
}

export interface SummedItem {
  readonly week?: CivilDate | undefined;
  readonly month?: CivilDate | undefined;
  readonly year?: CivilDate | undefined;
  readonly expense: Words;
  readonly income: Words;
}

export interface Step {
  readonly span: Span;
  readonly expense: bigint;
  readonly income: bigint;
  readonly net: bigint;
}

/** Each step with its sums; what has none is nothing. */
export function stepSums(steps: Steps, items: readonly SummedItem[], settings: PeriodSettings): Step[] {
  const byStart = new Map(items.map((item) => [item.week ?? item.month ?? item.year, item]));
  return steps.spans.map((span) => {
    const item = byStart.get(periodOf(steps.kind, span.from, settings).from);
    const expense = item ? parseMoney(item.expense).minor : 0n;
    const income = item ? parseMoney(item.income).minor : 0n;
    return { span, expense, income, net: income - expense };
  });
}

/** From the first step on that has anything: the book was not kept before. */
export function fromFirst(steps: readonly Step[]): readonly Step[] {
  const first = steps.findIndex(({ expense, income }) => expense !== 0n || income !== 0n);
  return first < 0 ? [] : steps.slice(first);
}

export function sumOf(steps: readonly Step[]): Omit<Step, 'span'> {
  const sum = (name: 'expense' | 'income' | 'net') => steps.reduce((all, step) => all + step[name], 0n);
  return { expense: sum('expense'), income: sum('income'), net: sum('net') };
}
