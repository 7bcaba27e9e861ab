import { z } from 'zod';
import { query, wholeList } from './parameters';
import { tags, transactionFilter } from './transactions';
import { id, instant, version, wholeNumber } from './values';

/** At least one of them; `delete` alone. */
export const bulkChange = z
  .strictObject({
    categoryId: id.nullable().optional(),
    addTags: tags.optional(),
    removeTags: tags.optional(),
    accountId: id.optional(),
    delete: z.literal(true).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { message: 'must change something' })
  .meta({ override: { minProperties: 1 } });

const bulkById = z.strictObject({ ids: z.array(id).min(1).max(1000), change: bulkChange });
const bulkByFilter = z.strictObject({
  filter: transactionFilter,
  expectedCount: z.int().min(0).max(1_000_000_000),
  change: bulkChange,
});

/** What to change: these rows, or all that the filter finds if they are as many as expected (else 409). */
export const bulk = z.union([bulkById, bulkByFilter]).meta({
  id: 'BulkChange',
  example: {
    filter: { q: 'swiggy' },
    expectedCount: 12,
    change: { addTags: ['team'] },
  },
});

export const bulkResult = z.object({ changeSetId: id, changed: z.int().min(0) }).meta({ id: 'BulkResult' });

export const changeSetPath = z.strictObject({ changeSetId: id });

const skippedRow = z.object({ id, reason: z.string().meta({ description: 'A stable word' }) });

export const CHANGE_SET_STATUSES = ['queued', 'running', 'done', 'failed'] as const;

/** How far a change is: one of very many rows goes on in the background, any other is done when it is answered. */
export const changeSet = z
  .object({
    changeSetId: id,
    kind: z.string().meta({ description: 'record, change, delete, restore, bulk, move, import, undo, …' }),
    status: z.string().meta({ description: CHANGE_SET_STATUSES.join(', ') }),
    total: z.int().min(0).meta({ description: 'Rows that it is about' }),
    done: z.int().min(0).meta({ description: 'Of these, how many are done with' }),
    changed: z.int().min(0).meta({ description: 'Of those, how many it changed' }),
    skipped: z.int().min(0).meta({ description: 'How many could not be changed and were left alone' }),
    skippedRows: z.array(skippedRow).meta({ description: 'The first thousand of them' }),
    undoes: id.nullable().meta({ description: 'The change set that this one takes back' }),
    undoneBy: id.nullable().meta({
      description: 'The change set that takes this one back; a job stops then where it is',
    }),
    problem: z.object({ code: z.string(), message: z.string() }).nullable().meta({
      description: 'Why it failed. What it had changed by then stays, and can be undone',
    }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'ChangeSet' });

export const undoResult = z
  .object({
    changeSetId: id.meta({ description: 'Of the undo itself, so that it can be taken back too' }),
    changed: z.int().min(0),
    skipped: z.array(skippedRow).meta({
      description: 'What was changed since and therefore left alone',
    }),
  })
  .meta({ id: 'UndoResult' });

export const changesQuery = query({
  since: wholeNumber(0, 999_999_999_999)
    .default(0)
    .meta({ override: { type: 'integer', minimum: 0, maximum: 999_999_999_999, default: 0 } }),
  limit: wholeNumber(1, 1000)
    .default(200)
    .meta({ override: { type: 'integer', minimum: 1, maximum: 1000, default: 200 } }),
});

export const change = z
  .object({
    sequence: z.int().positive(),
    entity: z.string().meta({ description: 'transaction, account, category or payee' }),
    id,
    version,
    state: z.string().meta({ description: 'live or deleted (a tombstone, without data)' }),
    changedAt: instant,
    data: z.looseObject({}).nullable().meta({ description: 'The resource as its own path answers it' }),
  })
  .meta({ id: 'Change' });

export const changes = wholeList(change)
  .omit({ nextCursor: true })
  .extend({
    next: z.int().min(0).meta({ description: 'The `since` of the next call' }),
    hasMore: z.boolean(),
  })
  .meta({ id: 'Changes' });

export type Bulk = z.infer<typeof bulk>;
export type BulkChange = z.infer<typeof bulkChange>;
export type BulkResult = z.infer<typeof bulkResult>;
export type ChangeSetResource = z.infer<typeof changeSet>;
export type UndoResult = z.infer<typeof undoResult>;
export type ChangesQuery = z.infer<typeof changesQuery>;
export type Change = z.infer<typeof change>;
export type Changes = z.infer<typeof changes>;
