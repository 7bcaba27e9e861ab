import type { NaiveBook, Row } from './naive-book';
import type { RowPlan } from './operations';
import { dayOf, decimal, draftOf, pick } from './plans';

const HEADER = 'Date,Account,Category,Note,Amount,Income/Expense';
const WORDS = { expense: 'Expense', income: 'Income', transfer: 'Transfer-Out' } as const;

export type FileRow = Omit<Row, 'id' | 'version'>;

export function fileOf(lines: readonly string[]): string {
  return `${[HEADER, ...lines].join('\n')}\n`;
}

let notes = 0;

/** A line that can be imported: with a category, and transfers within one currency. Every fourth is its own twin. */
export function lineOf(book: NaiveBook, plan: RowPlan, at: number): string {
  const draft = draftOf(book, { ...plan, parts: 0 });
  const account = book.account(draft.account);
  const target = draft.toAccount === null ? null : book.account(draft.toAccount);
  const isTransfer = target !== null && target.currency === account.currency;
  const type = draft.type === 'income' || isTransfer ? draft.type : 'expense';
  const fitting = book.categories.filter(({ kind }) => kind === type);
  const category = isTransfer ? target.name : pick(fitting, plan.category).name;
  const note = plan.category % 4 === 0 && at > 0 ? `row ${notes}` : `row ${(notes += 1)}`;
  return [dayOf(plan), account.name, category, note, decimal(draft.minor), WORDS[type]].join(',');
}

function read(book: NaiveBook, text: string): FileRow {
  const [date = '', accountName, categoryName, note = '', amount, word] = text.split(',');
  const type = word === 'Income' ? 'income' : word === 'Expense' ? 'expense' : 'transfer';
  const idOf = (name: string | undefined): string => book.accounts.find((one) => one.name === name)?.id ?? '';
  const category = book.categories.find((one) => one.name === categoryName && one.kind === type);
  return {
    live: true,
    type,
    minor: Math.round(Number(amount) * 100),
    date,
    account: idOf(accountName),
    toAccount: type === 'transfer' ? idOf(categoryName) : null,
    toMinor: null,
    category: category?.id ?? null,
    splits: [],
    payee: null,
    note,
    isTagged: false,
  };
}

/** Two transfers are the same whatever their words; of the others the words must be the same too. */
function keyOf(row: FileRow): string {
  const words = row.type === 'transfer' ? '' : `${row.payee ?? ''} ${row.note ?? ''}`.trim().toLowerCase();
  return [row.type, row.date, row.minor, row.account, row.toAccount ?? '', words].join('|');
}

/** The rows of a file that the book does not have yet: of equal ones, as many as the file has more. */
export function matched(book: NaiveBook, lines: readonly string[]): { fresh: FileRow[]; duplicates: number } {
  const there = new Map<string, number>();
  for (const row of book.live()) there.set(keyOf(row), (there.get(keyOf(row)) ?? 0) + 1);
  const fresh: FileRow[] = [];
  for (const text of lines) {
    const row = read(book, text);
    const left = there.get(keyOf(row)) ?? 0;
    there.set(keyOf(row), left - 1);
    if (left <= 0) fresh.push(row);
  }
  return { fresh, duplicates: lines.length - fresh.length };
}
