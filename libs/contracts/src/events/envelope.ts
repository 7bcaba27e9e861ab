import { z } from 'zod';

/** CloudEvents allows no control characters; a NUL among them is what a database cannot keep. */
const text = z.string().refine((value) => !value.includes('\0'), 'must have no NUL');

/** CloudEvents 1.0 with our extensions: the book, its sequence number, who acted, and the trace. */
export const envelopeSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: text,
  type: text,
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  subject: text.optional(),
  bookid: z.uuid().optional(),
  sequence: z.number().int().positive().optional(),
  actor: text.optional(),
  requestid: text.optional(),
  traceparent: text.optional(),
  data: z.unknown(),
});

export type Envelope<Data = unknown> = Omit<z.infer<typeof envelopeSchema>, 'data'> & { data: Data };
