import { addDays, type CivilDate } from '@hisaab/kernel';
import type { ReportFilters } from './report-view';
import { useSummary } from './use-sums';

const TEN_YEARS = 3652;

/** Whether the book has an entry on that day or earlier, whatever else is filtered; no data while it is not known. */
export function useIsKeptBy(day: CivilDate, { currency }: ReportFilters) {
  const { data, error, refetch } = useSummary(
    { from: addDays(day, -TEN_YEARS), to: day },
    currency ? { currency } : {},
    'year',
  );
  return { isKept: data?.items.some(({ count }) => count > 0), error, refetch };
}
