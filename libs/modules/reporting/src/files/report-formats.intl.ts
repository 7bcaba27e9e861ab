import { IntlMessageFormat } from 'intl-messageformat';
import type { Cell, CellKind } from './report-document';
import type { ReportWords, WordKey } from './report-words';

export type Formats = ReturnType<typeof reportFormats>;

// A civil date has no zone: it is midnight UTC, written in UTC.
const instantOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Sentences, amounts and days as the reader's locale writes them. */
export function reportFormats(words: ReportWords, locale: string, currency: string, timezone: string) {
  const civil = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const dayFormat = civil({ day: 'numeric', month: 'short', year: 'numeric' });
  const monthFormat = civil({ month: 'long', year: 'numeric' });
  const monthShort = civil({ month: 'short', year: '2-digit' });
  const dayShort = civil({ day: 'numeric', month: 'short' });
  const yearFormat = civil({ year: 'numeric' });
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const round = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const count = new Intl.NumberFormat(locale);
  const time = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: timezone,
  });

  const day = (value: string): string => dayFormat.format(instantOf(value));
  /** Digits go in as they are: an amount may be longer than a float holds. */
  const amount = (value: string): string => money.format(value as `${number}`);
  const cell = (kind: CellKind, value: Cell): string => {
    if (value === null || value === '') return '–';
    if (kind === 'money') return amount(String(value));
    if (kind === 'day') return day(String(value));
    if (kind === 'month') return month(String(value));
    if (kind === 'share') return percent.format(Number(value));
    return kind === 'count' ? count.format(Number(value)) : String(value);
  };
  /** A book's month may begin on another day than the 1st; then the day is said. */
  const month = (value: string): string =>
    value.endsWith('-01') ? monthFormat.format(instantOf(value)) : day(value);

  return {
    locale,
    say: (key: WordKey, values: Record<string, string | number> = {}): string =>
      String(new IntlMessageFormat(words[key], locale, undefined, { ignoreTag: true }).format(values)),
    cell,
    amount,
    axis: (value: number): string => round.format(value),
    day,
    dayShort: (value: string): string => dayShort.format(instantOf(value)),
    month,
    monthShort: (value: string): string =>
      value.endsWith('-01') ? monthShort.format(instantOf(value)) : day(value),
    share: (value: number): string => percent.format(value),
    list: (items: readonly string[]): string => new Intl.ListFormat(locale).format(items),
    instant: (at: string): string => time.format(new Date(at)),
    period(from: string, to: string): string {
      const next = new Date(instantOf(to).getTime() + 86_400_000).toISOString().slice(0, 10);
      if (from.endsWith('-01-01') && next.endsWith('-01-01') && from.slice(0, 4) === to.slice(0, 4))
        return yearFormat.format(instantOf(from));
      if (from.endsWith('-01') && next.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7))
        return monthFormat.format(instantOf(from));
      return dayFormat.formatRange(instantOf(from), instantOf(to));
    },
    monthNames: Array.from({ length: 12 }, (_, at) =>
      civil({ month: 'short' }).format(new Date(Date.UTC(2024, at))),
    ),
    /** From Sunday, as the calendar's picture counts. */
    weekdayNames: Array.from({ length: 7 }, (_, at) =>
      civil({ weekday: 'short' }).format(new Date(Date.UTC(2024, 0, 7 + at))),
    ),
  };
}
