import { median } from '../median';

/** One's own history, as a ruler for a single amount. */
export interface Usual {
  readonly median: bigint;
  /** The least and the largest amount that are not odd. */
  readonly from: bigint;
  readonly to: bigint;
  readonly isOdd: (amount: bigint) => boolean;
}

/** Of fewer nobody can say what is usual. */
export const FEWEST = 5;

/**
 * Tukey's fences: one and a half times the spread of the middle half, beyond that half. Where the middle half is one
 * price (a subscription), a tenth of it is left free.
 */
export function usualOf(amounts: readonly bigint[]): Usual | null {
  const middle = median(amounts);
  if (middle === null || amounts.length < FEWEST) return null;
  const sorted = [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const last = sorted.length - 1;
  const low = sorted[Math.floor(last / 4)] ?? middle;
  const high = sorted[Math.ceil((last * 3) / 4)] ?? middle;
  const spread = ((high - low) * 3n) / 2n;
  const free = spread > middle / 10n ? spread : middle / 10n;
  const isOdd = (amount: bigint): boolean => amount < low - free || amount > high + free;
  const fine = sorted.filter((amount) => !isOdd(amount));
  return { median: middle, from: fine[0] ?? low, to: fine.at(-1) ?? high, isOdd };
}

/** The one that is farthest from the usual, if one is odd at all. */
export function oddest<One extends { readonly minor: bigint }>(
  ones: readonly One[],
  usual: Usual,
): One | null {
  const away = ({ minor }: One): bigint =>
    minor < usual.median ? usual.median - minor : minor - usual.median;
  const odd = ones.filter(({ minor }) => usual.isOdd(minor));
  return odd.reduce<One | null>((most, one) => (most === null || away(one) > away(most) ? one : most), null);
}
