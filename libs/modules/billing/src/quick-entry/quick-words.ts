/** The words of one or several languages, folded, by what they mean. */
export interface QuickWords {
  /** "1.5 lakh": the word, and by how much it multiplies. */
  readonly multipliers: ReadonlyMap<string, bigint>;
  readonly numbers: ReadonlyMap<string, string>;
  readonly currencies: ReadonlyMap<string, string>;
  /** Days from today. */
  readonly days: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly months: ReadonlyMap<string, number>;
  readonly last: ReadonlySet<string>;
  readonly daysAgo: ReadonlySet<string>;
  readonly dayOfMonth: ReadonlySet<string>;
  readonly beforeDate: ReadonlySet<string>;
  readonly types: ReadonlyMap<string, QuickType>;
  readonly typeNouns: ReadonlyMap<string, QuickType>;
  readonly accounts: ReadonlyMap<string, string>;
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
  readonly afterFrom: ReadonlySet<string>;
  readonly afterTo: ReadonlySet<string>;
  readonly fillers: ReadonlySet<string>;
}

export type QuickType = 'expense' | 'income' | 'transfer';

/** How words are compared: without case, and in Devanagari without the dots that people leave out. */
export function foldQuick(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\u093c/gu, '')
    .replace(/\u0901/gu, '\u0902')
    .normalize('NFKC')
    .toLowerCase()
    .trim();
}
