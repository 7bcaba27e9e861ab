import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { bulk, bulkResult, changeSet, changeSetPath, changes, changesQuery, undoResult } from './changes';
import { operation } from './operation';
import { noQuery } from './parameters';
import {
  patchTransaction,
  recordTransaction,
  transaction,
  transactionPage,
  transactionPath,
  transactionsQuery,
} from './transactions';

const door = { service: 'billing' } as const;
const background = {
  description:
    'More rows than a request waits for: it goes on in the background, see `GET /v1/changes/{changeSetId}`',
  schema: changeSet,
};
const one = { 200: { description: 'The transaction', schema: transaction } };

export const transactionPaths: ZodOpenApiPathsObject = {
  '/v1/transactions': {
    get: operation({
      ...door,
      id: 'listTransactions',
      summary: 'Transactions, newest first',
      query: transactionsQuery,
      errors: [422],
      answers: { 200: { description: 'A page', schema: transactionPage } },
    }),
    post: operation({
      ...door,
      id: 'recordTransaction',
      summary: 'Record what was spent, received or moved',
      write: 'create',
      hasVersion: true,
      query: noQuery,
      body: recordTransaction,
      answers: { 201: { description: 'The transaction', schema: transaction } },
    }),
  },
  '/v1/transactions/{id}': {
    get: operation({
      ...door,
      id: 'getTransaction',
      summary: 'One transaction',
      hasVersion: true,
      path: transactionPath,
      query: noQuery,
      answers: one,
    }),
    patch: operation({
      ...door,
      id: 'changeTransaction',
      summary: 'Change a transaction',
      write: 'change',
      hasVersion: true,
      path: transactionPath,
      query: noQuery,
      body: patchTransaction,
      answers: one,
    }),
    delete: operation({
      ...door,
      id: 'deleteTransaction',
      hasChangeSet: true,
      summary: 'Delete a transaction; for 30 days it can be restored',
      write: 'remove',
      path: transactionPath,
      query: noQuery,
      answers: { 204: { description: 'Deleted' } },
    }),
  },
  '/v1/transactions/{id}/restore': {
    post: operation({
      ...door,
      id: 'restoreTransaction',
      summary: 'Bring a deleted transaction back',
      write: 'create',
      hasVersion: true,
      path: transactionPath,
      query: noQuery,
      answers: one,
    }),
  },
  '/v1/transactions/bulk': {
    post: operation({
      ...door,
      id: 'changeManyTransactions',
      summary: 'Change or delete many transactions at once',
      write: 'create',
      query: noQuery,
      body: bulk,
      answers: {
        200: { description: 'What was done, to be undone by its change set', schema: bulkResult },
        202: background,
      },
    }),
  },
  '/v1/changes': {
    get: operation({
      ...door,
      id: 'listChanges',
      summary: 'What changed in the book after a sequence, oldest first, with tombstones',
      query: changesQuery,
      answers: { 200: { description: 'A page', schema: changes } },
    }),
  },
  '/v1/changes/{changeSetId}/undo': {
    post: operation({
      ...door,
      id: 'undoChange',
      summary: 'Take a change back, an import too',
      write: 'create',
      path: changeSetPath,
      query: noQuery,
      answers: { 200: { description: 'What was taken back', schema: undoResult }, 202: background },
    }),
  },
  '/v1/changes/{changeSetId}': {
    get: operation({
      ...door,
      id: 'getChangeSet',
      summary: 'How far a change is that goes on in the background',
      path: changeSetPath,
      query: noQuery,
      answers: { 200: { description: 'The change set', schema: changeSet } },
    }),
  },
};
