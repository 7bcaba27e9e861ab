import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import { wholeList } from './parameters';
import { currency, id, instant, locale, text, timezone, version } from './values';

export const profile = z
  .object({
    id,
    version,
    name: z.string().nullable(),
    locale: z.string(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Profile' });

export const patchProfile = z
  .strictObject({ name: text(100).nullable().optional(), locale: locale.optional() })
  .meta({ id: 'ProfilePatch', example: { name: 'Asha', locale: 'hi-IN' } });

export const firstWeekday = z.int().min(1).max(7).meta({ description: '1 = Monday … 7 = Sunday' });
export const monthStartDay = z.int().min(1).max(31).meta({
  description: 'The day that a month begins on; in shorter months its last day',
});

export const book = z
  .object({
    id,
    bookId: id,
    version,
    name: z.string(),
    role: z.string(),
    currency: z.string(),
    currencyFixed: z.boolean().meta({
      description: 'The book holds or held transactions or balances: its currency stays',
    }),
    timezone: z.string(),
    firstWeekday,
    monthStartDay,
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Book' });

export const patchBook = z
  .strictObject({
    name: text(100).optional(),
    currency: currency.optional(),
    timezone: timezone.optional(),
    firstWeekday: firstWeekday.optional(),
    monthStartDay: monthStartDay.optional(),
  })
  .meta({ id: 'BookPatch', example: { monthStartDay: 25 } });

export const bookPath = z.strictObject({ id });

const door = { service: 'user', isPersonal: true } as const;

export const userPaths: ZodOpenApiPathsObject = {
  '/v1/users/me': {
    get: operation({
      ...door,
      id: 'getProfile',
      summary: 'Who I am',
      hasVersion: true,
      answers: { 200: { description: 'The profile', schema: profile } },
    }),
    patch: operation({
      ...door,
      id: 'changeProfile',
      summary: 'Change name or locale',
      hasVersion: true,
      write: 'change',
      body: patchProfile,
      answers: { 200: { description: 'The profile', schema: profile } },
    }),
  },
  '/v1/books': {
    get: operation({
      ...door,
      id: 'listBooks',
      summary: 'The books that I am a member of',
      answers: { 200: { description: 'Whole', schema: wholeList(book) } },
    }),
  },
  '/v1/books/{id}': {
    get: operation({
      ...door,
      id: 'getBook',
      summary: 'A book and its settings',
      hasVersion: true,
      path: bookPath,
      answers: { 200: { description: 'The book', schema: book } },
    }),
    patch: operation({
      ...door,
      id: 'changeBook',
      summary: 'Change a book’s settings; the currency only while the book is empty',
      hasVersion: true,
      write: 'change',
      path: bookPath,
      body: patchBook,
      errors: [409],
      answers: { 200: { description: 'The book', schema: book } },
    }),
  },
};

export type Profile = z.infer<typeof profile>;
export type PatchProfile = z.infer<typeof patchProfile>;
export type Book = z.infer<typeof book>;
export type PatchBook = z.infer<typeof patchBook>;
