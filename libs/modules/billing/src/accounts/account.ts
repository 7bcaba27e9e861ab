import {
  DomainError,
  foldName,
  money,
  parseMoney,
  type CivilDate,
  type Money,
  type MoneyText,
} from '@hisaab/kernel';

export type AccountKind = 'cash' | 'bank' | 'card' | 'wallet' | 'loan' | 'investment';

/** Where money is: a purse, a bank account, a card. The balance is the opening one and all live rows. */
export interface Account {
  readonly bookId: string;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kind: AccountKind;
  readonly opening: Money;
  readonly openingDate: CivilDate;
  /** Minor units of the account's currency. */
  readonly balance: bigint;
  readonly last4: string | null;
  readonly institution: string | null;
  readonly archived: boolean;
  readonly state: 'live' | 'deleted';
  readonly seedKey: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What a person may set. */
export interface AccountInput {
  readonly name: string;
  readonly kind: AccountKind;
  readonly currency?: string | undefined;
  readonly openingBalance?: MoneyText | null | undefined;
  readonly openingDate?: CivilDate | null | undefined;
  readonly last4?: string | null | undefined;
  readonly institution?: string | null | undefined;
  readonly archived?: boolean | undefined;
}

/** A numbered minor amount that storage can hold with room for sums. */
const LARGEST = 10n ** 18n;

export function boundedMoney(text: MoneyText): Money {
  const amount = parseMoney(text);
  if (amount.minor < LARGEST && amount.minor > -LARGEST) return amount;
  throw new DomainError('amount-too-large', 'unprocessable', 'That is more money than a row can hold.');
}

export function openAccount(
  input: AccountInput,
  given: { bookId: string; id: string; bookCurrency: string; today: CivilDate; at: Date; seedKey?: string },
): Account {
  const currency = input.currency ?? given.bookCurrency;
  const opening = openingOf(input, currency);
  return {
    bookId: given.bookId,
    id: given.id,
    version: 1,
    name: input.name,
    kind: input.kind,
    opening,
    openingDate: input.openingDate ?? given.today,
    balance: opening.minor,
    last4: input.last4 ?? null,
    institution: input.institution ?? null,
    archived: input.archived ?? false,
    state: 'live',
    seedKey: given.seedKey ?? null,
    createdAt: given.at,
    updatedAt: given.at,
  };
}

/** The account with everything that a person may set set anew. */
export function changeAccount(
  account: Account,
  input: AccountInput,
  given: { isUsed: boolean; today: CivilDate; at: Date },
): Account {
  const currency = input.currency ?? account.opening.currency;
  if (currency !== account.opening.currency && given.isUsed) {
    throw new DomainError(
      'currency-frozen',
      'unprocessable',
      'The account has transactions, so its currency stays as it is.',
    );
  }
  const opening = openingOf(input, currency);
  return {
    ...account,
    version: account.version + 1,
    name: input.name,
    kind: input.kind,
    opening,
    openingDate: input.openingDate ?? given.today,
    balance: account.balance - account.opening.minor + opening.minor,
    last4: input.last4 ?? null,
    institution: input.institution ?? null,
    archived: input.archived ?? false,
    updatedAt: given.at,
  };
}

export function deleteAccount(account: Account, at: Date): Account {
  return { ...account, version: account.version + 1, state: 'deleted', updatedAt: at };
}

/** What a merge patch is merged onto. */
export function accountInput(account: Account, opening: MoneyText): AccountInput {
  return {
    name: account.name,
    kind: account.kind,
    currency: account.opening.currency,
    openingBalance: opening,
    openingDate: account.openingDate,
    last4: account.last4,
    institution: account.institution,
    archived: account.archived,
  };
}

export function sameAccountName(a: string, b: string): boolean {
  return foldName(a) === foldName(b);
}

function openingOf(input: AccountInput, currency: string): Money {
  if (!input.openingBalance) return money(0n, currency);
  const opening = boundedMoney(input.openingBalance);
  if (opening.currency === currency) return opening;
  throw new DomainError(
    'currency-mismatch',
    'unprocessable',
    `The opening balance is in ${opening.currency}, the account in ${currency}.`,
  );
}
