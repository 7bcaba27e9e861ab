import type { CivilDate } from '@hisaab/kernel';
import { emptyForm, type EntryForm } from './entry-form';
import { SPLIT_WAYS } from './split-shares';

/** What was typed and not saved stays on this device, for each book its own, through reloads and lost sessions. */
function placeOf(bookId: string): string {
  return `hisaab.entry.${bookId}`;
}

/** Whether there is nothing that would be a pity to lose. */
export function isBlank(form: EntryForm): boolean {
  const words = [form.line, form.amount, form.payee, form.note, form.toAmount, ...form.tags];
  return words.every((word) => word.trim() === '') && form.splits.length === 0;
}

export function keepDraft(bookId: string, form: EntryForm | null): void {
  if (bookId === '') return;
  if (form === null || isBlank(form)) localStorage.removeItem(placeOf(bookId));
  else localStorage.setItem(placeOf(bookId), JSON.stringify(form));
}

export function keptDraft(bookId: string, today: CivilDate): EntryForm | null {
  const kept = localStorage.getItem(placeOf(bookId));
  return kept === null ? null : readDraft(kept, today);
}

/** Another version of the client may have written it: what is not of the kind that it should be is left out. */
export function readDraft(kept: string, today: CivilDate): EntryForm | null {
  const empty = emptyForm(today);
  let said: unknown;
  try {
    said = JSON.parse(kept);
  } catch {
    return null;
  }
  if (typeof said !== 'object' || said === null) return null;
  const found = said as Record<string, unknown>;
  const text = (name: keyof EntryForm, otherwise: string) => {
    const value = found[name];
    return typeof value === 'string' ? value : otherwise;
  };
  const nullable = (name: keyof EntryForm) => {
    const value = found[name];
    return typeof value === 'string' ? value : null;
  };
  const type = text('type', empty.type);
  const list = (name: keyof EntryForm): unknown[] => {
    const value = found[name];
    return Array.isArray(value) ? value : [];
  };
  return {
    id: text('id', empty.id),
    line: text('line', ''),
    type: type === 'income' || type === 'transfer' ? type : 'expense',
    amount: text('amount', ''),
    date: text('date', empty.date),
    time: nullable('time'),
    accountId: nullable('accountId'),
    toAccountId: nullable('toAccountId'),
    toAmount: text('toAmount', ''),
    categoryId: nullable('categoryId'),
    payee: text('payee', ''),
    note: text('note', ''),
    tags: list('tags').filter((tag) => typeof tag === 'string'),
    splits: list('splits').flatMap((split, at) => {
      if (typeof split !== 'object' || split === null) return [];
      const { categoryId, amount, percent, note } = split as Record<string, unknown>;
      return [
        {
          key: `${at}`,
          categoryId: typeof categoryId === 'string' ? categoryId : null,
          amount: typeof amount === 'string' ? amount : '',
          percent: typeof percent === 'string' ? percent : '',
          note: typeof note === 'string' ? note : null,
        },
      ];
    }),
    splitBy: SPLIT_WAYS.find((way) => way === found['splitBy']) ?? empty.splitBy,
  };
}
