import { useMediaQuery } from '@mantine/hooks';
import type { CivilDate } from '@hisaab/kernel';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormats } from '../../../app/formats';
import type { TableTwin } from '../../../charts/table-twin';
import { isZero, toWords } from '../../../money/format';
import { ReportFrame } from '../report-frame';
import { useIsKeptBy } from '../use-is-kept-by';
import { useReportView } from '../use-report-view';
import { type Calendar, reportPath, useCalendar } from '../use-sums';
import { DaysCanvas } from './days-canvas';
import { cellsOf, type DayCell, heaviestOf } from './days-series';

/** Weeks of a month or two stand below each other on any page. */
const MONTHLIKE = 62;

/** Which days are heavy? */
export default function DaysPicture() {
  const navigate = useNavigate();
  const { span, filters, settings, today, entries } = useReportView();
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const calendar = useCalendar(span, filters);
  const { isKept, ...kept } = useIsKeptBy(span.from, filters);
  const data = isKept === undefined ? undefined : calendar.data;
  const answer = {
    data,
    error: calendar.error ?? kept.error,
    refetch: () => Promise.all([calendar.refetch(), kept.refetch()]),
  };
  const since = isKept ? span.from : (data?.days.find(({ count }) => count > 0)?.date ?? span.from);
  const cells = useMemo(() => (data ? cellsOf(data.days, settings) : []), [data, settings]);
  const sentence = useSentence(cells, since, data?.currency ?? 'INR');
  const toDay = (date: CivilDate) => entries({ from: date, to: date });
  const twinOf = useTwinOf(toDay);
  return (
    <ReportFrame
      name="days"
      answer={answer}
      show={(shown) =>
        isZero(shown.totals.expense) && isZero(shown.totals.income)
          ? null
          : {
              sentence,
              chart: (
                <DaysCanvas
                  label={sentence}
                  cells={cells}
                  currency={shown.currency}
                  since={since}
                  today={today}
                  firstWeekday={settings.firstWeekday}
                  isNarrow={isNarrow ?? false}
                  isUpright={isNarrow || cells.length <= MONTHLIKE}
                  onPick={(date) => void navigate(toDay(date))}
                />
              ),
              twin: twinOf(shown),
              server: reportPath('calendar', span, filters),
            }
      }
    />
  );
}

function useSentence(cells: readonly DayCell[], since: CivilDate, currency: string): string {
  const { t } = useTranslation();
  const { amount, day, dayLong } = useFormats();
  const { today } = useReportView();
  const { day: heaviest, free, passed } = heaviestOf(cells, since, today);
  if (!heaviest) return t('pictures.daysNothing', { passed });
  return t('pictures.daysAnswer', {
    when: dayLong(heaviest.date),
    amount: amount(toWords({ minor: heaviest.spent, currency })),
    free,
    passed,
    // Of a book that began among these days the sentence says since when.
    begun: cells[0] && since > cells[0].date ? 'later' : 'before',
    since: day(since),
  });
}

function useTwinOf(to: (date: CivilDate) => string): (calendar: Calendar) => TableTwin {
  const { t } = useTranslation();
  const { dayWeekday } = useFormats();
  return ({ days, totals }) => ({
    columns: [t('charts.when'), t('type.spent'), t('type.received'), t('reports.transactions')],
    rows: days.map(({ date, expense, income, count }) => ({
      key: date,
      cells: [dayWeekday(date), { money: expense }, { money: income }, { count }],
      ...(count > 0 ? { to: to(date) } : {}),
    })),
    total: [
      t('charts.total'),
      { money: totals.expense },
      { money: totals.income },
      { count: days.reduce((sum, { count }) => sum + count, 0) },
    ],
  });
}
