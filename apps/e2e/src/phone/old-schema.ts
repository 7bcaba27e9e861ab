import { z } from 'zod';

/**
 * What the first phone app knew of an entry, kept as it was: no transfers, no splits, no tags. New fields pass it by;
 * a word that it has never heard of becomes `other`.
 */
export const OldTransaction = z.object({
  id: z.string(),
  version: z.number(),
  type: z.enum(['expense', 'income', 'other']).catch('other'),
  amount: z.object({ amount: z.string(), currency: z.string() }),
  date: z.string(),
  note: z.string().nullable(),
});

export type OldRow = z.infer<typeof OldTransaction>;
