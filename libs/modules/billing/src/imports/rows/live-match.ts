import { daysBetween } from '@hisaab/kernel';
import { comparedText } from './row-key';

/** A row of the book beside which new ones are laid. */
export interface LiveRow {
  readonly id: string;
  readonly type: string;
  readonly date: string;
  readonly minor: bigint;
  readonly accountId: string;
  readonly toAccountId: string | null;
  readonly payee: string | null;
  readonly note: string | null;
}

export type Candidate = Omit<LiveRow, 'id'> & {
  /** How many equal rows the file has had so far, with this one. */
  readonly occurrence: number;
};

export type Match =
  | { readonly kind: 'new' }
  | { readonly kind: 'duplicate'; readonly id: string }
  | { readonly kind: 'near'; readonly id: string };

export const NEAR_DAYS = 3;

function exactKey(row: Omit<LiveRow, 'id'>): string {
  const text = row.type === 'transfer' ? '' : comparedText(row.payee, row.note);
  return [row.type, row.date, row.minor, row.accountId, row.toAccountId ?? '', text].join('\u001f');
}

/**
 * Lays rows of a file beside those of the book as multisets: the third equal row of the file is a duplicate only
 * where the book has three. What only looks alike (a day or two apart, other words) is named, never dropped.
 */
export class LiveRows {
  private readonly exact = new Map<string, LiveRow[]>();
  private readonly alike = new Map<string, LiveRow[]>();

  constructor(rows: readonly LiveRow[]) {
    for (const row of rows) {
      push(this.exact, exactKey(row), row);
      push(this.alike, alikeKey(row), row);
    }
  }

  match(candidate: Candidate): Match {
    const equal = this.exact.get(exactKey(candidate)) ?? [];
    const twin = equal[candidate.occurrence - 1];
    if (twin) return { kind: 'duplicate', id: twin.id };
    // The equal ones are taken by equal rows before; they say nothing about this one.
    const near = this.alike
      .get(alikeKey(candidate))
      ?.find((row) => !equal.includes(row) && Math.abs(daysBetween(row.date, candidate.date)) <= NEAR_DAYS);
    return near ? { kind: 'near', id: near.id } : { kind: 'new' };
  }
}

function alikeKey(row: Omit<LiveRow, 'id'>): string {
  return [row.type, row.minor, row.accountId, row.toAccountId ?? ''].join('\u001f');
}

function push(map: Map<string, LiveRow[]>, key: string, row: LiveRow): void {
  const list = map.get(key);
  if (list) list.push(row);
  else map.set(key, [row]);
}
