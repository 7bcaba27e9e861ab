import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import { query } from './parameters';
import {
  alsoFiles,
  asOf,
  reportCount as count,
  reportDay as day,
  reportDoor,
  reportFilters,
  reportName as name,
  reportOptions,
  reportShare as share,
  reportTotals,
} from './report-parts';
import { civilDate, id, money } from './values';

export { asOf, reportTotals } from './report-parts';

export const SUMMARY_GROUPS = [
  'day',
  'week',
  'month',
  'year',
  'category',
  'payee',
  'account',
  'tag',
] as const;
export type SummaryGroup = (typeof SUMMARY_GROUPS)[number];

const group = `(?:${SUMMARY_GROUPS.join('|')})`;
const groupBy = z
  .string()
  .regex(new RegExp(`^${group}(?:,${group})?$`))
  .meta({ description: `One or two, by comma, of ${SUMMARY_GROUPS.join(', ')}`, example: 'month,category' });

export const periodReportQuery = query({
  date: civilDate.optional().meta({ description: 'The period that holds this day; default: today' }),
  ...reportOptions,
});

export const summaryQuery = query({
  from: civilDate,
  to: civilDate,
  groupBy,
  ...reportFilters,
  ...reportOptions,
});

const named = z.object({ id: id.nullable(), name });

const period = z.object({
  kind: z.string().meta({ description: 'weekly, monthly or yearly' }),
  from: day,
  to: day,
});

export const categoryTotal = z
  .object({
    categoryId: id.nullable().meta({ description: 'null: uncategorised' }),
    name,
    kind: z.string(),
    parentId: id.nullable().meta({ description: 'The rows without a parent add up to the totals' }),
    total: money.meta({ description: 'With the children' }),
    own: money.meta({ description: 'Without the children' }),
    share: share.meta({ description: 'Of the total of its kind' }),
    count: count.meta({ description: 'Lines, with the children’s' }),
    previous: money.meta({ description: 'The total of the whole period before' }),
  })
  .meta({ id: 'CategoryTotal' });

export const periodReport = z
  .object({
    bookId: id,
    period,
    currency: z.string(),
    totals: reportTotals,
    byCategory: z.array(categoryTotal),
    byDay: z.array(z.object({ date: day, expense: money, income: money })).optional(),
    byMonth: z
      .array(z.object({ month: day, expense: money, income: money }))
      .optional()
      .meta({
        description: 'Of a yearly report, in place of byDay; a month is its first day',
      }),
    byAccount: z.array(z.object({ accountId: id, name, expense: money, income: money, net: money, count })),
    topPayees: z.array(z.object({ payeeId: id, name, total: money, count })),
    statistics: z.object({
      count: count.meta({ description: 'Transactions, transfers left out' }),
      averagePerDay: money.nullable().meta({ description: 'Spent per day that has passed' }),
      median: money.nullable().meta({ description: 'The (lower) median expense' }),
      largest: money.nullable(),
      largestTransactionId: id.nullable(),
      noSpendDays: count.meta({ description: 'Days that have passed without an expense' }),
    }),
    previous: z.object({ from: day, to: day, totals: reportTotals }),
    otherCurrencies: z.array(z.string()).meta({ description: 'Present in the period, in no sum here' }),
    asOf,
  })
  .meta({ id: 'PeriodReport' });

export const summaryItem = z
  .object({
    day: day.optional(),
    week: day.optional().meta({ description: 'The first day of the book’s week' }),
    month: day.optional().meta({ description: 'The first day of the book’s month' }),
    year: day.optional().meta({ description: 'The first day of the book’s year' }),
    category: named.extend({ kind: z.string(), parentId: id.nullable() }).optional(),
    payee: named.optional(),
    account: named.optional(),
    tag: named.optional(),
    expense: money,
    income: money,
    net: money,
    count: count.meta({ description: 'Lines where categories are grouped or filtered, else transactions' }),
  })
  .meta({ id: 'SummaryItem' });

export const summary = z
  .object({
    bookId: id,
    from: day,
    to: day,
    currency: z.string(),
    groupBy: z.array(z.string()),
    items: z.array(summaryItem),
    totals: reportTotals,
    overlapping: z.boolean().meta({
      description: 'A transaction of several tags is in each of them, so the items may add up to more',
    }),
    otherCurrencies: z.array(z.string()),
    asOf,
  })
  .meta({ id: 'Summary' });

function periodPath(kind: 'Weekly' | 'Monthly' | 'Yearly', what: string): ZodOpenApiPathsObject {
  return {
    [`/v1/reports/${kind.toLowerCase()}`]: {
      get: operation({
        ...reportDoor,
        id: `get${kind}Report`,
        summary: `The book’s ${what} that holds the date`,
        query: periodReportQuery,
        answers: { 200: { description: 'The report', schema: periodReport, types: alsoFiles } },
      }),
    },
  };
}

export const reportsPaths: ZodOpenApiPathsObject = {
  ...periodPath('Weekly', 'week'),
  ...periodPath('Monthly', 'month'),
  ...periodPath('Yearly', 'year'),
  '/v1/reports/summary': {
    get: operation({
      ...reportDoor,
      id: 'getSummary',
      summary: 'Sums over any days, by one or two groups',
      description: 'Transfers are in no sum. Groups of time are named by their first day.',
      query: summaryQuery,
      answers: { 200: { description: 'The sums', schema: summary, types: alsoFiles } },
    }),
  },
};

export type PeriodReportQuery = z.infer<typeof periodReportQuery>;
export type SummaryQuery = z.infer<typeof summaryQuery>;
export type PeriodReport = z.infer<typeof periodReport>;
export type Summary = z.infer<typeof summary>;
export type SummaryItem = z.infer<typeof summaryItem>;
