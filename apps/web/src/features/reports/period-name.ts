import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useBook } from '../../app/book';
import { useFormats } from '../../app/formats';

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
