import type { PeriodKind } from '@hisaab/kernel';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api, body, type Schemas, seenSequence } from '../../api/client';
import { askAgainAfter } from './standing';

export type Report = Schemas['PeriodReport'];

const PATHS = {
  weekly: '/v1/reports/weekly',
  monthly: '/v1/reports/monthly',
  yearly: '/v1/reports/yearly',
} as const;

export function isPeriodKind(text: string | undefined): text is PeriodKind {
  return text === 'weekly' || text === 'monthly' || text === 'yearly';
}

/** The book's period that holds the date, with everything that this client wrote in it. */
export function reportQuery(kind: PeriodKind, date: string, currency?: string) {
  return queryOptions({
    queryKey: ['reports', kind, date, currency ?? ''],
    queryFn: async (): Promise<Report> => {
      const answer = await body(
        api.GET(PATHS[kind], {
          params: {
            query: {
              date,
              atLeast: seenSequence(),
              ...(currency ? { currency: currency as Schemas['Currency'] } : {}),
            },
          },
        }),
      );
      // The same address has a CSV form, which is not asked for here.
      if (typeof answer === 'string') throw new Error('a report came as text');
      return answer;
    },
    placeholderData: keepPreviousData,
    // What others wrote may still be on its way; an unfinished report is asked for again.
    refetchInterval: ({ state }) => askAgainAfter(state.data),
  });
}

export function useReport(kind: PeriodKind, date: string, currency?: string) {
  return useQuery(reportQuery(kind, date, currency));
}
