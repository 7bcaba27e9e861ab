import { isCivilDate, isCurrency, minorDigits } from '@hisaab/kernel';

type Shown = string | number | boolean;

/** How a variable reads in a locale: money and days are written out, texts stay on one line. */
export function shown(value: unknown, locale: string, isDate: boolean): Shown {
  if (isMoney(value)) return moneyIn(locale, value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const text = String(value ?? '');
  return isDate && isCivilDate(text) ? dayIn(locale, text) : text.replace(/[\p{Cc}\s]+/gu, ' ');
}

/** Whole amounts without decimals. The digits are formatted from the text, never through a float. */
function moneyIn(locale: string, { amount, currency }: { amount: string; currency: string }): string {
  if (!isCurrency(currency)) return `${amount} ${currency}`;
  const digits = minorDigits(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    trailingZeroDisplay: 'stripIfInteger',
  });
  return format.format(amount as `${number}`);
}

function dayIn(locale: string, date: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}

function isMoney(value: unknown): value is { amount: string; currency: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'amount' in value &&
    'currency' in value &&
    typeof value.amount === 'string' &&
    typeof value.currency === 'string'
  );
}
