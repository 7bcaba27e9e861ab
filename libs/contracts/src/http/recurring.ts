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
  reportName,
  reportOptions,
  reportShare,
} from './report-parts';
import { civilDate, id, money } from './values';

// Only expenses are fixed or flexible, so their type is no question.
const { type: _type, ...filters } = reportFilters;

export const recurringQuery = query({ from: civilDate, to: civilDate, ...filters, ...reportOptions });

const split = {
  fixed: money.meta({ description: 'Expenses of what recurs' }),
  flexible: money.meta({ description: 'All other expenses' }),
};

export const recurringExpense = z
  .object({
    payeeId: id.nullable().meta({ description: 'null: expenses without a payee, by their category' }),
    categoryId: id.nullable().meta({ description: 'Of what has no payee' }),
    name: reportName,
    interval: z.string().meta({ description: 'weekly, monthly, quarterly or yearly' }),
    typical: money.meta({ description: 'The (lower) median of the last three times' }),
    yearlyCost: money.meta({ description: 'As many times the typical amount as a year has intervals' }),
    first: reportDay,
    last: reportDay,
    next: reportDay.nullable().meta({ description: 'When it is expected again; null: it has ended' }),
    count: reportCount.meta({ description: 'How often it came, also before `from`' }),
  })
  .meta({ id: 'RecurringExpense' });

export const recurring = z
  .object({
    ...rangeHead,
    totals: z.object({
      ...split,
      expense: money,
      fixedShare: reportShare,
      yearlyCost: money.meta({ description: 'Of all that has not ended' }),
    }),
    months: z
      .array(z.object({ month: reportDay, ...split }))
      .meta({ description: 'The book’s months that touch the range, by their first day' }),
    recurring: z
      .array(recurringExpense)
      .meta({ description: 'What goes on first, then by what a year costs' }),
    otherCurrencies,
    asOf,
  })
  .meta({ id: 'Recurring' });

export const recurringPaths: ZodOpenApiPathsObject = {
  '/v1/reports/recurring': {
    get: operation({
      ...reportDoor,
      id: 'getRecurring',
      summary: 'How much is fixed: what recurs, and the rest, month by month',
      description:
        'A payee (without one: a category) recurs when it came at least three times (weekly: four) at a regular interval, ' +
        'with at most every third time missing, amounts within 30 % of the usual, and no more often otherwise. What came up to 37 months before `to` ' +
        'is looked at. At most 3,700 months.',
      query: recurringQuery,
      answers: { 200: { description: 'What is fixed', schema: recurring, types: alsoFiles } },
    }),
  },
};

export type RecurringQuery = z.infer<typeof recurringQuery>;
export type Recurring = z.infer<typeof recurring>;
