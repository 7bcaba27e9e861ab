import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useBook } from '../../app/book';
import { useFormats } from '../../app/formats';

interface Covered {
  /** What its steps are, how many there are, and their days. */
  readonly kind: string;
  readonly count: number;
  readonly from: string;
  readonly to: string;
}

/** A period by the name that a person gives it: November 2026, 2026, or its days. */
export function usePeriodName(): (period: { kind: string; from: string; to: string }) => string {
  const { t } = useTranslation();
  const { month, range } = useFormats();
  const { monthStartDay } = useBook();
  return useCallback(
    ({ kind, from, to }) => {
      if (kind === 'yearly') return from.slice(0, 4);
      if (kind === 'monthly') {
        return monthStartDay === 1
          ? month(from)
          : t('reports.monthNamed', { month: month(from), days: range(from, to) });
      }
      return range(from, to);
    },
    [t, month, range, monthStartDay],
  );
}

/** The same within a sentence, where it follows a word: in the week 23–29 Nov 2026. */
export function usePeriodInSentence(): (period: { kind: string; from: string; to: string }) => string {
  const { t } = useTranslation();
  const { range } = useFormats();
  const nameOf = usePeriodName();
  return useCallback(
    (period) => {
      if (period.kind === 'monthly' || period.kind === 'yearly') return nameOf(period);
      const days = range(period.from, period.to);
      return t(period.kind === 'weekly' ? 'reports.weekNamed' : 'reports.daysNamed', { days });
    },
    [t, range, nameOf],
  );
}

/** What a picture of several weeks or months covers, by the period that it is asked for and ends in. */
export function useCoveredName(): (
  asked: { kind: string; from: string; to: string },
  covered: Covered,
) => string {
  const { t } = useTranslation();
  const { day } = useFormats();
  const nameOf = usePeriodInSentence();
  return useCallback(
    (asked, { kind, count, from, to }) => {
      if (asked.kind === 'yearly' || (asked.kind === kind && count === 1)) return nameOf(asked);
      if (asked.kind === 'custom' && asked.from <= from) return nameOf({ kind: 'custom', from, to });
      const key = kind === 'weekly' ? 'pictures.weeksTo' : 'pictures.monthsTo';
      return t(key, { count, period: asked.kind === 'monthly' ? nameOf(asked) : day(to) });
    },
    [t, day, nameOf],
  );
}
