import { formatMoney, parseMoney, type Money } from '@hisaab/kernel';

/** Money as the API says it. */
export interface MoneyWords {
  readonly amount: string;
  readonly currency: string;
}

export interface AmountParts {
  readonly main: string;
  readonly minor: string;
  readonly after: string;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatFor(
  locale: string,
  currency: string,
  signDisplay: 'negative' | 'exceptZero',
): Intl.NumberFormat {
  const key = `${locale} ${currency} ${signDisplay}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'currency', currency, signDisplay });
    formats.set(key, format);
  }
  return format;
}

// Intl reads a decimal string exactly, digit by digit: no amount passes through a float.
function exact(amount: string): Intl.StringNumericLiteral {
  return amount as Intl.StringNumericLiteral;
}

export function amountText(
  locale: string,
  money: MoneyWords,
  signDisplay: 'negative' | 'exceptZero' = 'negative',
): string {
  return whole(formatFor(locale, money.currency, signDisplay).format(exact(money.amount)));
}

/** In a sentence a line never ends between the sign and the figures: a word joiner stands there, which nobody sees. */
function whole(text: string): string {
  return text.replace(/(?<=^|\s)[-−+](?=\S)/u, '$&\u2060').replaceAll(' ', '\u00a0');
}

/** The amount in three pieces, so that the minor units can be drawn lighter. */
export function amountParts(
  locale: string,
  money: MoneyWords,
  signDisplay: 'negative' | 'exceptZero' = 'negative',
): AmountParts {
  const parts = formatFor(locale, money.currency, signDisplay).formatToParts(exact(money.amount));
  const point = parts.findIndex((part) => part.type === 'decimal');
  const text = (list: Intl.NumberFormatPart[]) => list.map((part) => part.value).join('');
  if (point < 0) return { main: text(parts), minor: '', after: '' };
  return {
    main: text(parts.slice(0, point)),
    minor: text(parts.slice(point, point + 2)),
    after: text(parts.slice(point + 2)),
  };
}

/** Short, for the axes of charts: ₹1.2L. */
export function axisText(locale: string, currency: string, value: number): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(value);
}

export function toMoney(words: MoneyWords): Money {
  return parseMoney(words);
}

export function toWords(money: Money): MoneyWords {
  return formatMoney(money);
}

/** Where a bar ends on the canvas; never part of a sum, never printed. */
export function drawn(words: MoneyWords): number {
  return Number(words.amount);
}

export function isNegative(words: MoneyWords): boolean {
  return words.amount.startsWith('-');
}

export function isZero(words: MoneyWords): boolean {
  return !/[1-9]/.test(words.amount);
}

export function negated(words: MoneyWords): MoneyWords {
  if (isZero(words)) return words;
  return { ...words, amount: isNegative(words) ? words.amount.slice(1) : `-${words.amount}` };
}
