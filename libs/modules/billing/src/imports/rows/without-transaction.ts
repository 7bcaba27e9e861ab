import type { Mapping } from '../mapping';
import { parseDate } from '../values/date-text';
import { looksLikeAmount } from '../values/amount-text';
import { foldWord, type Words } from '../guess/words';
import type { IgnoredReason } from '../reasons';

type Cells = readonly string[];

function beginsLikeFooter(text: string, words: Words): boolean {
  const folded = foldWord(text);
  if (folded === '') return /^[*=_#-]{3,}$/u.test(text.trim());
  return (
    /\btotals?$/u.test(folded) ||
    words.footers.some((word) => folded === word || folded.startsWith(`${word} `))
  );
}

/**
 * Why a record is no transaction at all (a total, a repeated header, a closing line, a payment that was declined);
 * null when it should be one. What merely misses something is a failed row, so that nothing disappears unseen.
 */
export function withoutTransaction(
  cells: Cells,
  mapping: Mapping,
  words: Words,
  header: readonly string[],
): IgnoredReason | null {
  const at = (role: keyof Mapping['columns']): string => {
    const column = mapping.columns[role];
    return column === undefined ? '' : (cells[column] ?? '').trim();
  };
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return 'empty';
  const same = cells.every((cell, index) => foldWord(cell) === foldWord(header[index] ?? ''));
  if (header.length > 1 && same) return 'repeated-header';
  const status = foldWord(at('status'));
  if (status !== '' && words.notCompleted.includes(status)) return 'not-completed';
  // What people pay each other is no cost: the costs stand in rows of their own.
  if (mapping.columns.share !== undefined && words.settlements.includes(foldWord(at('category'))))
    return 'settlement';
  const amounts = [at('amount'), at('debit'), at('credit')].filter((text) => text !== '');
  const hasDate = parseDate(at('date'), mapping.dateOrder) !== null;
  const first = filled[0] ?? '';
  if (!hasDate) {
    if (filled.some((cell) => beginsLikeFooter(cell, words))) return 'total';
    // Sums below their columns, without a word.
    if (filled.every((cell) => looksLikeAmount(cell))) return 'total';
    const hasAmount = amounts.some(looksLikeAmount);
    if (!hasAmount && (filled.length <= 2 || at('date') === '')) return 'no-transaction';
    return null;
  }
  const text = [at('note'), at('payee'), first].find((cell) => beginsLikeFooter(cell, words));
  // A dated "Opening balance" carries a balance; a dated payment that merely begins so has an amount.
  if (text !== undefined && amounts.every((amount) => !/[1-9]/u.test(amount))) return 'total';
  return null;
}
