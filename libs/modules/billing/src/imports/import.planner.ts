import type { Sql } from '@hisaab/database';
import { addDays, foldName, uuidv7, type Money } from '@hisaab/kernel';
import { resolveAccounts } from '../accounts/account-names.repository';
import type { Account } from '../accounts/account';
import { resolveCategories, type NamedCategory } from '../categories/category-names.repository';
import type { Changed } from '../changes/change.recorder';
import { resolvePayees } from '../payees/payees.repository';
import { resolveTags } from '../tags/tags.repository';
import { bareTag } from '../tags/tag';
import { foldNote, type TransactionDraft } from '../transactions/transaction';
import { accountKindOf } from './account-kind';
import type { Words } from './guess/words';
import { learnedCategories, rowsAlike, type LiveSpans } from './live-rows.repository';
import type { PlannedRow, RowOutcome } from './import-rows.repository';
import { AccountBook, type KnownAccount, type Placed } from './rows/account-book';
import { LiveRows, NEAR_DAYS, type Match } from './rows/live-match';
import { RowProblem } from './rows/row';
import { checkLimits, moneyOf } from './rows/row-limits';

/** A row whose accounts and amount are known. */
export interface SoundRow extends PlannedRow {
  readonly placed: Placed;
  readonly money: Money;
  /** What arrives in an account of another currency. */
  readonly toMoney: Money | null;
}

export interface Sorted {
  readonly sound: SoundRow[];
  readonly failed: RowOutcome[];
}

export function knownAccounts(accounts: readonly Account[]): KnownAccount[] {
  return accounts.map(({ id, name, opening, archived }) => ({
    id,
    name,
    currency: opening.currency,
    archived,
  }));
}

/** Which rows can become transactions of this book, and why the others cannot. */
export function sortRows(rows: readonly PlannedRow[], book: AccountBook): Sorted {
  const sound: SoundRow[] = [];
  const failed: RowOutcome[] = [];
  for (const planned of rows) {
    try {
      checkLimits(planned.draft);
      const placed = book.place(planned.draft);
      const { amount, toAmount } = planned.draft;
      const { currency, toCurrency } = placed;
      const crosses = toCurrency !== null && toCurrency !== currency;
      const toMoney = crosses && toAmount ? moneyOf(toAmount, toCurrency) : null;
      sound.push({ ...planned, placed, money: moneyOf(amount, currency), toMoney });
    } catch (problem) {
      if (!(problem instanceof RowProblem)) throw problem;
      failed.push({ row: planned.row, status: 'failed', reason: problem.reason, detail: problem.message });
    }
  }
  return { sound, failed };
}

/** Lays rows beside those that the book had before `before`; rows on new accounts cannot be there yet. */
export async function matchRows(
  sql: Sql,
  bookId: string,
  rows: readonly SoundRow[],
  before: Date,
  spans: LiveSpans,
): Promise<Map<number, Match>> {
  const candidates = rows.flatMap(({ row, draft, placed, money, occurrence }) => {
    const [accountId, toAccountId] = [placed.account.id, placed.toAccount?.id ?? null];
    if (accountId === null || (placed.toAccount !== null && toAccountId === null)) return [];
    const { type, date, payee, note } = draft;
    return [{ row, type, date, payee, note, minor: money.minor, accountId, toAccountId, occurrence }];
  });
  const beside = candidates.filter(({ accountId, date }) => {
    const span = spans.get(accountId);
    return span && date >= addDays(span.from, -NEAR_DAYS) && date <= addDays(span.to, NEAR_DAYS);
  });
  const live = new LiveRows(await rowsAlike(sql, bookId, beside, before));
  return new Map(candidates.map((candidate) => [candidate.row, live.match(candidate)]));
}

export interface Resolved {
  readonly drafts: { row: number; draft: TransactionDraft & { id: string }; resembles: string | null }[];
  readonly made: Changed[];
}

