import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import { query } from './parameters';
import { transactionFilters } from './transactions';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const exportTransactionsQuery = query({
  ...transactionFilters,
  format: z.enum(['csv', 'xlsx', 'json']).default('csv'),
});

const file = z.string().meta({ override: { type: 'string' } });
const binary = z.string().meta({ override: { type: 'string', format: 'binary' } });
const disposition = z.string().meta({ example: 'attachment; filename="hisaab-transactions.csv"' });

export const exportPaths: ZodOpenApiPathsObject = {
  '/v1/exports/transactions': {
    get: operation({
      service: 'billing',
      id: 'exportTransactions',
      summary: 'All transactions, or those that the filters find, as a file',
      description:
        'In CSV and XLSX a row is a line of a transaction (one with splits has several rows of one Id). A text that ' +
        'a spreadsheet would run (after any apostrophes it begins with = + - @, a tab or a line end) has one ' +
        'apostrophe before it. Tags stand in one cell, parted by commas; a tag that holds a comma, a semicolon, a ' +
        'bar, a double quote or a blank before # is in double quotes, doubled inside. An import of the CSV undoes both.',
      isLimited: true,
      query: exportTransactionsQuery,
      errors: [422],
      answers: {
        200: {
          description: 'Streamed, oldest first',
          types: { 'text/csv': file, [XLSX]: binary, 'application/json': z.array(z.looseObject({})) },
          headers: { 'Content-Disposition': disposition },
        },
      },
    }),
  },
};

export type ExportTransactionsQuery = z.infer<typeof exportTransactionsQuery>;
