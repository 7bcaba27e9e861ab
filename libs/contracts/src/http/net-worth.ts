import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import { query } from './parameters';
import {
  alsoFiles,
  asOf,
  otherCurrencies,
  rangeHead,
  reportDay,
  reportDoor,
  reportName,
  reportOptions,
} from './report-parts';
import { civilDate, id, money } from './values';

export const NET_WORTH_STEPS = ['day', 'week', 'month'] as const;

export const netWorthQuery = query({
  from: civilDate,
  to: civilDate,
  groupBy: z
    .enum(NET_WORTH_STEPS)
    .default('month')
    .meta({ description: 'How far apart the points are, by the book’s weeks and months' }),
  accountId: id.optional(),
  ...reportOptions,
});

const worth = {
  assets: money.meta({ description: 'Of the accounts with a balance above zero' }),
  debts: money.meta({ description: 'Of those below, without the sign' }),
  net: money.meta({ description: 'assets − debts' }),
};

export const netWorth = z
  .object({
    ...rangeHead,
    groupBy: z.string(),
    before: z
      .object({ date: reportDay, ...worth })
      .meta({ description: 'At the end of the day before `from`' }),
    points: z
      .array(
        z.object({
          from: reportDay,
          to: reportDay.meta({ description: 'The balances are of the end of this day' }),
          ...worth,
        }),
      )
      .meta({ description: 'One a period; the first and last as far as they are in the range' }),
    accounts: z
      .array(
        z.object({
          accountId: id,
          name: reportName,
          kind: z.string().nullable().meta({ description: 'null: not heard of yet' }),
          archived: z.boolean(),
          before: money,
          balance: money.meta({ description: 'At the end of `to`' }),
        }),
      )
      .meta({ description: 'The accounts of the currency, the largest balance first' }),
    otherCurrencies,
    asOf,
  })
  .meta({ id: 'NetWorth' });

export const netWorthPaths: ZodOpenApiPathsObject = {
  '/v1/reports/net-worth': {
    get: operation({
      ...reportDoor,
      id: 'getNetWorth',
      summary: 'What is owned and owed at the end of each day, week or month',
      description:
        'From the opening balances, at their dates, and all that was recorded up to the day; so a day to come shows ' +
        'what is recorded ahead. At most 3,700 points at once.',
      query: netWorthQuery,
      answers: { 200: { description: 'The points', schema: netWorth, types: alsoFiles } },
    }),
  },
};

export type NetWorthQuery = z.infer<typeof netWorthQuery>;
export type NetWorth = z.infer<typeof netWorth>;
