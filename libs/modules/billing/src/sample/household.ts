import { addDays, isoWeekday, type CivilDate } from '@hisaab/kernel';
import type { AccountKind } from '../accounts/account';

/** What a household does by chance and every month; see `config/sample/household.yaml`. */
export interface HouseholdHabits {
  readonly accounts: Readonly<Record<SampleAccount, HouseholdAccount>>;
  readonly spendings: readonly {
    readonly category: string;
    readonly payees: readonly string[];
    readonly account: SampleAccount;
    readonly from: number;
    readonly to: number;
    /** In a thousand, Monday to Sunday. */
    readonly chance: readonly number[];
    readonly hours: readonly [number, number];
  }[];
  readonly monthly: readonly {
    readonly day: number;
    readonly type: SampleRow['type'];
    readonly category: string | null;
    readonly payee: string | null;
    readonly account: SampleAccount;
    readonly toAccount: SampleAccount | null;
    readonly from: number;
    readonly to: number;
  }[];
}

export type SampleAccount = 'cash' | 'bank' | 'card' | 'funds';

export interface HouseholdAccount {
  readonly kind: AccountKind;
  /** Whole units, before the first row; negative is owed. */
  readonly opening: number;
  /** By language; English is always there. */
  readonly name: { readonly en: string } & Readonly<Record<string, string>>;
}

/** One row of the made-up household. Categories are the keys of the default sets, so they exist in any language. */
export interface SampleRow {
  readonly type: 'expense' | 'income' | 'transfer';
  readonly date: CivilDate;
  readonly time: string | null;
  /** Whole rupees, or whole units of whatever the book's currency is. */
  readonly amount: number;
  readonly account: SampleAccount;
  readonly toAccount: SampleAccount | null;
  readonly category: string | null;
  readonly payee: string | null;
  readonly tag: string | null;
}

const DAYS = 730;

/** A whole number from the one to the other, both possible. */
export type Between = (from: number, to: number) => number;

/** The day before which the household had nothing but its opening balances. */
export function firstDay(today: CivilDate): CivilDate {
  return addDays(today, -DAYS);
}

/** Two years of a household up to and including `today`: the same for the same day and the same chance. */
export function sampleHousehold(today: CivilDate, habits: HouseholdHabits, between: Between): SampleRow[] {
  const pick = <Item>(items: readonly Item[]): Item => items[between(0, items.length - 1)] as Item;
  const rows: SampleRow[] = [];
  let onCard = 0;
  const add = (row: SampleRow): void => {
    rows.push(row);
    if (row.account === 'card') onCard += row.amount;
  };

  for (let back = DAYS; back >= 0; back -= 1) {
    const date = addDays(today, -back);
    const month = Number(date.slice(5, 7));
    const dayOfMonth = Number(date.slice(8));
    for (const fixed of habits.monthly.filter(({ day }) => day === dayOfMonth))
      add(monthlyRow(fixed, date, between));
    if (dayOfMonth === 18 && onCard > 0) {
      add({ ...blank(date), type: 'transfer', amount: onCard, account: 'bank', toAccount: 'card' });
      onCard = 0;
    }
    for (const row of seasonalRows(date, month, dayOfMonth, between)) add(row);
    for (const spending of habits.spendings) {
      if (between(0, 999) >= (spending.chance[isoWeekday(date) - 1] ?? 0)) continue;
      const minute = String(between(0, 59)).padStart(2, '0');
      add({
        ...blank(date),
        time: `${String(between(spending.hours[0], spending.hours[1])).padStart(2, '0')}:${minute}`,
        amount: between(spending.from, spending.to),
        account: spending.account,
        category: spending.category,
        payee: pick(spending.payees),
        tag: spending.category === 'restaurants' && between(0, 9) === 0 ? 'friends' : null,
      });
    }
  }
  return rows;
}

function blank(date: CivilDate): SampleRow {
  return {
    type: 'expense',
    date,
    time: null,
    amount: 0,
    account: 'bank',
    toAccount: null,
    category: null,
    payee: null,
    tag: null,
  };
}

function monthlyRow(fixed: HouseholdHabits['monthly'][number], date: CivilDate, between: Between): SampleRow {
  return {
    ...blank(date),
    type: fixed.type,
    amount: between(fixed.from, fixed.to),
    account: fixed.account,
    toAccount: fixed.toAccount,
    category: fixed.category,
    payee: fixed.payee,
  };
}

/** A year has its own: school fees, a bonus, festivals, a journey, interest each quarter. */
function seasonalRows(date: CivilDate, month: number, day: number, between: Between): SampleRow[] {
  const rows: SampleRow[] = [];
  const spend = (
    category: string,
    payee: string,
    account: SampleAccount,
    amount: number,
    tag: string | null = null,
  ): void => void rows.push({ ...blank(date), category, payee, account, amount, tag });
  const receive = (category: string, payee: string, amount: number): void =>
    void rows.push({ ...blank(date), type: 'income', category, payee, amount });
  if (day === 10 && [4, 7, 10, 1].includes(month)) spend('school-fees', 'Saraswati Vidyalaya', 'bank', 14500);
  if (day === 28 && [3, 6, 9, 12].includes(month)) receive('interest', 'Bank', between(380, 720));
  if (day === 25 && month === 3) receive('bonus', 'Northwind Technologies', 60000);
  if (month === 10 && day >= 18 && day <= 24)
    spend('festivals', 'Mithai Shop', 'card', between(400, 2600), 'diwali');
  if (month === 10 && day === 21) spend('gifts', 'Gift Gallery', 'card', between(3000, 6000), 'diwali');
  if ((month === 5 || month === 12) && day === 8)
    spend('tickets', 'Rail Booking', 'card', between(4200, 7800), 'holiday');
  if ((month === 5 || month === 12) && day >= 20 && day <= 24)
    spend('hotels', 'Hill View Lodge', 'card', between(2200, 3400), 'holiday');
  if (day === 16 && [2, 8].includes(month))
    spend('vehicle-service', 'Moto Care', 'bank', between(1800, 4200));
  if (day === 27 && between(0, 2) === 0) receive('refunds', 'Shopping refund', between(120, 900));
  return rows;
}
