import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import { query } from './parameters';
import {
  alsoFiles,
  asOf,
  otherCurrencies,
  rangeHead,
  reportDoor,
  reportFilters,
  reportName,
  reportOptions,
  reportTotals,
} from './report-parts';
import { civilDate, id, money } from './values';

export const cashflowQuery = query({ from: civilDate, to: civilDate, ...reportFilters, ...reportOptions });

export const cashflowNode = z
  .object({
    id: z.string().meta({ description: 'Of this answer only; what the links name', example: 'total' }),
    kind: z.string().meta({
      description:
        'income, expense (a category of the kind), total, saved (not spent) or drawn (spent beyond income)',
    }),
    categoryId: id.nullable().meta({ description: 'null: uncategorised, or no category' }),
    name: reportName,
    isOwn: z
      .boolean()
      .meta({ description: 'What a category with children holds itself, beside the children' }),
    amount: money.meta({ description: 'What flows in, and out where the node is not at an end' }),
  })
  .meta({ id: 'CashflowNode' });

export const cashflowLink = z
  .object({ source: z.string(), target: z.string(), amount: money.meta({ description: 'Above zero' }) })
  .meta({ id: 'CashflowLink' });

export const cashflow = z
  .object({
    ...rangeHead,
    totals: reportTotals,
    nodes: z.array(cashflowNode),
    links: z.array(cashflowLink),
    otherCurrencies,
    asOf,
  })
  .meta({ id: 'Cashflow' });

export const cashflowPaths: ZodOpenApiPathsObject = {
  '/v1/reports/cashflow': {
    get: operation({
      ...reportDoor,
      id: 'getCashflow',
      summary: 'How money runs through: nodes and links of a Sankey diagram',
      description:
        'Income by category flows into the total, the total into expenses by category and their children. What is ' +
        'left is saved, what is missing drawn, so that as much leaves a node between as enters it. Transfers are in no flow.',
      query: cashflowQuery,
      answers: { 200: { description: 'The flows', schema: cashflow, types: alsoFiles } },
    }),
  },
};

export type CashflowQuery = z.infer<typeof cashflowQuery>;
export type Cashflow = z.infer<typeof cashflow>;
