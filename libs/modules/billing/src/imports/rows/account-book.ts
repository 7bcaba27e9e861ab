import { foldName } from '@hisaab/kernel';
import { RowProblem, type RowDraft } from './row';

export interface KnownAccount {
  readonly name: string;
  readonly currency: string;
  /** Null: it is still to be made. */
  readonly id: string | null;
  readonly archived: boolean;
}

export interface Placed {
  readonly account: KnownAccount;
  readonly toAccount: KnownAccount | null;
  readonly currency: string;
  /** Of a transfer: what the receiving account has. */
  readonly toCurrency: string | null;
}

/** Finds the accounts that rows name among those of the book, and notes which have to be made. */
export class AccountBook {
  private readonly known = new Map<string, KnownAccount>();
  readonly wanted: KnownAccount[] = [];

  constructor(
    private readonly accounts: readonly KnownAccount[],
    private readonly bookCurrency: string,
  ) {
    for (const account of accounts) this.known.set(foldName(account.name), account);
  }

  place(draft: RowDraft): Placed {
    const account =
      draft.account === '' ? this.usual(draft.currency) : this.named(draft.account, draft.currency);
    const { currency } = account;
    const toAccount = draft.toAccount === null ? null : this.receiving(draft, draft.toAccount, currency);
    if (toAccount !== null && foldName(toAccount.name) === foldName(account.name)) {
      throw new RowProblem('same-account', 'The transfer goes to the account it comes from');
    }
    for (const one of [account, toAccount]) {
      if (one?.archived)
        throw new RowProblem('account-archived', `"${one.name}" is archived and takes no new rows`);
    }
    return { account, toAccount, currency, toCurrency: toAccount?.currency ?? null };
  }

  private receiving(draft: RowDraft, name: string, currency: string): KnownAccount {
    if (!draft.toAmount) return this.named(name, currency);
    return this.named(name, draft.toCurrency ?? this.known.get(foldName(name))?.currency ?? currency);
  }

  /** The book's first open account of a currency, as for a transaction that names none. */
  private usual(currency: string | null): KnownAccount {
    const wanted = currency ?? this.bookCurrency;
    const first = this.accounts.find((account) => account.currency === wanted && !account.archived);
    return first ?? this.named(`Imported ${wanted}`, wanted);
  }

  /** An account has one currency: the same name in another one is an account of its own. */
  private named(name: string, currency: string | null): KnownAccount {
    const found = this.known.get(foldName(name));
    if (found && (currency === null || found.currency === currency)) return found;
    if (!found) return this.want(name, currency ?? this.bookCurrency);
    const variant = `${name} ${currency}`;
    return this.known.get(foldName(variant)) ?? this.want(variant, currency ?? this.bookCurrency);
  }

  private want(name: string, currency: string): KnownAccount {
    const account = { name, currency, id: null, archived: false };
    this.known.set(foldName(name), account);
    this.wanted.push(account);
    return account;
  }
}
