import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import { query } from './parameters';
import {
  alsoFiles,
  asOf,
  otherCurrencies,
  rangeHead,
  reportCount,
  reportDay,
  reportDoor,
  reportFilters,
  reportOptions,
  reportTotals,
} from './report-parts';
import { civilDate, money } from './values';

export const calendarQuery = query({ from: civilDate, to: civilDate, ...reportFilters, ...reportOptions });

const spendDay = z.object({ date: reportDay, expense: money }).nullable();

export const calendar = z
  .object({
    ...rangeHead,
    totals: reportTotals,
    days: z
      .array(
        z.object({
          date: reportDay,
          expense: money,
          income: money,
          count: reportCount.meta({
            description: 'Transactions, or lines where a category is asked for; transfers left out',
          }),
        }),
      )
      .meta({ description: 'Every day of the range, in order' }),
    spendDays: reportCount.meta({ description: 'Days with an expense' }),
    largest: spendDay.meta({ description: 'The day of the largest expense; null without any' }),
    median: spendDay.meta({ description: 'The (lower) median of the days with an expense' }),
    otherCurrencies,
    asOf,
  })
  .meta({ id: 'Calendar' });

export const calendarPaths: ZodOpenApiPathsObject = {
  '/v1/reports/calendar': {
    get: operation({
      ...reportDoor,
      id: 'getCalendar',
      summary: 'Day by day: what was spent and earned on each',
      description: 'At most 3,700 days at once. Transfers are in no sum.',
      query: calendarQuery,
      answers: { 200: { description: 'The days', schema: calendar, types: alsoFiles } },
    }),
  },
};

export type CalendarQuery = z.infer<typeof calendarQuery>;
export type Calendar = z.infer<typeof calendar>;
