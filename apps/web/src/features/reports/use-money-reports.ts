import { api, body, type Schemas } from '../../api/client';
import { asked, type SumFilters, useReportAnswer } from './use-sums';
import type { Step } from './worth/worth-series';

export type Cashflow = Schemas['Cashflow'];
export type NetWorth = Schemas['NetWorth'];
export type Recurring = Schemas['Recurring'];

interface Days {
  readonly from: string;
  readonly to: string;
}

/** How money runs through the days. */
export function useCashflow(days: Days, filters: SumFilters) {
  return useReportAnswer<Cashflow>(['cashflow', days.from, days.to, filters], (signal) =>
    body(api.GET('/v1/reports/cashflow', { params: { query: asked(filters, days) }, signal })),
  );
}

/** What is owned and owed; categories, tags and payees own nothing, so they are not asked for. */
export function useNetWorth(days: Days, filters: SumFilters, groupBy: Step) {
  const { accountId, currency } = filters;
  const own = { ...(accountId ? { accountId } : {}), ...(currency ? { currency } : {}) };
  return useReportAnswer<NetWorth>(['net-worth', days.from, days.to, own, groupBy], (signal) =>
    body(api.GET('/v1/reports/net-worth', { params: { query: { ...asked(own, days), groupBy } }, signal })),
  );
}

/** What of the months' expenses recurs. */
export function useRecurring(days: Days, filters: Omit<SumFilters, 'type'>) {
  return useReportAnswer<Recurring>(['recurring', days.from, days.to, filters], (signal) =>
    body(api.GET('/v1/reports/recurring', { params: { query: asked(filters, days) }, signal })),
  );
}
