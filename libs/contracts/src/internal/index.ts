import { z } from 'zod';
import { id } from '../http/values';

/** What services ask each other under `/internal`: no part of the API, and in no document of it. */

/** The head of a book's journal as reporting was told it. */
export const witnessedHead = z.object({
  head: z.object({ entrySequence: z.int().positive(), hash: z.string() }).nullable(),
});

export const renderWording = z.strictObject({
  locale: z.string().min(1).max(35),
  variables: z.record(z.string(), z.unknown()),
});

export const renderedWording = z.object({
  title: z.string(),
  body: z.string(),
  locale: z.string(),
  version: z.int().positive(),
});

/** The newest version of every wording. */
export const wordings = z.object({
  wordings: z.array(
    z.object({
      key: z.string(),
      locale: z.string(),
      version: z.int().positive(),
      title: z.string(),
      body: z.string(),
      variables: z.record(z.string(), z.unknown()),
    }),
  ),
});

const MOST_BOOKS = 10_000;

export const askProgress = z.strictObject({ bookIds: z.array(id).max(MOST_BOOKS) });

/** Imports and large changes that run, or changed within the last minute. */
export const workProgress = z.object({
  states: z.array(
    z.object({
      bookId: z.string(),
      event: z.enum(['import', 'job']),
      id: z.string(),
      status: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
});

export type WorkProgressState = z.infer<typeof workProgress>['states'][number];
