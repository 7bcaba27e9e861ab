import { z } from 'zod';

/** CloudEvents 1.0 with our extensions: the book, its sequence number, who acted, and the trace. */
export const envelopeSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string(),
  type: z.string(),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  subject: z.string().optional(),
  bookid: z.uuid().optional(),
  sequence: z.number().int().positive().optional(),
  actor: z.string().optional(),
  requestid: z.string().optional(),
  traceparent: z.string().optional(),
  data: z.unknown(),
});

export type Envelope<Data = unknown> = Omit<z.infer<typeof envelopeSchema>, 'data'> & { data: Data };
