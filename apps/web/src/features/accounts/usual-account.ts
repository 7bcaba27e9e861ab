interface Known {
  readonly archived: boolean;
  readonly currency: string;
}

/** Into which the server puts an entry that names no account: the first that takes its currency. */
export function usualAccount<Account extends Known>(
  accounts: readonly Account[],
  currency: string,
): Account | undefined {
  return accounts.find((account) => !account.archived && account.currency === currency);
}
