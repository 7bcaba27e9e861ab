import { join } from 'node:path';
import { loadFile } from '@hisaab/platform';
import { z } from 'zod';
import type { HouseholdHabits } from './household';

const account = z.enum(['cash', 'bank', 'card', 'funds']);
const units = z.int().positive();

const householdHabits = z.strictObject({
  spendings: z.array(
    z.strictObject({
      category: z.string(),
      payees: z.array(z.string()).min(1),
      account,
      from: units,
      to: units,
      chance: z.array(z.int().min(0).max(1_000)).length(7),
      hours: z.tuple([z.int().min(0).max(23), z.int().min(0).max(23)]),
    }),
  ),
  monthly: z.array(
    z.strictObject({
      day: z.int().min(1).max(28),
      type: z.enum(['expense', 'income', 'transfer']),
      category: z.string().nullable(),
      payee: z.string().nullable(),
      account,
      toAccount: account.nullable(),
      from: units,
      to: units,
    }),
  ),
});

export function loadHousehold(configDirectory: string): HouseholdHabits {
  return loadFile(join(configDirectory, 'sample', 'household.yaml'), householdHabits);
}
