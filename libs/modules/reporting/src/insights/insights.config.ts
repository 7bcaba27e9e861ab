import { join } from 'node:path';
import { isCurrency, parseMoney } from '@hisaab/kernel';
import { loadSection } from '@hisaab/platform';
import { z } from 'zod';

/** The section `largeExpense` of `config/limits.yaml`. */
export const largeExpenseLimits = z.strictObject({
  /** How many times the median of its category an expense must exceed. */
  times: z.number().int().min(1).max(100),
  /** By currency, the amount that it must exceed too; a currency that is not named has no such insights. */
  minimum: z
    .record(
      z.string().refine(isCurrency, 'is no currency of ISO 4217'),
      z.string().regex(/^[0-9]{1,12}(\.[0-9]{1,4})?$/),
    )
    .transform((amounts, context) =>
      Object.entries(amounts).map(([currency, amount]) => {
        try {
          return { currency, minimum: parseMoney({ amount, currency }).minor.toString() };
        } catch {
          context.addIssue({
            code: 'custom',
            path: [currency],
            message: 'has more decimals than the currency',
          });
          return z.NEVER;
        }
      }),
    ),
});

export type LargeExpenseLimits = z.infer<typeof largeExpenseLimits>;

/** With `largeExpenseMessages` of `config/switches.yaml` turned off no currency has any. */
export function loadLargeExpenseLimits(configFolder: string): LargeExpenseLimits {
  const limits = loadSection(join(configFolder, 'limits.yaml'), 'largeExpense', largeExpenseLimits);
  const isOn = loadSection(join(configFolder, 'switches.yaml'), 'largeExpenseMessages', z.boolean());
  return isOn ? limits : { ...limits, minimum: [] };
}
