import type { ColumnRole, DateOrder, DecimalMark, Direction, RowType } from '../mapping';

/** The words by which headers, types and footers are known; they come from config/statement-layouts. */
export interface Words {
  /** For each role the header words, the surest first. */
  readonly headers: Readonly<Partial<Record<ColumnRole, readonly string[]>>>;
  readonly types: Readonly<Record<RowType, readonly string[]>>;
  /** Words in an account's name that tell its kind; the first kind that fits wins. */
  readonly accountKinds: Readonly<
    Partial<Record<'loan' | 'investment' | 'card' | 'wallet' | 'cash' | 'bank', readonly string[]>>
  >;
  /** States of rows that moved no money (failed, declined, pending). */
  readonly notCompleted: readonly string[];
  /** How rows begin that add up or close a statement. */
  readonly footers: readonly string[];
  /** Texts of incoming rows on a card whose purchases are written as positive amounts. */
  readonly repayments: readonly string[];
  /** Categories of rows by which people who share costs pay each other. */
  readonly settlements: readonly string[];
}

/** One bank's or tracker's file, recognised by its header. */
export interface Layout {
  readonly name: string;
  /** Header cells that must all be there. */
  readonly match: readonly string[];
  readonly columns: Readonly<Partial<Record<ColumnRole, string>>>;
  readonly dateOrder?: DateOrder | undefined;
  readonly decimalMark?: DecimalMark | undefined;
  readonly direction?: Direction | undefined;
  readonly currency?: string | undefined;
  readonly accountName?: string | undefined;
  /** Behind its other columns each person has one; the one's own is found by the name. */
  readonly people?: boolean | undefined;
  readonly transferTarget?: 'toAccount' | 'category' | 'payee' | 'account' | undefined;
  readonly typeWords?: Readonly<Record<string, RowType>> | undefined;
}

export interface Recognition {
  readonly words: Words;
  readonly layouts: readonly Layout[];
}

/** How header cells and words are compared: letters and digits only, without case. */
export function foldWord(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Folds every word once, when the files are loaded: they are compared with each cell of a header. */
export function foldedWords(words: Words): Words {
  const fold = (list: readonly string[]): string[] => list.map((word) => foldWord(word) || word);
  const each = <Key extends string>(lists: Partial<Record<Key, readonly string[]>>): Record<Key, string[]> =>
    Object.fromEntries(
      Object.entries<readonly string[] | undefined>(lists).map(([key, list]) => [key, fold(list ?? [])]),
    ) as Record<Key, string[]>;
  return {
    headers: each(words.headers),
    types: each(words.types),
    accountKinds: each(words.accountKinds),
    notCompleted: fold(words.notCompleted),
    footers: fold(words.footers),
    repayments: fold(words.repayments),
    settlements: fold(words.settlements),
  };
}

/** How well a header cell names a role: 1 for the surest word, less for later ones and for a word inside the cell. */
export function headerScore(cell: string, role: ColumnRole, words: Words): number {
  const whole = foldWord(cell);
  const name = cell.includes('(') ? foldWord(cell.replace(/\([^)]*\)/gu, ' ')) || whole : whole;
  if (name === '') return 0;
  // Beside the booked amount and currency some banks show the foreign ones.
  if (/^(?:original|foreign|exchange|native) /u.test(name) && (role === 'amount' || role === 'currency'))
    return 0;
  if (role === 'amount' && /\b(?:rate|kurs|taux)\b/u.test(name)) return 0;
  const known = words.headers[role] ?? [];
  let best = 0;
  for (let at = 0; at < known.length; at += 1) {
    const word = known[at] ?? '';
    const rank = 1 - Math.min(at, 30) * 0.008;
    if (word === name || word === whole) return rank;
    if (word.length >= 3 && ` ${name} `.includes(` ${word} `)) {
      // The last word of an English header is what it is ("wallet txn id" is an id).
      const last = name.endsWith(` ${word}`) ? 0.12 : 0;
      best = Math.max(best, rank * (0.42 + last + 0.3 * (word.length / name.length)));
    }
  }
  return best;
}

/** The meaning of a word in a type column. */
export function typeOf(cell: string, words: Words): RowType | null {
  const name = foldWord(cell) || cell.trim();
  for (const [type, known] of Object.entries(words.types) as [RowType, readonly string[]][]) {
    if (known.includes(name)) return type;
  }
  return null;
}
