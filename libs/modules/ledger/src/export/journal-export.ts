import type { CivilDate, Money } from '@hisaab/kernel';

import type { LedgerType } from '../chart/account-names';

/** One entry as an export writes it: accounts by their exported names. */
export interface ExportedEntry {
  readonly sequence: bigint;
  readonly id: string;
  readonly date: CivilDate;
  readonly transactionId: string | null;
  readonly reversalOf: string | null;
  readonly payee: string | null;
  readonly legs: readonly { readonly name: string; readonly amount: Money }[];
}

/** An account that the export declares before its first entry. */
export interface ExportedAccount {
  readonly name: string;
  /** As a person reads it, where the format cannot take it as a name. */
  readonly label: string;
  readonly type: LedgerType;
  readonly currencies: readonly string[];
}

export interface ExportHeader {
  readonly accounts: readonly ExportedAccount[];
  readonly currencies: readonly string[];
  /** The day of the first entry; null where there is none. */
  readonly firstDate: CivilDate | null;
}

/** One text format of accounting. */
export interface JournalFormat {
  readonly extension: string;
  /** One component of an account's name, as the format takes it; empty where it cannot be told. */
  readonly component: (name: string) => string;
  readonly header: (header: ExportHeader) => string;
  readonly entry: (entry: ExportedEntry) => string;
}

/** No control characters, no blank runs: every format ends a field at one of them. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
