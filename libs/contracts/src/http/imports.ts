import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import {
  IMPORT_FAILED_REASONS,
  IMPORT_IGNORED_REASONS,
  IMPORT_PROBLEMS,
  IMPORT_WARNINGS,
} from './import-reasons';
import { noQuery, page, pageOf, query } from './parameters';
import { currency, flag, id, instant, text } from './values';

export const IMPORT_STATUSES = ['reading', 'preview', 'running', 'done', 'failed', 'undone'] as const;
export const IMPORT_ROW_STATUSES = ['ready', 'imported', 'duplicate', 'near', 'failed', 'ignored'] as const;

const column = z.int().min(0).max(999).optional();

/** Where in the file each thing stands: positions of columns, the first is 0. */
const importColumns = z.strictObject({
  date: column,
  time: column,
  amount: column,
  debit: column,
  credit: column,
  indicator: column,
  type: column,
  account: column,
  toAccount: column,
  from: column,
  to: column,
  category: column,
  subcategory: column,
  payee: column,
  note: column,
  note2: column,
  tags: column,
  currency: column,
  balance: column,
  reference: column,
  status: column,
  fee: column,
  toAmount: column,
  toCurrency: column,
  share: column,
});

const rowType = z.enum(['expense', 'income', 'transfer-out', 'transfer-in', 'transfer', 'skip']);

/** How a file is to be read: what was guessed, to be corrected and sent back whole. */
export const importMapping = z
  .strictObject({
    encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
    separator: z.enum([',', ';', '\t', '|']),
    headerRow: z.int().min(0).max(100_000).nullable(),
    firstRow: z.int().min(0).max(100_000),
    columns: importColumns,
    dateOrder: z.enum(['dmy', 'mdy', 'ymd']),
    decimalMark: z.enum(['.', ',']),
    direction: z.enum([
      'type',
      'indicator',
      'two-columns',
      'negative-is-expense',
      'positive-is-expense',
      'all-expense',
    ]),
    typeWords: z.record(text(200, { min: 0 }), rowType).meta({
      description: 'What the words of the type column mean, in lower case',
    }),
    negativeDebits: z.boolean(),
    negativeCredits: z.boolean().optional(),
    transferTarget: z.enum(['toAccount', 'category', 'payee', 'account']).nullable().meta({
      description: 'Where a transfer names its other account; account: the same one, in another currency',
    }),
    receivesToAmount: z.boolean().optional().meta({
      description: 'The amount is what was sent; of an income what arrived is one’s own',
    }),
    ownAccounts: z
      .array(text(200, { min: 0 }))
      .max(500)
      .optional()
      .meta({
        description: 'The accounts of the file: a payee that is one of them makes the row a transfer',
      }),
    currency: currency.nullable().meta({ description: 'Of rows that name none; null is the account’s' }),
    accountName: text(100).nullable().meta({
      description: 'Of rows that name none, made when missing; null is the book’s first account',
    }),
    layout: text(100).nullable().meta({ description: 'The layout that was recognised' }),
  })
  .meta({
    id: 'ImportMapping',
    example: {
      encoding: 'utf-8',
      separator: ',',
      headerRow: 0,
      firstRow: 1,
      columns: { date: 0, note: 1, amount: 2 },
      dateOrder: 'dmy',
      decimalMark: '.',
      direction: 'negative-is-expense',
      typeWords: {},
      negativeDebits: false,
      transferTarget: null,
      currency: 'INR',
      accountName: 'HDFC Bank',
      layout: null,
    },
  });

const count = z.int().min(0);

