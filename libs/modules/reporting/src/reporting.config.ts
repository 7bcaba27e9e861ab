import { z } from 'zod';

/** Reporting has no variables of its own: its limits are the section `largeExpense` of `limits.yaml`. */
export const reportingConfig = z.object({});
