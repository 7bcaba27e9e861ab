import { foldName, minorDigits, money, type Money } from '@hisaab/kernel';
import type { Category } from '../categories/category';
import type { TransactionDraft } from '../transactions/transaction';
import type { SampleAccount, SampleRow } from './household';

/** The rows of the book that the household's words stand for. */
export interface SamplePlaces {
  readonly currency: string;
  readonly accounts: Readonly<Record<SampleAccount, string>>;
  /** Live categories of the book. */
  readonly categories: readonly Category[];
  /** By folded names. */
  readonly payees: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
}

/** Whole units of a currency: rupees, euros, yen. */
export function wholeUnits(units: number, currency: string): Money {
  return money(BigInt(units) * 10n ** BigInt(minorDigits(currency)), currency);
}

/** A category that the user has renamed is found by its key; one that is gone or archived leaves the row without. */
export function sampleDrafts(rows: readonly SampleRow[], places: SamplePlaces): TransactionDraft[] {
  const open = places.categories.filter(({ archived, seedKey }) => !archived && seedKey !== null);
  const categories = new Map(open.map(({ kind, seedKey, id }) => [`${kind}:${seedKey}`, id]));
  return rows.map((row) => ({
    type: row.type,
    date: row.date,
    time: row.time,
    amount: wholeUnits(row.amount, places.currency),
    accountId: places.accounts[row.account],
    toAccountId: row.toAccount && places.accounts[row.toAccount],
    categoryId: categories.get(`${row.type}:${row.category}`) ?? null,
    payeeId: row.payee === null ? null : (places.payees.get(foldName(row.payee)) ?? null),
    tagIds: row.tag === null ? [] : [places.tags.get(foldName(row.tag)) ?? []].flat(),
  }));
}