/** Makes the accounts that rows want; what they are is read from their names. */
export async function makeAccounts(
  tx: Sql,
  bookId: string,
  book: AccountBook,
  words: Words,
  given: { at: Date; openingDate: string },
): Promise<{ ids: Map<string, string>; made: Changed[] }> {
  const wanted = book.wanted.map(({ name, currency }) => ({
    name,
    currency,
    kind: accountKindOf(name, words),
  }));
  const { accounts, made } = await resolveAccounts(tx, bookId, wanted, given);
  return { ids: new Map([...accounts].map(([fold, account]) => [fold, account.id])), made };
}

/** Turns the words of rows into ids; categories, payees and tags that are missing are made. */
export async function resolveRows(
  tx: Sql,
  bookId: string,
  rows: readonly (SoundRow & { readonly resembles: string | null })[],
  accountIds: ReadonlyMap<string, string>,
  given: { at: Date; categoriesApart: boolean; learns: boolean },
): Promise<Resolved> {
  const named = rows.map(({ draft }) => categoryOf(draft.type, draft, given.categoriesApart));
  const asked = new Map(named.flatMap((one) => (one === null ? [] : [[keyOf(one), one] as const])));
  const { categories, made: madeCategories } = await resolveCategories(
    tx,
    bookId,
    [...asked.values()],
    given.at,
  );
  const categoryIds = new Map([...asked.keys()].map((key, at) => [key, categories[at]?.id ?? null]));
  const payees = await resolvePayees(
    tx,
    bookId,
    rows.map(({ draft }) => draft.payee).filter((payee) => payee !== ''),
    given.at,
  );
  const tags = await resolveTags(
    tx,
    bookId,
    rows.flatMap(({ draft }) => [...draft.tags]),
    given.at,
  );
  const drafts = rows.map(({ row, draft, placed, money, toMoney, resembles }, index) => {
    const name = named[index];
    const toAccountId = placed.toAccount && accountIds.get(foldName(placed.toAccount.name));
    return {
      row,
      resembles,
      draft: {
        id: uuidv7(),
        type: draft.type,
        date: draft.date,
        time: draft.time,
        amount: money,
        accountId: accountIds.get(foldName(placed.account.name)) ?? '',
        toAccountId: toAccountId ?? null,
        toAmount: toMoney,
        payeeId: payees.ids.get(foldName(draft.payee)) ?? null,
        categoryId: (name && categoryIds.get(keyOf(name))) ?? null,
        tagIds: draft.tags.flatMap((tag) => tags.tags.get(foldName(bareTag(tag)))?.id ?? []),
        note: draft.note || null,
      } satisfies TransactionDraft,
    };
  });
  const learned = given.learns ? await learn(tx, bookId, drafts) : drafts;
  return { drafts: learned, made: [...madeCategories, ...payees.made, ...tags.made] };
}

/** Many rows name few categories: each is looked for once a batch. */
function keyOf({ kind, name, parent }: NamedCategory): string {
  return [kind, parent ?? '', name].join('\u001f');
}

/** Parent and child stand apart in some files; there a slash is part of a name. */
function categoryOf(
  type: string,
  { category, subcategory }: { category: string; subcategory: string },
  apart: boolean,
): NamedCategory | null {
  if (type !== 'expense' && type !== 'income') return null;
  if (category === '' && subcategory === '') return null;
  if (category === '' || subcategory === '')
    return { kind: type, name: category || subcategory, whole: apart };
  return { kind: type, name: subcategory, parent: category };
}

async function learn(tx: Sql, bookId: string, drafts: Resolved['drafts']): Promise<Resolved['drafts']> {
  const without = drafts.filter(({ draft }) => draft.categoryId === null && draft.type !== 'transfer');
  const found = await learnedCategories(
    tx,
    bookId,
    without.map(({ draft }) => ({
      type: draft.type === 'income' ? 'income' : 'expense',
      payeeId: draft.payeeId ?? null,
      noteFold: foldNote(draft.note ?? null),
    })),
  );
  const byRow = new Map(without.map(({ row }, index) => [row, found[index] ?? null]));
  return drafts.map((one) => {
    const categoryId = byRow.get(one.row);
    return categoryId
      ? { ...one, draft: { ...one.draft, categoryId, categorySource: 'learned' as const } }
      : one;
  });
}
