import { join } from 'node:path';
import { loadFiles } from '@hisaab/platform';
import { z } from 'zod';
import { foldQuick, type QuickType, type QuickWords } from './quick-words';

const list = z.array(z.string().trim().min(1).max(60));
const integer = z.string().regex(/^-?\d{1,9}$/);
const quickFile = z.strictObject({
  multipliers: z.record(integer, list),
  numbers: z.record(z.string().regex(/^\d{1,3}(\.5)?$/), list),
  currencies: z.record(z.string().regex(/^[A-Z]{3}$/), list),
  days: z.record(integer, list),
  weekdays: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), list),
  months: z.record(z.string().regex(/^([1-9]|1[0-2])$/), list),
  last: list,
  daysAgo: list,
  dayOfMonth: list,
  beforeDate: list,
  types: z.partialRecord(z.enum(['expense', 'income', 'transfer']), list),
  typeNouns: z.partialRecord(z.enum(['expense', 'income', 'transfer']), list),
  accounts: z.partialRecord(z.enum(['cash', 'bank', 'card', 'wallet', 'loan', 'investment']), list),
  from: list,
  to: list,
  afterFrom: list,
  afterTo: list,
  fillers: list,
});

type QuickFile = z.infer<typeof quickFile>;

/** The words of all languages together: people mix them in one line. */
export function loadQuickWords(configFolder: string): QuickWords {
  const files = [...loadFiles(join(configFolder, 'quick-entry'), quickFile).values()];
  const map = <Value>(
    pick: (file: QuickFile) => Partial<Record<string, string[]>>,
    to: (key: string) => Value,
  ): Map<string, Value> => {
    const entries = files.flatMap((file) =>
      Object.entries(pick(file)).flatMap(([key, words]) =>
        (words ?? []).map((word) => [foldQuick(word), to(key)] as const),
      ),
    );
    return new Map(entries);
  };
  const set = (pick: (file: QuickFile) => string[]): Set<string> =>
    new Set(files.flatMap((file) => pick(file).map(foldQuick)));
  return {
    multipliers: map((file) => file.multipliers, BigInt),
    numbers: map((file) => file.numbers, String),
    currencies: map((file) => file.currencies, String),
    days: map((file) => file.days, Number),
    weekdays: map((file) => file.weekdays, Number),
    months: map((file) => file.months, Number),
    last: set((file) => file.last),
    daysAgo: set((file) => file.daysAgo),
    dayOfMonth: set((file) => file.dayOfMonth),
    beforeDate: set((file) => file.beforeDate),
    types: map(
      (file) => file.types,
      (type) => type as QuickType,
    ),
    typeNouns: map(
      (file) => file.typeNouns,
      (type) => type as QuickType,
    ),
    accounts: map((file) => file.accounts, String),
    from: set((file) => file.from),
    to: set((file) => file.to),
    afterFrom: set((file) => file.afterFrom),
    afterTo: set((file) => file.afterTo),
    fillers: set((file) => file.fillers),
  };
}

/** The words as the module holds them. */
export class QuickVocabulary {
  constructor(readonly words: QuickWords) {}

  static load(configFolder: string): QuickVocabulary {
    return new QuickVocabulary(loadQuickWords(configFolder));
  }
}
