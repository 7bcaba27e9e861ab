import { amountText, drawn, type MoneyWords, toWords } from '../../../money/format';

interface Writing {
  readonly locale: string;
  readonly currency: string;
  /** A phone: without the currency. */
  readonly isNarrow: boolean;
}

/**
 * How the steps of a legend are written: short, but with as many digits as tell them apart from each other and from
 * nothing (₹1.21K and ₹1.24K, not ₹1.3K twice). Rounded up: a day of ₹1,484 is in no step to ₹1.4K.
 */
export function stepWords(limits: readonly bigint[], { locale, currency, isNarrow }: Writing): string[] {
  const style = isNarrow ? {} : ({ style: 'currency', currency } as const);
  const short = (digits: number) => {
    const format = new Intl.NumberFormat(locale, {
      ...style,
      notation: 'compact',
      maximumFractionDigits: digits,
      roundingMode: 'ceil',
    });
    return (money: MoneyWords) => format.format(drawn(money));
  };
  const bare = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const whole = (money: MoneyWords) => (isNarrow ? bare.format(drawn(money)) : amountText(locale, money));
  const all = [0n, ...limits].map((minor) => toWords({ minor, currency }));
  const written = [short(1), short(2), whole].map((way) => all.map(way));
  const apart = written.find((words) => new Set(words).size === words.length);
  return (apart ?? written.at(-1) ?? []).slice(1);
}

interface Summed {
  readonly spent: bigint;
  readonly level: number;
}

/** How the sums on the days are written: with as many digits as tell apart what has different shades. */
export function dayWords(
  days: readonly Summed[],
  { locale, currency, isNarrow }: Writing,
): (minor: bigint) => string {
  const style = isNarrow ? {} : ({ style: 'currency', currency } as const);
  const ways = [isNarrow ? 0 : 1, 1, 2].map((digits) => {
    const format = new Intl.NumberFormat(locale, {
      ...style,
      notation: 'compact',
      maximumFractionDigits: digits,
    });
    return (minor: bigint) => format.format(drawn(toWords({ minor, currency })));
  });
  const isClear = (way: (minor: bigint) => string): boolean => {
    const levels = new Map<string, number>();
    return days.every(({ spent, level }) => {
      const word = way(spent);
      const other = levels.get(word) ?? level;
      levels.set(word, level);
      return other === level;
    });
  };
  return ways.find(isClear) ?? ((minor) => ways[2]?.(minor) ?? '');
}
