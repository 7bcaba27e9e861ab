/** A book as plainly as it can be kept: arrays, no events, no sums that are carried along. */

export type RowType = 'expense' | 'income' | 'transfer';

export interface Row {
  readonly id: string;
  readonly version: number;
  readonly live: boolean;
  readonly type: RowType;
  readonly minor: number;
  readonly date: string;
  readonly account: string;
  readonly toAccount: string | null;
  /** What arrives, where that is in another currency. */
  readonly toMinor: number | null;
  readonly category: string | null;
  readonly splits: readonly { readonly category: string; readonly minor: number }[];
  readonly payee: string | null;
  readonly note: string | null;
  readonly isTagged: boolean;
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly opening: number;
}

export interface Category {
  readonly id: string;
  readonly name: string;
  readonly kind: 'expense' | 'income';
}

interface Done {
  readonly before: Row | null;
  readonly after: Row;
}

interface ChangeSet {
  readonly id: string;
  readonly isImport: boolean;
  readonly undoes: string | null;
  isUndone: boolean;
  readonly done: readonly Done[];
}

/** Whether a person sees the same, however often it was changed in between. */
function isSame(a: Row, b: Row): boolean {
  return JSON.stringify({ ...a, version: 0 }) === JSON.stringify({ ...b, version: 0 });
}

export class NaiveBook {
  readonly rows = new Map<string, Row>();
  readonly sets: ChangeSet[] = [];
  /** Files that were imported, to be imported again. */
  readonly files: string[][] = [];

  constructor(
    readonly accounts: readonly Account[],
    readonly categories: readonly Category[],
  ) {}

  account(id: string): Account {
    const found = this.accounts.find((account) => account.id === id);
    if (!found) throw new Error(`no account ${id}`);
    return found;
  }

  currencyOf(row: Row): string {
    return this.account(row.account).currency;
  }

  all(): Row[] {
    return [...this.rows.values()];
  }

  live(): Row[] {
    return this.all().filter((row) => row.live);
  }

  /** Keeps rows as they are after a write, and what undo will need of it. */
  write(setId: string, after: readonly Row[], more: { isImport?: boolean; undoes?: string } = {}): void {
    const done = after.map((row) => {
      const before = this.rows.get(row.id) ?? null;
      const version = before ? before.version + 1 : 1;
      this.rows.set(row.id, { ...row, version });
      return { before, after: row };
    });
    const { isImport = false, undoes = null } = more;
    this.sets.push({ id: setId, isImport, undoes, isUndone: false, done });
  }

  /** What comes back when the set is undone: rows as before, but for those that were changed since. */
  undone(set: ChangeSet): { rows: Row[]; skipped: string[] } {
    const rows: Row[] = [];
    const skipped: string[] = [];
    for (const { before, after } of set.done) {
      const now = this.rows.get(after.id);
      if (!now) throw new Error(`no row ${after.id}`);
      if (before === null && !now.live) continue;
      const isAsLeft = isSame(now, after) || (before === null && set.isImport);
      if (isAsLeft) rows.push(before ?? { ...now, live: false });
      else skipped.push(after.id);
    }
    return { rows, skipped };
  }

  undo(set: ChangeSet, by: string, rows: readonly Row[]): void {
    set.isUndone = true;
    const redone = this.sets.find((one) => one.id === set.undoes);
    if (redone) redone.isUndone = false;
    this.write(by, rows, { undoes: set.id });
  }

  balances(): Map<string, number> {
    const sums = new Map(this.accounts.map(({ id, opening }) => [id, opening]));
    const add = (id: string, minor: number): void => void sums.set(id, (sums.get(id) ?? 0) + minor);
    for (const row of this.live()) {
      add(row.account, row.type === 'income' ? row.minor : -row.minor);
      if (row.toAccount) add(row.toAccount, row.toMinor ?? row.minor);
    }
    return sums;
  }

  /** Category by category (`none` for the uncategorised of each kind), in one currency. */
  byCategory(currency: string, month?: string): Map<string, number> {
    const sums = new Map<string, number>();
    for (const row of this.live()) {
      if (row.type === 'transfer' || this.currencyOf(row) !== currency) continue;
      if (month !== undefined && !row.date.startsWith(month)) continue;
      const lines = row.splits.length > 0 ? row.splits : [row];
      for (const { category, minor } of lines) {
        const key = category ?? `none:${row.type}`;
        sums.set(key, (sums.get(key) ?? 0) + minor);
      }
    }
    return sums;
  }

  total(type: RowType, currency: string, month: string): number {
    return this.live()
      .filter((row) => row.type === type && row.date.startsWith(month) && this.currencyOf(row) === currency)
      .reduce((sum, row) => sum + row.minor, 0);
  }
}
