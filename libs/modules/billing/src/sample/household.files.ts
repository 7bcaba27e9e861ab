import { join } from 'node:path';
import type { CivilDate } from '@hisaab/kernel';
import { loadFile } from '@hisaab/platform';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { z } from 'zod';
import {
  sampleHousehold,
  type HouseholdAccount,
  type HouseholdHabits,
  type SampleAccount,
  type SampleRow,
} from './household';

const SEED = 20261122;

const account = z.enum(['cash', 'bank', 'card', 'funds']);
const units = z.int().positive();
const accountName = z.string().trim().min(1).max(100);

const householdAccount = z.strictObject({
  kind: z.enum(['cash', 'bank', 'card', 'wallet', 'loan', 'investment']),
  opening: z.int(),
  name: z.object({ en: accountName }).catchall(accountName),
});

/** `config/sample/household.yaml`: how the made-up household lives. */
export const householdHabits = z.strictObject({
  accounts: z.strictObject({
    cash: householdAccount,
    bank: householdAccount,
    card: householdAccount,
    funds: householdAccount,
  }),
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

/** The household of the file, with a chance of its own that is the same every time. */
export class SampleHousehold {
  constructor(private readonly habits: HouseholdHabits) {}

  static load(configDirectory: string): SampleHousehold {
    return new SampleHousehold(loadFile(join(configDirectory, 'sample', 'household.yaml'), householdHabits));
  }

  get accounts(): Readonly<Record<SampleAccount, HouseholdAccount>> {
    return this.habits.accounts;
  }

  rows(today: CivilDate): SampleRow[] {
    const random = xoroshiro128plus(SEED);
    return sampleHousehold(today, this.habits, (from, to) => uniformInt(random, from, to));
  }
}
