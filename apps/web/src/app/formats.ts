import { today, type CivilDate } from '@hisaab/kernel';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { amountText, axisText, type MoneyWords } from '../money/format';
import { isLanguage, localeOf } from './languages';
import { useBook } from './book';

// A civil date has no zone: it is drawn as midnight UTC, in UTC.
function instantOf(date: CivilDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

function formatsOf(locale: string, timezone: string) {
  const civil = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const day = civil({ day: 'numeric', month: 'short', year: 'numeric' });
  const dayShort = civil({ day: 'numeric', month: 'short' });
  const dayLong = civil({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const month = civil({ month: 'long', year: 'numeric' });
  const monthShort = civil({ month: 'short' });
  const weekday = civil({ weekday: 'long' });
  const weekdayShort = civil({ weekday: 'short' });
  const dayWeekday = civil({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const instant = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: timezone,
  });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: timezone });
  const dayOf = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: timezone });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const count = new Intl.NumberFormat(locale);
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 0 });
  return {
    locale,
    amount: (money: MoneyWords) => amountText(locale, money),
    axis: (currency: string, value: number) => axisText(locale, currency, value),
    day: (date: CivilDate) => day.format(instantOf(date)),
    dayShort: (date: CivilDate) => dayShort.format(instantOf(date)),
    dayLong: (date: CivilDate) => dayLong.format(instantOf(date)),
    month: (date: CivilDate) => month.format(instantOf(date)),
    monthShort: (date: CivilDate) => monthShort.format(instantOf(date)),
    range: (from: CivilDate, to: CivilDate) => day.formatRange(instantOf(from), instantOf(to)),
    /** 1 = Monday … 7 = Sunday; 2024-01-01 was a Monday. */
    weekday: (number: number) => weekday.format(instantOf(`2024-01-0${number}`)),
    weekdayShort: (number: number) => weekdayShort.format(instantOf(`2024-01-0${number}`)),
    dayWeekday: (date: CivilDate) => dayWeekday.format(instantOf(date)),
    instant: (at: string) => instant.format(new Date(at)),
    /** The time alone, where it was today. */
    moment: (at: string) => {
      const then = new Date(at);
      return (dayOf.format(then) === dayOf.format(new Date()) ? clock : instant).format(then);
    },
    percent: (share: number) => percent.format(share),
    count: (number: number) => count.format(number),
    /** Where there is hardly any room: 24K. */
    compact: (number: number) => compact.format(number),
  };
}

export type Formats = ReturnType<typeof formatsOf>;

/** How dates, numbers and money are written for this person. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const { timezone } = useBook();
  const language = isLanguage(i18n.language) ? i18n.language : 'en';
  return useMemo(() => formatsOf(localeOf(language), timezone), [language, timezone]);
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
