import { z } from 'zod';

/** What billing is configured by. */
export const billingConfig = z.object({
  /** The folder of the files that may change without a release. */
  HISAAB_CONFIG_DIR: z.string().default('config'),
  /** Up to how many rows a bulk change, a move or an undo is done within the request; more go on in the background. */
  HISAAB_BULK_LIMIT: z.coerce.number().int().min(1).max(100_000).default(10_000),
  /** For how long a deleted transaction can be brought back. */
  HISAAB_RESTORE_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  /** For how long the preview of an import that nobody committed is kept, with its file. */
  HISAAB_IMPORT_PREVIEW_DAYS: z.coerce.number().int().min(1).max(365).default(7),
});

export type BillingConfig = z.infer<typeof billingConfig>;
