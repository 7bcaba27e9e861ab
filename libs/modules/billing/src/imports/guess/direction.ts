import type { ColumnRole, DecimalMark, Direction, RowType } from '../mapping';
import { balanceAgreement } from './amount-columns';
import type { ColumnProfile } from './column-profile';
import type { Cells } from './header';
import { foldWord, typeOf, type Layout, type Words } from './words';

export interface DirectionGuess {
  readonly direction: Direction;
  readonly negativeDebits: boolean;
  readonly negativeCredits?: boolean;
  readonly typeWords: Record<string, RowType>;
  readonly confidence: number;
  readonly warning: string | null;
}

type Columns = Partial<Record<ColumnRole, number>>;

/** The words that stand in the type column, and what each means. */
function wordsOf(
  profile: ColumnProfile | undefined,
  words: Words,
  layout: Layout | null,
): Record<string, RowType> {
  const found: Record<string, RowType> = {};
  const special = new Map(
    Object.entries(layout?.typeWords ?? {}).map(([word, type]) => [foldWord(word), type]),
  );
  for (const word of profile?.words?.keys() ?? []) {
    const type = special.get(word) ?? typeOf(word, words);
    if (type !== null) found[word] = type;
  }
  return found;
}

/** On a card's statement purchases are often positive; what comes in is then called a payment or a refund. */
function isCardStatement(sample: readonly Cells[], columns: Columns, words: Words): boolean {
  const text = columns.note ?? columns.payee;
  const amount = columns.amount;
  if (text === undefined || amount === undefined) return false;
  let negative = 0;
  let repaid = 0;
  let positive = 0;
  for (const cells of sample) {
    const cell = (cells[amount] ?? '').trim();
    if (!/[1-9]/.test(cell)) continue;
    if (!/^[-−(]|-$/.test(cell.replace(/^[^\d(−-]+/u, ''))) positive += 1;
    else {
      negative += 1;
      const said = ` ${foldWord(cells[text] ?? '')} `;
      if (words.repayments.some((word) => said.includes(` ${word} `))) repaid += 1;
    }
  }
  return negative > 0 && positive > negative && repaid >= negative * 0.5;
}

function bySign(
  profile: ColumnProfile,
  sample: readonly Cells[],
  columns: Columns,
  words: Words,
  mark: DecimalMark,
): { direction: Direction; confidence: number; warning: string | null } {
  const steps =
    columns.balance === undefined || columns.amount === undefined
      ? null
      : balanceAgreement(sample, columns.amount, columns.balance, mark === ',');
  if (profile.negatives > 0) {
    if (steps !== null && steps.share > 0.8 && steps.positiveTakes !== steps.positiveAdds) {
      const direction =
        steps.positiveAdds > steps.positiveTakes ? 'negative-is-expense' : 'positive-is-expense';
      return { direction, confidence: 0.95, warning: null };
    }
    if (isCardStatement(sample, columns, words)) {
      return { direction: 'positive-is-expense', confidence: 0.8, warning: null };
    }
    return {
      direction: 'negative-is-expense',
      confidence: profile.negatives < profile.amounts ? 0.95 : 0.8,
      warning: null,
    };
  }
  return {
    direction: 'all-expense',
    confidence: 0.5,
    warning: 'Nothing says which rows are income; all are taken as expenses',
  };
}

/** Where the direction of the rows comes from, and what the words of the type column mean. */
export function guessDirection(
  profiles: readonly ColumnProfile[],
  sample: readonly Cells[],
  columns: Columns,
  words: Words,
  layout: Layout | null,
  mark: DecimalMark,
): DirectionGuess {
  const at = columns.type ?? columns.indicator;
  const typeWords = wordsOf(at === undefined ? undefined : profiles[at], words, layout);
  const base = { typeWords, negativeDebits: false, warning: null };
  const of = (role: ColumnRole): ColumnProfile | undefined => {
    const column = columns[role];
    return column === undefined ? undefined : profiles[column];
  };
  if (columns.debit !== undefined && columns.credit !== undefined) {
    const negativeDebits = isMostlyNegative(of('debit'));
    const negativeCredits = isMostlyNegative(of('credit'));
    return { ...base, direction: 'two-columns', negativeDebits, negativeCredits, confidence: 0.95 };
  }
  const amount = of('amount');
  if (layout?.direction !== undefined && layout.direction !== 'type') {
    return { ...base, direction: layout.direction, confidence: 1, negativeDebits: false };
  }
  const types = Object.values(typeWords);
  const tells =
    types.includes('expense') ||
    types.includes('transfer-out') ||
    (types.includes('income') && types.length > 1);
  if (tells) {
    // With signed amounts the words must agree with the signs, else it is not the words that say the direction.
    if (at !== undefined && columns.amount !== undefined && amount && amount.negatives > 0) {
      const direction = signsBesideWords(sample, at, columns.amount, typeWords);
      if (direction !== null) return { ...base, direction, confidence: 0.9 };
    }
    const negativeDebits = at !== undefined && expensesAreNegative(sample, at, columns.amount, typeWords);
    return { ...base, direction: 'type', negativeDebits, confidence: 0.95 };
  }
  if (amount && amount.debits > 0 && amount.debits + amount.credits >= amount.amounts * 0.9) {
    return { ...base, direction: 'indicator', confidence: 0.95 };
  }
  if (amount && amount.credits > 0 && amount.debits === 0) {
    return { ...base, direction: 'all-expense', confidence: 0.85 };
  }
  if (types.includes('income') && amount?.negatives === 0) {
    const marked = at === undefined ? undefined : profiles[at];
    // A card's statement marks only what comes in; the rest was spent.
    const isSparse = marked !== undefined && marked.filled < marked.rows * 0.95;
    return { ...base, direction: isSparse ? 'all-expense' : 'type', confidence: 0.8 };
  }
  return {
    ...base,
    ...(amount ? bySign(amount, sample, columns, words, mark) : { direction: 'all-expense', confidence: 0 }),
  };
}

function isMostlyNegative(profile: ColumnProfile | undefined): boolean {
  return (
    profile !== undefined && profile.negatives > 0 && profile.negatives * 2 > profile.filled - profile.zeros
  );
}

/**
 * Where amounts have signs that agree with the words, the signs say it for words that are not known, too. On a
 * card's statement they run the other way: a purchase is positive, a credit negative.
 */
function signsBesideWords(
  sample: readonly Cells[],
  type: number,
  amount: number,
  typeWords: Readonly<Record<string, RowType>>,
): Direction | null {
  const signs = { expense: { plus: 0, minus: 0 }, income: { plus: 0, minus: 0 } };
  let unknown = 0;
  for (const cells of sample) {
    const word = typeWords[foldWord(cells[type] ?? '') || (cells[type] ?? '').trim()];
    const cell = (cells[amount] ?? '').trim();
    if (!/[1-9]/u.test(cell)) continue;
    if (word === undefined) unknown += 1;
    if (word !== 'expense' && word !== 'income') continue;
    if (isNegative(cell)) signs[word].minus += 1;
    else signs[word].plus += 1;
  }
  const { expense, income } = signs;
  const isTurned = income.minus > income.plus * 9 && expense.plus > expense.minus * 9;
  if (isTurned) return 'positive-is-expense';
  if (unknown === 0) return null;
  if (expense.minus > expense.plus * 9 && income.minus === 0) return 'negative-is-expense';
  return expense.plus > 0 && expense.minus === 0 && income.plus === 0 ? 'positive-is-expense' : null;
}

function isNegative(cell: string): boolean {
  return /^[^\d]*[-−(]|-$/u.test(cell);
}

function expensesAreNegative(
  sample: readonly Cells[],
  type: number,
  amount: number | undefined,
  typeWords: Readonly<Record<string, RowType>>,
): boolean {
  let negative = 0;
  let all = 0;
  for (const cells of sample) {
    const word = foldWord(cells[type] ?? '') || (cells[type] ?? '').trim();
    if (typeWords[word] !== 'expense' || amount === undefined) continue;
    all += 1;
    if (isNegative((cells[amount] ?? '').trim())) negative += 1;
  }
  return negative * 2 > all;
}
