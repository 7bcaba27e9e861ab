import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import { noQuery, page, pageOf, query, wholeList } from './parameters';
import { civilDate, id, instant, money, text } from './values';

const accountName = z.string().meta({
  description: 'The ledger account’s stable key',
  example: 'account:019aa1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
});

export const ledgerAccount = z
  .object({
    account: accountName,
    name: z.string().meta({ description: 'As a person reads it', example: 'Assets:Cash' }),
    type: z.string().meta({ description: 'asset, liability, equity, income or expense' }),
    currency: z.string(),
    balance: money,
    accountId: id.nullable(),
    categoryId: id.nullable(),
  })
  .meta({ id: 'LedgerAccount' });

export const posting = z.object({ account: accountName, amount: money }).meta({ id: 'Posting' });

export const ledgerEntry = z
  .object({
    id,
    bookId: id,
    sequence: z.int().positive(),
    date: civilDate,
    transactionId: id.nullable(),
    reversalOf: id.nullable(),
    postings: z.array(posting),
    hash: z.string(),
    previousHash: z.string().nullable(),
  })
  .meta({ id: 'LedgerEntry' });

export const ledgerEntriesQuery = query({
  ...page,
  account: text(200).optional(),
  from: civilDate.optional(),
  to: civilDate.optional(),
});

export const trialBalanceQuery = query({ date: civilDate.optional() });

export const trialBalance = z
  .object({
    date: civilDate,
    isBalanced: z.boolean(),
    rows: z.array(
      z.object({ account: accountName, name: z.string(), type: z.string(), debit: money, credit: money }),
    ),
    totals: z.array(z.object({ currency: z.string(), debit: money, credit: money })),
  })
  .meta({ id: 'TrialBalance' });

export const verification = z
  .object({
    ok: z.boolean(),
    entries: z.int().min(0),
    headHash: z.string().nullable(),
    witness: z.string().meta({ description: 'checked, behind or unavailable' }),
    firstBroken: z.object({ sequence: z.int(), reason: z.string() }).optional(),
  })
  .meta({ id: 'Verification' });

export const ledgerExportQuery = query({ format: z.enum(['hledger', 'beancount']) });

export const auditQuery = query({ transactionId: id });

const image = z.looseObject({ date: civilDate, postings: z.array(posting) }).nullable();

export const auditRecord = z
  .object({
    at: instant,
    actor: z.string().nullable(),
    action: z.string().meta({ description: 'recorded, changed, deleted or restored' }),
    sequence: z.int().positive().meta({ description: 'The book’s sequence of the change' }),
    version: z.int().positive(),
    before: image,
    after: image,
  })
  .meta({ id: 'AuditRecord' });

const door = { service: 'ledger' } as const;
const journal = z.string().meta({ override: { type: 'string' } });

export const ledgerPaths: ZodOpenApiPathsObject = {
  '/v1/ledger/accounts': {
    get: operation({
      ...door,
      id: 'listLedgerAccounts',
      summary: 'The chart of accounts with balances',
      query: noQuery,
      answers: { 200: { description: 'Whole', schema: wholeList(ledgerAccount) } },
    }),
  },
  '/v1/ledger/entries': {
    get: operation({
      ...door,
      id: 'listLedgerEntries',
      summary: 'Journal entries, newest first',
      query: ledgerEntriesQuery,
      errors: [422],
      answers: { 200: { description: 'A page', schema: pageOf(ledgerEntry) } },
    }),
  },
  '/v1/ledger/trial-balance': {
    get: operation({
      ...door,
      id: 'getTrialBalance',
      summary: 'Debit and credit of every ledger account up to a day',
      query: trialBalanceQuery,
      answers: { 200: { description: 'As of the day', schema: trialBalance } },
    }),
  },
  '/v1/ledger/verify': {
    get: operation({
      ...door,
      id: 'verifyLedger',
      summary: 'Recompute the chain from the stored rows',
      query: noQuery,
      isLimited: true,
      answers: { 200: { description: 'What was found', schema: verification } },
    }),
  },
  '/v1/ledger/export': {
    get: operation({
      ...door,
      id: 'exportLedger',
      summary: 'The journal for hledger or beancount',
      query: ledgerExportQuery,
      isLimited: true,
      answers: {
        200: {
          description: 'Streamed, by date, then sequence',
          types: { 'text/plain': journal },
          headers: {
            'Content-Disposition': z.string().meta({ example: 'attachment; filename="hisaab.journal"' }),
          },
        },
      },
    }),
  },
  '/v1/ledger/audit': {
    get: operation({
      ...door,
      id: 'auditTransaction',
      summary: 'Who did what to a transaction, and when; before and after',
      query: auditQuery,
      answers: { 200: { description: 'Oldest first', schema: wholeList(auditRecord) } },
    }),
  },
};

export type LedgerAccount = z.infer<typeof ledgerAccount>;
export type LedgerEntry = z.infer<typeof ledgerEntry>;
export type LedgerEntriesQuery = z.infer<typeof ledgerEntriesQuery>;
export type TrialBalance = z.infer<typeof trialBalance>;
export type Verification = z.infer<typeof verification>;
export type AuditRecord = z.infer<typeof auditRecord>;
