import { z } from 'zod';
import { XLSX } from './exports';
import { atLeast } from './parameters';
import { transactionFilters } from './transactions';
import { currency, id, instant, money } from './values';

// What the reports have in common; their own files say the rest.

export const reportOptions = {
  currency: currency.optional().meta({ description: 'Default: the book’s' }),
  atLeast: atLeast.optional(),
  format: z
    .enum(['json', 'csv', 'xlsx', 'pdf'])
    .optional()
    .meta({ description: 'What Accept does, where a header cannot be set; the parameter wins' }),
};

const { q: _words, from: _from, to: _to, ...filters } = transactionFilters;

/** The filters of transactions that sums can be asked with; words and what is missing are no such. */
export const reportFilters = {
  ...filters,
  categoryId: id.optional().meta({ description: 'With its children' }),
  payeeId: id.optional(),
};

// Of periods that only touch the years that may be entered; so no range is published.
export const reportDay = z
  .string()
  .meta({ override: { type: 'string', format: 'date' }, example: '2026-11-01' });
export const reportShare = z
  .number()
  .nullable()
  .meta({ description: 'A fraction of 4 places; null where undefined' });
export const reportCount = z.int().min(0);
export const reportName = z.string().nullable();
export const otherCurrencies = z.array(z.string());

export const reportTotals = z
  .object({ expense: money, income: money, net: money, savingsRate: reportShare })
  .meta({ id: 'ReportTotals' });

export const asOf = z
  .object({
    sequence: reportCount.meta({ description: 'The last X-Book-Sequence that the report has seen' }),
    time: instant.nullable(),
  })
  .meta({ id: 'AsOf' });

/** What every report over a range of days begins and ends with. */
export const rangeHead = { bookId: id, from: reportDay, to: reportDay, currency: z.string() };

export const reportDoor = { service: 'reporting', isLimited: true, errors: [422] as const } as const;
export const alsoCsv = { 'text/csv': z.string().meta({ override: { type: 'string' } }) };
const binary = z.string().meta({ override: { type: 'string', format: 'binary' } });
/** The workbook and the pages are made for people, in the words and numbers of their locale. */
export const alsoFiles = { ...alsoCsv, [XLSX]: binary, 'application/pdf': binary };
