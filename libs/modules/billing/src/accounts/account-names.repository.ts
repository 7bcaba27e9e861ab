import type { Sql } from '@hisaab/database';
import { foldName, uuidv7, type CivilDate } from '@hisaab/kernel';
import type { Changed } from '../changes/change.recorder';
import { openAccount, type Account, type AccountKind } from './account';
import { accountChange } from './account.view';
import { liveAccounts, saveAccounts } from './accounts.repository';

export interface NamedAccount {
  readonly name: string;
  readonly kind: AccountKind;
  readonly currency: string;
}

/**
 * Live accounts by their folded names; what is missing is made, opened with nothing on `openingDate`. An
 * account that is there keeps its kind and currency. The caller holds the book and records `made`.
 */
export async function resolveAccounts(
  tx: Sql,
  bookId: string,
  named: readonly NamedAccount[],
  given: { at: Date; openingDate: CivilDate },
): Promise<{ accounts: Map<string, Account>; made: Changed[] }> {
  const accounts = new Map((await liveAccounts(tx, bookId)).map((one) => [foldName(one.name), one]));
  const made: Account[] = [];
  for (const { name, kind, currency } of named) {
    const folded = foldName(name);
    if (folded === '' || accounts.has(folded)) continue;
    const account = openAccount(
      { name, kind, currency, openingDate: given.openingDate },
      { bookId, id: uuidv7(), bookCurrency: currency, today: given.openingDate, at: given.at },
    );
    accounts.set(folded, account);
    made.push(account);
  }
  await saveAccounts(tx, made);
  return { accounts, made: made.map((account) => accountChange(null, account)) };
}
