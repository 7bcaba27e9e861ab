import type { CivilDate } from '@hisaab/kernel';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormats } from '../../../app/formats';
import type { Cell, TableTwin } from '../../../charts/table-twin';
import { toWords } from '../../../money/format';
import { dailySums, spansThatFit } from '../daily-sums';
import { usePeriodInSentence, usePeriodName } from '../period-name';
import { ReportFrame } from '../report-frame';
import { spansBefore } from '../report-view';
import { useReportView } from '../use-report-view';
import { useCalendar } from '../use-sums';
import { type CourseNames, PaceCanvas } from './pace-canvas';
import { type Pace, paceOf } from './pace-series';

/** Am I on pace? */
export default function PacePicture() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = usePeriodName();
  const { span, filters, settings, today, entries } = useReportView();
  const earlier = useMemo(() => spansBefore(span, spansThatFit(span), settings), [span, settings]);
  const answer = useCalendar({ from: earlier.at(-1)?.from ?? span.from, to: span.to }, filters);
  const { data } = answer;
  const pace = useMemo(
    () => (data ? paceOf(span, earlier, dailySums(data.days), today) : null),
    [data, span, earlier, today],
  );
  const sentence = useSentence(pace, data?.currency ?? 'INR');
  const toDay = (date: CivilDate) => entries({ from: date, to: date, type: 'expense' });
  const names = useMemo(
    () => ({
      spent: nameOf(span),
      before: earlier[0] ? nameOf(earlier[0]) : '',
      usual: t('pictures.paceUsual'),
    }),
    [nameOf, span, earlier, t],
  );
  const twin = useTwin(pace, data?.currency ?? 'INR', names, toDay);
  return (
    <ReportFrame
      name="pace"
      answer={answer}
      show={({ currency, totals }) =>
        pace && twin && !isNothing(totals.expense.amount)
          ? {
              sentence,
              chart: (
                <PaceCanvas
                  label={sentence}
                  days={pace.days}
                  currency={currency}
                  names={names}
                  onPick={(date) => void navigate(toDay(date))}
                />
              ),
              twin,
            }
          : null
      }
    />
  );
}

const isNothing = (amount: string) => !/[1-9]/.test(amount);

function useSentence(pace: Pace | null, currency: string): string {
  const { t } = useTranslation();
  const { amount } = useFormats();
  const { span } = useReportView();
  const nameOf = usePeriodInSentence();
  const change = pace?.besideUsual ?? pace?.besideBefore ?? null;
  const against = pace?.besideUsual ? 'usual' : 'before';
  const words = (minor: bigint) => amount(toWords({ minor, currency }));
  return t(pace?.isRunning ? 'pictures.paceRunning' : 'pictures.paceOver', {
    amount: words(pace?.spent ?? 0n),
    period: nameOf(span),
    change: change?.kind ?? (pace?.hasBefore ? 'unknown' : 'none'),
    by: words(change?.by ?? 0n),
    against,
  });
}

function useTwin(
  pace: Pace | null,
  currency: string,
  names: CourseNames,
  to: (date: CivilDate) => string,
): TableTwin | null {
  const { t } = useTranslation();
  const { day: named } = useFormats();
  if (!pace) return null;
  const cell = (minor: bigint | null): Cell =>
    minor === null ? '' : { money: toWords({ minor, currency }) };
  const shown = (['spent', 'before', 'usual'] as const).filter(
    (key) => key === 'spent' || pace.days.some((day) => day[key] !== null),
  );
  return {
    columns: [t('charts.when'), ...shown.map((key) => names[key])],
    rows: pace.days.map((day) => ({
      key: day.date,
      cells: [named(day.date), ...shown.map((key) => cell(day[key]))],
      ...(day.spent === null ? {} : { to: to(day.date) }),
    })),
  };
}
