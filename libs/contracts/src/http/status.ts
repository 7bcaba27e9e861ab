import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { operation } from './operation';
import { instant } from './values';

export const status = z
  .object({
    state: z.string().meta({ description: 'up, late or down: the worst of the parts' }),
    parts: z.array(
      z.object({
        name: z.string().meta({ description: 'The part’s stable name', example: 'reporting' }),
        state: z.string().meta({ description: 'up, late or down' }),
        since: instant,
        secondsLate: z.number().min(0).optional(),
      }),
    ),
    checkedAt: instant,
  })
  .meta({ id: 'Status' });

export const live = z.object({ status: z.literal('live') }).meta({ id: 'Live' });

export const ready = z
  .object({
    status: z.enum(['ready', 'not-ready']),
    checks: z.array(z.looseObject({ name: z.string(), state: z.string() })),
  })
  .meta({ id: 'Ready' });

const door = { service: 'status', isPublic: true, isPersonal: true } as const;

export const statusPaths: ZodOpenApiPathsObject = {
  '/v1/status': {
    get: operation({
      ...door,
      id: 'getStatus',
      summary: 'Which part is up, late or down, and since when',
      answers: { 200: { description: 'In words for the user', schema: status } },
    }),
  },
};

export type Status = z.infer<typeof status>;
export type Live = z.infer<typeof live>;
export type Ready = z.infer<typeof ready>;
