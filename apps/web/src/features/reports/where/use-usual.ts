import { addDays } from '@hisaab/kernel';
import { useMemo } from 'react';
import { beside, type Change } from '../beside';
import { dailySums, daysPassed, keptSpans, runningSums, spansThatFit, usualCourse } from '../daily-sums';
import { spansBefore } from '../report-view';
import { useReportView } from '../use-report-view';
import { useCalendar } from '../use-sums';

/** How a category stands beside what it usually takes by the same day; null while that is not known. */
export function useBesideUsual(categoryId: string | null): Change | null {
  const { span, filters, settings, today } = useReportView();
  const spans = useMemo(() => spansBefore(span, spansThatFit(span), settings), [span, settings]);
  const passed = daysPassed(span, today);
  const { data } = useCalendar(
    { from: spans.at(-1)?.from ?? span.from, to: span.to },
    { ...filters, ...(categoryId === null ? {} : { categoryId }) },
    categoryId !== null && spans.length > 0 && passed > 0,
  );
  return useMemo(() => {
    if (!data) return null;
    const sums = dailySums(data.days);
    const usual = usualCourse(keptSpans(spans, sums), passed, sums);
    // Entries of days to come are no part of what is usual by now.
    const until = addDays(span.from, passed - 1);
    return beside(
      runningSums({ from: span.from, to: until }, passed, sums).at(-1) ?? 0n,
      usual?.at(-1) ?? null,
    );
  }, [data, spans, passed, span]);
}
