import type { DecimalMark } from '../mapping';
import { plainDigits } from './digits';

export interface AmountText {
  readonly negative: boolean;
  /** Digits with a point, without grouping, sign or needless zeros. */
  readonly value: string;
  readonly currency: string | null;
  readonly indicator: 'dr' | 'cr' | null;
}

const SYMBOLS: readonly [RegExp, string][] = [
  [/^(?:₹|rs\.?|inr|रु\.?|₨)$/iu, 'INR'],
  [/^(?:€|eur|euro)$/iu, 'EUR'],
  [/^(?:us\$|\$|usd)$/iu, 'USD'],
  [/^(?:£|gbp)$/iu, 'GBP'],
  [/^(?:¥|jpy|円)$/iu, 'JPY'],
  [/^(?:a\$|au\$)$/iu, 'AUD'],
  [/^(?:c\$|ca\$)$/iu, 'CAD'],
  [/^(?:s\$)$/iu, 'SGD'],
  [/^(?:hk\$)$/iu, 'HKD'],
  [/^(?:r\$)$/iu, 'BRL'],
  [/^(?:zł)$/iu, 'PLN'],
  [/^(?:kč)$/iu, 'CZK'],
  [/^(?:₽)$/iu, 'RUB'],
  [/^(?:₩)$/iu, 'KRW'],
  [/^(?:₺)$/iu, 'TRY'],
  [/^(?:฿)$/iu, 'THB'],
  [/^(?:fr\.?|sfr\.?)$/iu, 'CHF'],
];

/** The currency that a symbol or a three-letter word means; null when it is none. */
export function currencyOf(word: string): string | null {
  const text = word.trim();
  for (const [pattern, code] of SYMBOLS) if (pattern.test(text)) return code;
  return /^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : null;
}

const LONGEST = 60;
const INDICATOR = /(?:^|[\s\d)])\(?(dr|cr|debit|credit|d|c|s|h)\.?\)?\.?$/iu;
const LEADING_INDICATOR = /^\(?(dr|cr|debit|credit)\b\.?\)?\s*/iu;

/** What Dr and Cr mean, in English and German (Soll, Haben). */
export function indicatorOf(word: string): 'dr' | 'cr' | null {
  const text = word
    .trim()
    .toLowerCase()
    .replace(/[().\s]/g, '');
  if (['dr', 'debit', 'd', 's', 'soll', 'db', 'dbt'].includes(text)) return 'dr';
  if (['cr', 'credit', 'c', 'h', 'haben', 'crd', 'cdt'].includes(text)) return 'cr';
  return null;
}

/**
 * The parts of an amount as banks write it: sign or parentheses, currency before or after, Dr or Cr, and the body of
 * digits and marks. Null when something is left over.
 */
export function dissectAmount(
  raw: string,
): { body: string; negative: boolean; currency: string | null; indicator: 'dr' | 'cr' | null } | null {
  // No amount is that long; what follows must not be tried on a whole letter.
  if (raw.length > LONGEST || !/\p{Nd}/u.test(raw)) return null;
  let text = plainDigits(raw.normalize('NFKC'))
    .replace(/[−‒–—﹣－]/gu, '-')
    .replace(/[\u00a0\u2000-\u200b\u202f\u2060\ufeff]/gu, ' ')
    .replace(/\/-$/u, '')
    .trim();
  let indicator: 'dr' | 'cr' | null = null;
  const lead = LEADING_INDICATOR.exec(text);
  if (lead && /\d/.test(text.slice(lead[0].length))) {
    indicator = indicatorOf(lead[1] ?? '');
    text = text.slice(lead[0].length);
  }
  const tail = INDICATOR.exec(text);
  if (tail && indicator === null && /\d/.test(text)) {
    indicator = indicatorOf(tail[1] ?? '');
    text = text.slice(0, text.length - tail[0].length + (/^[\d)]/.test(tail[0]) ? 1 : 0)).trim();
  }
  let negative = false;
  const bracketed = /^\((.*)\)$/u.exec(text) ?? /^([^\d(]*)\(([^)]*)\)$/u.exec(text);
  if (bracketed) {
    negative = true;
    text = bracketed.slice(1).join(' ').trim();
  }
  let minus = 0;
  text = text.replace(/[-+]/gu, (sign, at: number) => {
    // A sign stands before or after the digits, never between them.
    const inside = /\d/.test(text.slice(0, at)) && /\d/.test(text.slice(at + 1));
    if (inside) minus += 9;
    else if (sign === '-') minus += 1;
    return inside ? sign : ' ';
  });
  if (minus > 1) return null;
  if (minus === 1) negative = true;
  const parts = /^([^\d.,]*?(?:rs\.|fr\.)?)\s*([.,]?\d[\d.,'’\s_]*?)\s*([^\d.,'’\s][^\d]*)?$/iu.exec(
    text.trim(),
  );
  if (!parts) return null;
  const [, before = '', body = '', after = ''] = parts;
  const words = [before, after].map((word) => word.trim()).filter((word) => word !== '');
  if (words.length > 1 && currencyOf(words[0] ?? '') !== currencyOf(words[1] ?? '')) return null;
  const currency = words.length === 0 ? null : currencyOf(words[0] ?? '');
  if (words.length > 0 && currency === null) return null;
  return { body: body.trim(), negative, currency, indicator };
}

/** Groups of three, or two and a last three as in India; a group mark that stands elsewhere makes it no number. */
const GROUPED = /^\d{1,3}(?:([,.'’ _])\d{3})(?:\1\d{3})*$/u;
const INDIAN = /^\d{1,3}(?:([,.])\d{2})*\1\d{3}$/u;

export function parseAmount(raw: string, mark: DecimalMark): AmountText | null {
  const parts = dissectAmount(raw);
  if (!parts) return null;
  // Programs fill empty amounts with a fixed 0.00, whatever mark the other ones have.
  if (/^0+(?:[.,]0*)?$/.test(parts.body)) return { ...parts, value: '0' };
  const at = parts.body.lastIndexOf(mark);
  const whole = at < 0 ? parts.body : parts.body.slice(0, at);
  const fraction = at < 0 ? '' : parts.body.slice(at + 1);
  if (!/^\d*$/.test(fraction) || whole.includes(mark)) return null;
  if (whole !== '' && !/^\d+$/.test(whole) && !GROUPED.test(whole) && !INDIAN.test(whole)) return null;
  if (whole === '' && fraction === '') return null;
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0';
  const tail = fraction.replace(/0+$/, '');
  return {
    negative: parts.negative,
    value: tail === '' ? digits : `${digits}.${tail}`,
    currency: parts.currency,
    indicator: parts.indicator,
  };
}

/** Whether a cell could be an amount under either decimal mark. */
export function looksLikeAmount(raw: string): boolean {
  const text = raw.trim();
  if (text === '' || text.length > 40 || !/\p{Nd}/u.test(text)) return false;
  return parseAmount(text, '.') !== null || parseAmount(text, ',') !== null;
}
