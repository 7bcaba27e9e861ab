import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { undoResult } from './changes';
import { operation } from './operation';
import { noQuery } from './parameters';
import { id } from './values';

export const sample = z
  .object({
    present: z.boolean(),
    transactions: z.int().min(0).meta({ description: 'How many of its transactions are in the book' }),
    changeSetId: id.nullable(),
  })
  .meta({ id: 'Sample' });

export const sampleLoaded = z
  .object({ changeSetId: id, transactions: z.int().min(0) })
  .meta({ id: 'SampleLoaded' });

export const sampleRemoval = z
  .object({
    changeSetIds: z
      .array(id)
      .meta({ description: 'Of the removal; undoing one of them brings its sample back' }),
    changed: undoResult.shape.changed,
    skipped: undoResult.shape.skipped,
  })
  .meta({ id: 'SampleRemoval' });

const door = { service: 'billing', query: noQuery } as const;

export const samplePaths: ZodOpenApiPathsObject = {
  '/v1/sample': {
    get: operation({
      ...door,
      id: 'getSample',
      summary: 'Whether the sample household is in the book',
      answers: { 200: { description: 'The sample', schema: sample } },
    }),
    post: operation({
      ...door,
      id: 'loadSample',
      summary: 'Put two made-up years of a household into the book',
      description: 'Everything is marked with the source `sample`, and goes as one.',
      write: 'create',
      isLimited: true,
      answers: { 201: { description: 'What was put in', schema: sampleLoaded } },
    }),
    delete: operation({
      ...door,
      id: 'removeSample',
      summary: 'Take the sample household out again, as a whole',
      write: 'act',
      answers: { 200: { description: 'What was taken out', schema: sampleRemoval } },
    }),
  },
};

export type Sample = z.infer<typeof sample>;
export type SampleLoaded = z.infer<typeof sampleLoaded>;
export type SampleRemoval = z.infer<typeof sampleRemoval>;
