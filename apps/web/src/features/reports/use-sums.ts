import { useQuery } from '@tanstack/react-query';
import { api, body, type Schemas, seenSequence } from '../../api/client';
import { askAgainAfter, type Standing } from './standing';
import type { ReportFilters, Span } from './report-view';

export type Summary = Schemas['Summary'];
export type Calendar = Schemas['Calendar'];

type Days = Pick<Span, 'from' | 'to'>;
/** What is summed: the address’s filters, and what a picture adds. */
export type SumFilters = ReportFilters & { readonly type?: 'expense' | 'income' };
type Groups = 'day' | 'week' | 'month' | 'year' | 'category' | 'payee' | 'account' | 'tag';

/**
 * Asks a report with everything that this client wrote in it; one that is not there yet is asked for again.
 * The key needs no noun: it begins with `reports`, so that a change of the book makes it stale.
 */
export function useReportAnswer<Answer extends Standing>(
  key: readonly unknown[],
  ask: (signal: AbortSignal) => Promise<Answer | string>,
  enabled = true,
) {
  return useQuery({
    queryKey: ['reports', ...key],
    queryFn: async ({ signal }): Promise<Answer> => {
      const answer = await ask(signal);
      // The same address has a CSV form, which is not asked for here.
      if (typeof answer === 'string') throw new Error('a report came as text');
      return answer;
    },
    enabled,
    refetchInterval: ({ state }) => askAgainAfter(state.data),
  });
}

/** The filters as the generated client wants them. */
export function asked(filters: SumFilters, days: Days) {
  const { currency, ...others } = filters;
  return {
    ...others,
    ...(currency ? { currency: currency as Schemas['Currency'] } : {}),
    from: days.from,
    to: days.to,
    atLeast: seenSequence(),
  };
}

/** Sums over the days by one or two groups. */
export function useSummary(
  days: Days,
  filters: SumFilters,
  groupBy: Groups | `${Groups},${Groups}`,
  enabled = true,
) {
  return useReportAnswer<Summary>(
    ['summary', days.from, days.to, filters, groupBy],
    (signal) =>
      body(
        api.GET('/v1/reports/summary', { params: { query: { ...asked(filters, days), groupBy } }, signal }),
      ),
    enabled,
  );
}

/** Every day of a range with what was spent and received on it. */
export function useCalendar(days: Days, filters: SumFilters, enabled = true) {
  return useReportAnswer<Calendar>(
    ['calendar', days.from, days.to, filters],
    (signal) => body(api.GET('/v1/reports/calendar', { params: { query: asked(filters, days) }, signal })),
    enabled,
  );
}

/** The path of the server's own CSV of a report. */
export function reportPath(
  report: 'summary' | 'calendar' | 'cashflow' | 'net-worth' | 'recurring',
  days: Days,
  filters: SumFilters,
  more: Readonly<Record<string, string>> = {},
): string {
  const params = new URLSearchParams({ from: days.from, to: days.to, ...filters, ...more });
  return `/v1/reports/${report}?${params}`;
}
