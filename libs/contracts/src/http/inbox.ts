import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import { limit, noQuery, query } from './parameters';
import { civilDate, id, money } from './values';

const count = z.int().min(0);

/** What waits for a yes, in numbers: cheap enough to stand on every page. */
export const inbox = z
  .object({
    uncategorised: count.meta({ description: 'What `categoryId=none` finds' }),
    previews: count.meta({ description: 'Imports that were read and not imported yet' }),
  })
  .meta({ id: 'Inbox' });

/** Entries of one payee and kind that have no category; they can be set together with a bulk change. */
export const uncategorisedGroup = z
  .object({
    payeeId: id.nullable().meta({ description: 'null: no payee is named' }),
    payee: z.string().nullable(),
    type: z.string().meta({ description: 'expense or income' }),
    count: z.int().positive(),
    newest: civilDate,
    total: money.nullable().meta({ description: 'null: they are in several currencies' }),
    suggestedCategoryId: id.nullable().meta({ description: 'What the payee had last, where it is in use' }),
  })
  .meta({ id: 'UncategorisedGroup' });

export const uncategorisedQuery = query({ limit });

export const uncategorisedGroups = z
  .object({
    items: z.array(uncategorisedGroup),
    groups: count.meta({ description: 'How many there are together, beyond the limit too' }),
    entries: count.meta({ description: 'How many entries they hold together' }),
  })
  .meta({ id: 'UncategorisedGroups' });

const door = { service: 'billing' } as const;

export const inboxPaths: ZodOpenApiPathsObject = {
  '/v1/inbox': {
    get: operation({
      ...door,
      id: 'getInbox',
      summary: 'How much waits for a decision',
      query: noQuery,
      answers: { 200: { description: 'The numbers', schema: inbox } },
    }),
  },
  '/v1/inbox/uncategorised': {
    get: operation({
      ...door,
      id: 'listUncategorised',
      summary: 'Entries without a category, by payee, the largest group first',
      query: uncategorisedQuery,
      answers: { 200: { description: 'The groups', schema: uncategorisedGroups } },
    }),
  },
};

export type InboxNumbers = z.infer<typeof inbox>;
export type UncategorisedGroup = z.infer<typeof uncategorisedGroup>;
export type UncategorisedQuery = z.infer<typeof uncategorisedQuery>;
export type UncategorisedGroups = z.infer<typeof uncategorisedGroups>;