export const importResource = z
  .object({
    id,
    bookId: id,
    filename: z.string(),
    size: count.meta({ description: 'Bytes' }),
    status: z.string().meta({ description: IMPORT_STATUSES.join(', ') }),
    rows: count.meta({ description: 'Rows of the file that are or should be transactions' }),
    processed: count.meta({ description: 'Of these, how many are done with' }),
    imported: count,
    duplicates: count,
    near: count.meta({
      description: 'Of the imported ones, those that look much like an entry that was there',
    }),
    failed: count,
    ignored: count.meta({ description: 'Totals, repeated headers, declined payments' }),
    header: z.array(z.string()),
    mapping: importMapping.nullable(),
    confidence: z.record(z.string(), z.number()),
    warnings: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .meta({ description: `What was not sure: ${IMPORT_WARNINGS.join(', ')}` }),
    problem: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .meta({
        description: `Why the whole import failed: ${IMPORT_PROBLEMS.join(', ')}`,
      }),
    changeSetId: id.nullable().meta({ description: 'To undo the import as a whole' }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Import' });

/** An import in a list: without how its file was understood. */
export const importSummary = importResource
  .omit({ header: true, mapping: true, confidence: true, warnings: true })
  .meta({ id: 'ImportSummary' });

/** What a row of the file says, in the file's own words. */
const importDraft = z.object({
  type: z.string(),
  date: z.string(),
  time: z.string().nullable(),
  amount: z.string(),
  currency: z.string().nullable(),
  toAmount: z.string().nullable(),
  toCurrency: z.string().nullable(),
  account: z.string(),
  toAccount: z.string().nullable(),
  category: z.string(),
  subcategory: z.string(),
  payee: z.string(),
  note: z.string(),
  tags: z.array(z.string()),
});

export const importRow = z
  .object({
    line: z.int().positive().meta({ description: 'In the file, the first is 1' }),
    status: z.string().meta({ description: IMPORT_ROW_STATUSES.join(', ') }),
    reason: z
      .string()
      .nullable()
      .meta({
        description: `A stable word. Of failed rows: ${IMPORT_FAILED_REASONS.join(', ')}; of ignored ones: ${IMPORT_IGNORED_REASONS.join(', ')}; of duplicates and near ones: already-there, looks-alike`,
      }),
    detail: z.string().nullable().meta({ description: 'The reason as an English sentence' }),
    cells: z.array(z.string()),
    draft: importDraft.nullable(),
    transactionId: id.nullable(),
    resembles: id.nullable().meta({ description: 'The entry that it equals or looks like' }),
  })
  .meta({ id: 'ImportRow' });

export const importPath = z.strictObject({ id });
export const startImportQuery = query({
  commit: flag.optional().meta({ description: 'true imports at once, as guessed' }),
});
export const importsQuery = query(page);
export const importPage = pageOf(importSummary).meta({ id: 'ImportPage' });
export const importRowsQuery = query({ ...page, status: z.enum(IMPORT_ROW_STATUSES).optional() });
export const importRowPage = pageOf(importRow).meta({ id: 'ImportRowPage' });

export const importUpload = z.strictObject({
  file: z.string().meta({ override: { type: 'string', format: 'binary' }, description: 'At most 25 MiB' }),
  format: z.enum(['csv']).optional(),
});

const door = { service: 'billing' } as const;
const one = { description: 'The import', schema: importResource };

export const importPaths: ZodOpenApiPathsObject = {
  '/v1/imports': {
    get: operation({
      ...door,
      id: 'listImports',
      summary: 'Imports, the newest first, with what became of them',
      query: importsQuery,
      answers: { 200: { description: 'A page', schema: importPage } },
    }),
    post: operation({
      ...door,
      id: 'startImport',
      summary: 'Hand in a file; it is read in the background',
      write: 'create',
      isLimited: true,
      query: startImportQuery,
      body: importUpload,
      bodyTypes: ['multipart/form-data'],
      answers: { 202: { ...one, changesNothing: true } },
    }),
  },
  '/v1/imports/{id}': {
    get: operation({
      ...door,
      id: 'getImport',
      summary: 'How far an import is, and how its file was understood',
      path: importPath,
      query: noQuery,
      answers: { 200: one },
    }),
  },
  '/v1/imports/{id}/rows': {
    get: operation({
      ...door,
      id: 'listImportRows',
      summary: 'Rows of the file, in its order, with what becomes of them and why',
      path: importPath,
      query: importRowsQuery,
      answers: { 200: { description: 'A page', schema: importRowPage } },
    }),
  },
  '/v1/imports/{id}/mapping': {
    put: operation({
      ...door,
      id: 'mapImport',
      summary: 'Correct how the file is read; the preview is made anew',
      path: importPath,
      query: noQuery,
      body: importMapping,
      errors: [409, 422],
      answers: { 200: one },
    }),
  },
  '/v1/imports/{id}/commit': {
    post: operation({
      ...door,
      id: 'commitImport',
      summary: 'Import the rows of the preview',
      write: 'create',
      path: importPath,
      query: noQuery,
      answers: { 202: { ...one, changesNothing: true } },
    }),
  },
};

export type ImportMapping = z.infer<typeof importMapping>;
export type ImportResource = z.infer<typeof importResource>;
export type ImportSummary = z.infer<typeof importSummary>;
export type ImportsQuery = z.infer<typeof importsQuery>;
export type ImportRow = z.infer<typeof importRow>;
export type ImportRowsQuery = z.infer<typeof importRowsQuery>;
export type StartImportQuery = z.infer<typeof startImportQuery>;
