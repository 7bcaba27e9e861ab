import { type Money, money, parseMoney } from '@hisaab/kernel';
import { useMemo } from 'react';
import { spansBefore } from '../report-view';
import { useReportView } from '../use-report-view';
import { useSummary } from '../use-sums';

const GROUPS = { weekly: 'week,category', monthly: 'month,category', yearly: 'year,category' } as const;

/** Periods before this one that make the usual. */
export const MOST_BEFORE = 6;

/** What a category, with its children, took in each of the last periods; days of choice have no usual. */
export function useUsual(): (id: string | null) => Money[] {
  const { span, filters, settings } = useReportView();
  const spans = useMemo(() => spansBefore(span, MOST_BEFORE, settings), [span, settings]);
  const days = { from: spans.at(-1)?.from ?? span.from, to: spans[0]?.to ?? span.to };
  const groupBy = span.kind === 'custom' ? 'month,category' : GROUPS[span.kind];
  const { data } = useSummary(days, { ...filters, type: 'expense' }, groupBy, span.kind !== 'custom');
  return (id) => {
    if (!data || span.kind === 'custom') return [];
    // From the first period that has anything: before it the book was not kept.
    const starts = [...new Set(data.items.map(({ week, month, year }) => week ?? month ?? year))];
    const known =
      starts.length === 0 ? [] : spans.filter(({ from }) => starts.some((at) => (at ?? '') <= from));
    return known.map(({ from }) => {
      const minor = data.items
        .filter(({ week, month, year }) => (week ?? month ?? year) === from)
        .filter(({ category }) => (category?.parentId ?? category?.id ?? null) === id)
        .reduce((sum, { expense }) => sum + parseMoney(expense).minor, 0n);
      return money(minor, data.currency);
    });
  };
}
