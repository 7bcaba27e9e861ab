import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import { noQuery, wholeList, wholeListQuery } from './parameters';
import { tags, transactionType } from './transactions';
import { freeText, id, instant, money, moneyIn, newId, text, version } from './values';

const splits = z
  .array(z.strictObject({ categoryId: id, amount: moneyIn, note: freeText(1000).nullable().optional() }))
  .max(100);

export const createTemplate = z
  .strictObject({
    id: newId.optional(),
    name: text(100),
    type: transactionType,
    amount: moneyIn.nullable().optional().meta({ description: 'Left out: asked for each time' }),
    accountId: id.nullable().optional(),
    toAccountId: id.nullable().optional(),
    categoryId: id.nullable().optional(),
    payee: freeText(200).nullable().optional(),
    note: freeText(1000).nullable().optional(),
    tags: tags.optional(),
    splits: splits.nullable().optional().meta({ description: 'Only with an amount, to which they add up' }),
  })
  .meta({
    id: 'TemplateCreate',
    example: { name: 'Auto to work', type: 'expense', payee: 'Auto', tags: ['office'] },
  });

/** A merge patch: what is absent stays, null takes away, arrays replace whole. */
export const patchTemplate = z
  .strictObject({
    name: text(100).optional(),
    type: transactionType.optional(),
    amount: moneyIn.nullable().optional(),
    accountId: id.nullable().optional(),
    toAccountId: id.nullable().optional(),
    categoryId: id.nullable().optional(),
    payee: freeText(200).nullable().optional(),
    note: freeText(1000).nullable().optional(),
    tags: tags.nullable().optional(),
    splits: splits.nullable().optional(),
  })
  .meta({ id: 'TemplatePatch', example: { name: 'Auto from work' } });

export const template = z
  .object({
    id,
    bookId: id,
    version,
    name: z.string(),
    type: z.string(),
    amount: money.nullable(),
    accountId: id.nullable().meta({ description: 'null too where the account is gone' }),
    toAccountId: id.nullable(),
    categoryId: id.nullable().meta({ description: 'Of a removed category the one that its rows moved to' }),
    payee: z.string().nullable(),
    note: z.string().nullable(),
    tags: z.array(z.string()),
    splits: z.array(z.object({ categoryId: id, amount: money, note: z.string().nullable() })),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Template' });

export const templatePath = z.strictObject({ id });

const door = { service: 'billing' } as const;
const one = { 200: { description: 'The template', schema: template } };

export const templatePaths: ZodOpenApiPathsObject = {
  '/v1/templates': {
    get: operation({
      ...door,
      id: 'listTemplates',
      summary: 'All templates, by name: at most 200',
      query: wholeListQuery,
      answers: { 200: { description: 'Whole', schema: wholeList(template) } },
    }),
    post: operation({
      ...door,
      id: 'createTemplate',
      summary: 'Keep an entry as a template',
      write: 'create',
      hasVersion: true,
      query: noQuery,
      body: createTemplate,
      answers: { 201: { description: 'The template', schema: template } },
    }),
  },
  '/v1/templates/{id}': {
    get: operation({
      ...door,
      id: 'getTemplate',
      summary: 'One template',
      hasVersion: true,
      path: templatePath,
      query: noQuery,
      answers: one,
    }),
    patch: operation({
      ...door,
      id: 'changeTemplate',
      summary: 'Rename or change a template',
      write: 'change',
      hasVersion: true,
      path: templatePath,
      query: noQuery,
      body: patchTemplate,
      errors: [409],
      answers: one,
    }),
    delete: operation({
      ...door,
      id: 'deleteTemplate',
      summary: 'Delete a template; for 30 days it can be restored',
      write: 'remove',
      path: templatePath,
      query: noQuery,
      answers: { 204: { description: 'Deleted' } },
    }),
  },
  '/v1/templates/{id}/restore': {
    post: operation({
      ...door,
      id: 'restoreTemplate',
      summary: 'Bring a deleted template back',
      write: 'create',
      hasVersion: true,
      path: templatePath,
      query: noQuery,
      answers: one,
    }),
  },
};

export type CreateTemplate = z.infer<typeof createTemplate>;
export type PatchTemplate = z.infer<typeof patchTemplate>;
export type TemplateResource = z.infer<typeof template>;
