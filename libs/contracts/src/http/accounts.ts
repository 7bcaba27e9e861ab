import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import { noQuery, wholeList, wholeListQuery } from './parameters';
import { civilDate, currency, id, instant, money, newId, signedMoneyIn, text, version } from './values';

export const accountKind = z.enum(['cash', 'bank', 'card', 'wallet', 'loan', 'investment']);
const last4 = z.string().regex(/^[0-9]{4}$/);

export const createAccount = z
  .strictObject({
    id: newId.optional(),
    name: text(100),
    kind: accountKind,
    currency: currency.optional().meta({ description: 'The book’s when left out' }),
    openingBalance: signedMoneyIn.optional(),
    openingDate: civilDate.optional(),
    last4: last4.nullable().optional(),
    institution: text(100).nullable().optional(),
    archived: z.boolean().optional(),
  })
  .meta({ id: 'AccountCreate', example: { name: 'HDFC savings', kind: 'bank', currency: 'INR' } });

export const patchAccount = z
  .strictObject({
    name: text(100).optional(),
    kind: accountKind.optional(),
    currency: currency.optional(),
    openingBalance: signedMoneyIn.nullable().optional(),
    openingDate: civilDate.nullable().optional(),
    last4: last4.nullable().optional(),
    institution: text(100).nullable().optional(),
    archived: z.boolean().optional(),
  })
  .meta({ id: 'AccountPatch', example: { archived: true } });

export const account = z
  .object({
    id,
    bookId: id,
    version,
    name: z.string(),
    kind: z.string(),
    currency: z.string(),
    openingBalance: money,
    openingDate: civilDate,
    last4: z.string().nullable(),
    institution: z.string().nullable(),
    archived: z.boolean(),
    balance: money,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Account' });

export const accountPath = z.strictObject({ id });

const door = { service: 'billing' } as const;
const one = { 200: { description: 'The account', schema: account } };

export const accountPaths: ZodOpenApiPathsObject = {
  '/v1/accounts': {
    get: operation({
      ...door,
      id: 'listAccounts',
      summary: 'All accounts with their balances',
      query: wholeListQuery,
      answers: { 200: { description: 'Whole', schema: wholeList(account) } },
    }),
    post: operation({
      ...door,
      id: 'createAccount',
      hasChangeSet: true,
      summary: 'Add an account',
      write: 'create',
      hasVersion: true,
      query: noQuery,
      body: createAccount,
      answers: { 201: { description: 'The account', schema: account } },
    }),
  },
  '/v1/accounts/{id}': {
    get: operation({
      ...door,
      id: 'getAccount',
      summary: 'One account',
      hasVersion: true,
      path: accountPath,
      query: noQuery,
      answers: one,
    }),
    patch: operation({
      ...door,
      id: 'changeAccount',
      hasChangeSet: true,
      summary: 'Change an account; its currency only while it is unused',
      write: 'change',
      hasVersion: true,
      path: accountPath,
      query: noQuery,
      body: patchAccount,
      errors: [409],
      answers: one,
    }),
    delete: operation({
      ...door,
      id: 'deleteAccount',
      hasChangeSet: true,
      summary: 'Remove an account that nothing uses',
      write: 'remove',
      path: accountPath,
      query: noQuery,
      errors: [409],
      answers: { 204: { description: 'Gone' } },
    }),
  },
};

export type CreateAccount = z.infer<typeof createAccount>;
export type PatchAccount = z.infer<typeof patchAccount>;
export type Account = z.infer<typeof account>;
