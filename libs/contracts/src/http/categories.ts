import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { changeSet } from './changes';
import { operation } from './operation';
import { noQuery, query, wholeList, wholeListQuery } from './parameters';
import { id, instant, newId, text, version } from './values';

export const categoryKind = z.enum(['expense', 'income']);
const icon = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/)
  .meta({ example: 'shopping-cart' });
const color = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/)
  .meta({ example: '#2f9e44' });

export const createCategory = z
  .strictObject({
    id: newId.optional(),
    name: text(100),
    kind: categoryKind,
    parentId: id.nullable().optional(),
    icon: icon.nullable().optional(),
    color: color.nullable().optional(),
    archived: z.boolean().optional(),
  })
  .meta({ id: 'CategoryCreate', example: { name: 'Vegetables', kind: 'expense' } });

export const patchCategory = z
  .strictObject({
    name: text(100).optional(),
    kind: categoryKind.optional(),
    parentId: id.nullable().optional(),
    icon: icon.nullable().optional(),
    color: color.nullable().optional(),
    archived: z.boolean().optional(),
  })
  .meta({ id: 'CategoryPatch', example: { name: 'Fruit and vegetables' } });

export const category = z
  .object({
    id,
    bookId: id,
    version,
    name: z.string(),
    kind: z.string(),
    parentId: id.nullable(),
    icon: z.string().nullable(),
    color: z.string().nullable(),
    archived: z.boolean(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Category' });

export const categoryPath = z.strictObject({ id });
export const deleteCategoryQuery = query({ moveTo: id.optional() });

const door = { service: 'billing' } as const;
const one = { 200: { description: 'The category', schema: category } };

export const categoryPaths: ZodOpenApiPathsObject = {
  '/v1/categories': {
    get: operation({
      ...door,
      id: 'listCategories',
      summary: 'All categories of two levels',
      query: wholeListQuery,
      answers: { 200: { description: 'Whole', schema: wholeList(category) } },
    }),
    post: operation({
      ...door,
      id: 'createCategory',
      hasChangeSet: true,
      summary: 'Add a category',
      write: 'create',
      hasVersion: true,
      query: noQuery,
      body: createCategory,
      answers: { 201: { description: 'The category', schema: category } },
    }),
  },
  '/v1/categories/{id}': {
    get: operation({
      ...door,
      id: 'getCategory',
      summary: 'One category',
      hasVersion: true,
      path: categoryPath,
      query: noQuery,
      answers: one,
    }),
    patch: operation({
      ...door,
      id: 'changeCategory',
      hasChangeSet: true,
      summary: 'Rename, move, colour or archive a category',
      write: 'change',
      hasVersion: true,
      path: categoryPath,
      query: noQuery,
      body: patchCategory,
      errors: [409],
      answers: one,
    }),
    delete: operation({
      ...door,
      id: 'deleteCategory',
      hasChangeSet: true,
      summary: 'Remove a category; what used it moves to `moveTo`',
      write: 'remove',
      path: categoryPath,
      query: deleteCategoryQuery,
      errors: [409, 422],
      answers: {
        202: {
          description:
            'It has more rows than a request waits for: they move in the background, and it goes with the last one',
          schema: changeSet,
        },
        204: { description: 'Gone' },
      },
    }),
  },
};

export type CreateCategory = z.infer<typeof createCategory>;
export type PatchCategory = z.infer<typeof patchCategory>;
export type Category = z.infer<typeof category>;
