import { allocate, type Money, money, minorDigits, parseMoney } from '@hisaab/kernel';
import { amountOf } from '../../money/amount-sum';

/** How the amount of an entry is shared out over its parts. */
export const SPLIT_WAYS = ['even', 'amount', 'percent'] as const;
export type SplitBy = (typeof SPLIT_WAYS)[number];

export interface SplitLine {
  readonly key: string;
  readonly categoryId: string | null;
  readonly amount: string;
  readonly percent: string;
  readonly note: string | null;
}

/** What is wrong with a part, in a word. */
export type ShareFault = 'amount' | 'percent' | 'over';

export interface Share {
  /** null where it cannot be reckoned. */
  readonly money: Money | null;
  /** The rest of the amount, which nobody types. */
  readonly isRest: boolean;
  readonly fault: ShareFault | null;
}

/** Hundredths of a percent. */
const WHOLE = 10_000n;

function ofAmount(line: SplitLine, total: Money): Money | null {
  const typed = amountOf(line.amount, minorDigits(total.currency));
  return typed === null ? null : parseMoney({ amount: typed, currency: total.currency });
}

function ofPercent(line: SplitLine, total: Money): Money | null {
  const typed = amountOf(line.percent, 2);
  if (typed === null) return null;
  const hundredths = BigInt(typed.replace('.', ''));
  if (hundredths > WHOLE) return null;
  return money((total.minor * hundredths * 2n + WHOLE) / (WHOLE * 2n), total.currency);
}

/**
 * What each part comes to. Even shares differ by one unit at most; otherwise the last part is what the others
 * leave, so that the parts always add up to the whole.
 */
export function sharesOf(lines: readonly SplitLine[], by: SplitBy, total: Money): Share[] {
  if (by === 'even') {
    const parts = lines.length === 0 ? [] : allocate(total, lines.length);
    return parts.map((part) => ({
      money: part,
      isRest: true,
      fault: part.minor > 0n ? null : 'over',
    }));
  }
  const reckon = by === 'amount' ? ofAmount : ofPercent;
  const typed = lines.slice(0, -1).map((line): Share => {
    const part = reckon(line, total);
    return { money: part, isRest: false, fault: part && part.minor > 0n ? null : by };
  });
  const sum = typed.reduce((so, { money: part }) => so + (part?.minor ?? 0n), 0n);
  const rest = money(total.minor - sum, total.currency);
  if (lines.length === 0) return [];
  return [...typed, { money: rest, isRest: true, fault: rest.minor > 0n ? null : 'over' }];
}

/** Whether every part is more than nothing and says where it goes. */
export function isShared(lines: readonly SplitLine[], by: SplitBy, total: Money): boolean {
  return (
    lines.every(({ categoryId }) => categoryId !== null) &&
    sharesOf(lines, by, total).every(({ fault }) => fault === null)
  );
}

export function emptyLine(key: string, categoryId: string | null = null): SplitLine {
  return { key, categoryId, amount: '', percent: '', note: null };
}
