import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import { noQuery, page, pageOf, query } from './parameters';
import { id, text, version } from './values';

export const payee = z
  .object({
    id,
    bookId: id,
    version,
    name: z.string(),
    lastCategoryId: id.nullable(),
    lastAccountId: id.nullable(),
    lastTags: z.array(z.string()),
    count: z.int().min(0),
  })
  .meta({ id: 'Payee' });

export const payeesQuery = query({ ...page, q: text(100).optional() });

export const patchPayee = z
  .strictObject({
    name: text(200).optional(),
    mergeInto: id.optional().meta({ description: 'Its transactions become this payee’s, and it goes' }),
  })
  .meta({ id: 'PayeePatch', example: { name: 'Swiggy' } });

export const payeePath = z.strictObject({ id });

export const payeePaths: ZodOpenApiPathsObject = {
  '/v1/payees': {
    get: operation({
      service: 'billing',
      id: 'listPayees',
      summary: 'Payees, the often used first; `q` completes a name',
      query: payeesQuery,
      answers: { 200: { description: 'A page', schema: pageOf(payee) } },
    }),
  },
  '/v1/payees/{id}': {
    patch: operation({
      service: 'billing',
      id: 'changePayee',
      hasChangeSet: true,
      summary: 'Rename a payee, or merge it into another',
      write: 'change',
      hasVersion: true,
      path: payeePath,
      query: noQuery,
      body: patchPayee,
      errors: [409],
      answers: { 200: { description: 'The payee, or the one that it was merged into', schema: payee } },
    }),
  },
};

export type Payee = z.infer<typeof payee>;
export type PatchPayee = z.infer<typeof patchPayee>;
