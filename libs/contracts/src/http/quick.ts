import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import { query } from './parameters';
import { transaction } from './transactions';
import { flag, id, money, text } from './values';

export const quickEntry = z
  .strictObject({ text: text(500) })
  .meta({ id: 'QuickEntry', example: { text: '250 lunch swiggy yesterday #team' } });

export const quickQuery = query({
  save: flag.optional().meta({ description: 'true records what was understood, when nothing is missing' }),
});

/** What was understood; names are the book's own where they were found there. */
const quickDraft = z.object({
  type: z.string(),
  amount: money.nullable(),
  date: z.string(),
  accountId: id.nullable(),
  toAccountId: id.nullable(),
  categoryId: id.nullable(),
  payee: z.string().nullable(),
  note: z.string().nullable(),
  tags: z.array(z.string()),
});

export const quickAnswer = z
  .object({
    draft: quickDraft,
    understood: z.array(z.object({ field: z.string(), text: z.string() })).meta({
      description: 'Which words of the text gave which field',
    }),
    missing: z.array(z.string()).meta({ description: 'Fields without which it cannot be recorded' }),
  })
  .meta({ id: 'QuickAnswer' });

export const quickPaths: ZodOpenApiPathsObject = {
  '/v1/transactions/quick': {
    post: operation({
      service: 'billing',
      id: 'quickEntry',
      summary: 'Understand a line as a person types it, and record it with ?save=true',
      write: 'create',
      query: quickQuery,
      body: quickEntry,
      answers: {
        200: {
          description: 'What was understood; nothing was recorded',
          schema: quickAnswer,
          changesNothing: true,
        },
        201: { description: 'The transaction', schema: transaction },
      },
    }),
  },
};

export type QuickEntry = z.infer<typeof quickEntry>;
export type QuickQuery = z.infer<typeof quickQuery>;
export type QuickAnswer = z.infer<typeof quickAnswer>;
