import { Text } from '@mantine/core';
import { addDays, parseMoney, ratio } from '@hisaab/kernel';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormats } from '../../../app/formats';
import { isZero } from '../../../money/format';
import { useCoveredName } from '../period-name';
import { ReportFrame, type Shown } from '../report-frame';
import { type Recurring, useRecurring } from '../use-money-reports';
import { reportPath } from '../use-sums';
import { useReportView } from '../use-report-view';
import { FixedCanvas } from './fixed-canvas';
import { fixedSpan, fromFirstSpent } from './fixed-series';
import { RecurringList } from './recurring-list';

/** How much is fixed? */
export default function FixedPicture() {
  const { span, filters, settings, today } = useReportView();
  const days = useMemo(() => fixedSpan(span, settings, today), [span, settings, today]);
  const answer = useRecurring(days, filters);
  const show = useShown(days);
  return <ReportFrame name="fixed" answer={answer} show={show} />;
}

function useShown(days: ReturnType<typeof fixedSpan>): (answer: Recurring) => Shown | null {
  const { t } = useTranslation();
  const { amount, percent, month: monthName } = useFormats();
  const { span, filters, entries } = useReportView();
  const navigate = useNavigate();
  const covered = useCoveredName();
  const pick = useCallback((to: string) => void navigate(to), [navigate]);

  return ({ months: all, totals, recurring, currency }) => {
    const months = fromFirstSpent(all);
    const [begin] = months;
    if (!begin || isZero(totals.expense)) return null;
    const from = begin.month < days.from ? days.from : begin.month;
    const period = covered(span, { kind: 'monthly', count: months.length, from, to: days.to });
    const sentence = t('answers.fixedAnswer', {
      kind: isZero(totals.fixed) ? 'none' : 'some',
      share: percent(totals.fixedShare ?? 0),
      fixed: amount(totals.fixed),
      expense: amount(totals.expense),
      yearly: amount(totals.yearlyCost),
      period,
    });
    const to = (index: number) => {
      const next = months[index + 1]?.month;
      const from = months[index]?.month ?? days.from;
      return entries({
        type: 'expense',
        from: from < days.from ? days.from : from,
        to: next === undefined ? days.to : addDays(next, -1),
      });
    };
    return {
      sentence,
      // One month is no course: the sentence has it all.
      chart:
        months.length === 1 ? (
          <Text size="sm">{t('answers.noFixedLine')}</Text>
        ) : (
          <FixedCanvas
            label={sentence}
            currency={currency}
            onPick={pick}
            months={months.map((month, index) => ({ ...month, to: to(index) }))}
          />
        ),
      twin: {
        columns: [
          t('reports.monthly'),
          t('answers.fixedPart'),
          t('answers.flexible'),
          t('answers.fixedShare'),
        ],
        rows: months.map(({ month, fixed, flexible }, index) => {
          const [part, rest] = [parseMoney(fixed).minor, parseMoney(flexible).minor];
          return {
            key: month,
            cells: [
              monthName(month),
              { money: fixed },
              { money: flexible },
              { share: ratio(part, part + rest) },
            ],
            to: to(index),
          };
        }),
        total: [
          t('charts.total'),
          { money: totals.fixed },
          { money: totals.flexible },
          { share: totals.fixedShare },
        ],
      },
      server: reportPath('recurring', days, filters),
      more:
        recurring.length > 0 ? (
          <RecurringList
            rows={recurring}
            to={({ payeeId, categoryId, first, last }) =>
              entries({
                type: 'expense',
                from: first,
                to: last,
                ...(payeeId ? { payeeId } : { categoryId }),
              })
            }
          />
        ) : undefined,
    };
  };
}
