import { today, type CivilDate } from '@hisaab/kernel';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { amountText, axisText, type MoneyWords } from '../money/format';
import { isLanguage, localeOf } from './languages';
import { useBook } from './book';

// A civil date has no zone: it is drawn as midnight UTC, in UTC.
function instantOf(date: CivilDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** Made when it is asked for first: making a format costs a hundred times what using it does. */
function lazily<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

function formatsOf(locale: string, timezone: string) {
  const dates = (options: Intl.DateTimeFormatOptions) =>
    lazily(() => new Intl.DateTimeFormat(locale, options));
  const numbers = (options: Intl.NumberFormatOptions) => lazily(() => new Intl.NumberFormat(locale, options));
  const civil = (options: Intl.DateTimeFormatOptions) => {
    const format = dates({ ...options, timeZone: 'UTC' });
    return (date: CivilDate) => format().format(instantOf(date));
  };
  const days = dates({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const weekday = civil({ weekday: 'long' });
  const dayShort = civil({ day: 'numeric', month: 'short' });
  const weekdayShort = civil({ weekday: 'short' });
  const instant = dates({ dateStyle: 'medium', timeStyle: 'short', timeZone: timezone });
  const clock = dates({ timeStyle: 'short', timeZone: timezone });
  const percent = numbers({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const count = numbers({});
  return {
    locale,
    amount: (money: MoneyWords) => amountText(locale, money),
    /** With its plus, where the direction matters. */
    amountSigned: (money: MoneyWords) => amountText(locale, money, 'exceptZero'),
    axis: (currency: string, value: number) => axisText(locale, currency, value),
    day: (date: CivilDate) => days().format(instantOf(date)),
    // Never apart at the end of a line.
    dayShort: (date: CivilDate) => dayShort(date).replaceAll(' ', '\u00a0'),
    dayLong: civil({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    month: civil({ month: 'long', year: 'numeric' }),
    monthShort: civil({ month: 'short' }),
    range: (from: CivilDate, to: CivilDate) => days().formatRange(instantOf(from), instantOf(to)),
    /** 1 = Monday … 7 = Sunday; 2024-01-01 was a Monday. */
    weekday: (number: number) => weekday(`2024-01-0${number}`),
    weekdayShort: (number: number) => weekdayShort(`2024-01-0${number}`),
    dayWeekday: civil({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    instant: (at: string) => instant().format(new Date(at)),
    /** The time alone, where it was today. */
    moment: (at: string) => {
      const then = new Date(at);
      return (today(timezone, then) === today(timezone, new Date()) ? clock : instant)().format(then);
    },
    /** Always with one digit: 11.0% beside 98.3%. */
    percent: (share: number) => percent().format(share),
    count: (number: number) => count().format(number),
  };
}

const known = new Map<string, Formats>();

function formatsFor(locale: string, timezone: string): Formats {
  const key = `${locale} ${timezone}`;
  const formats = known.get(key) ?? formatsOf(locale, timezone);
  known.set(key, formats);
  return formats;
}

export type Formats = ReturnType<typeof formatsOf>;

/** The locale that this person reads. */
export function useLocale(): string {
  const { i18n } = useTranslation();
  return localeOf(isLanguage(i18n.language) ? i18n.language : 'en');
}

/** How dates, numbers and money are written for this person. */
export function useFormats(): Formats {
  const locale = useLocale();
  const { timezone } = useBook();
  return formatsFor(locale, timezone);
}

/** The book's today. */
export function useToday(): CivilDate {
  const { timezone } = useBook();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const clock = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(clock);
  }, []);
  return today(timezone, now);
}
