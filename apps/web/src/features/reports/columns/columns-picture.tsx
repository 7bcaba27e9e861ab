import { ratio } from '@hisaab/kernel';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormats } from '../../../app/formats';
import type { Cell, TableTwin } from '../../../charts/table-twin';
import { toWords } from '../../../money/format';
import { useCoveredName, usePeriodName } from '../period-name';
import { ReportFrame } from '../report-frame';
import { useReportView } from '../use-report-view';
import { reportPath, type Summary, useSummary } from '../use-sums';
import { fromFirst, stepsOf, type Steps, stepSums, sumOf } from './columns-series';
import { type NamedStep, NetColumnsCanvas } from './net-columns-canvas';

/** Did I live within my income? */
export default function ColumnsPicture() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { span, filters, settings, today, entries } = useReportView();
  const steps = useMemo(() => stepsOf(span, settings, today), [span, settings, today]);
  const days = { from: steps.spans[0]?.from ?? span.from, to: steps.spans.at(-1)?.to ?? span.to };
  const answer = useSummary(days, filters, steps.groupBy);
  const named = useNamed(steps, answer.data);
  const currency = answer.data?.currency ?? 'INR';
  const sentence = useSentence(steps, named, currency);
  const toStep = ({ span: { from, to } }: NamedStep) => entries({ from, to });
  const figures = ({ income, expense, net }: Pick<NamedStep, 'income' | 'expense' | 'net'>): Cell[] => [
    { money: toWords({ minor: income, currency }) },
    { money: toWords({ minor: expense, currency }) },
    { money: toWords({ minor: net, currency }), signed: true },
  ];
  const twin: TableTwin = {
    columns: [t('charts.when'), t('type.received'), t('type.spent'), t('reports.net')],
    rows: named.map((step) => ({
      key: step.span.from,
      cells: [step.longLabel, ...figures(step)],
      to: toStep(step),
    })),
    total: [t('charts.total'), ...figures(sumOf(named))],
  };
  return (
    <ReportFrame
      name="income-and-spending"
      answer={answer}
      show={() =>
        named.length === 0
          ? null
          : {
              sentence,
              chart: (
                <NetColumnsCanvas
                  label={sentence}
                  steps={named}
                  currency={currency}
                  onPick={(step) => void navigate(toStep(step))}
                />
              ),
              twin,
              server: reportPath('summary', days, filters, { groupBy: steps.groupBy }),
            }
      }
    />
  );
}

function useNamed(steps: Steps, answer: Summary | undefined): readonly NamedStep[] {
  const { settings, span } = useReportView();
  const { kind } = span;
  const { monthShort, dayShort, range } = useFormats();
  const nameOf = usePeriodName();
  return useMemo(() => {
    if (!answer) return [];
    const label = (from: string) =>
      steps.kind === 'weekly'
        ? dayShort(from)
        : steps.kind === 'monthly'
          ? monthShort(from)
          : from.slice(0, 4);
    return fromFirst(stepSums(steps, answer.items, settings)).map((step) => ({
      ...step,
      label: label(step.span.from),
      // The ends of days of choice are no whole periods.
      longLabel: kind === 'custom' ? range(step.span.from, step.span.to) : nameOf(step.span),
    }));
  }, [answer, steps, settings, kind, monthShort, dayShort, range, nameOf]);
}

function useSentence({ kind }: Steps, steps: readonly NamedStep[], currency: string): string {
  const { t } = useTranslation();
  const { amount, percent } = useFormats();
  const { span } = useReportView();
  const covered = useCoveredName();
  const { income, expense, net } = sumOf(steps);
  const first = steps[0];
  const last = steps.at(-1);
  const words = (minor: bigint) => amount(toWords({ minor, currency }));
  return t(net < 0n ? 'pictures.columnsOver' : 'pictures.columnsKept', {
    income: words(income),
    expense: words(expense),
    amount: words(net < 0n ? -net : net),
    share: percent(ratio(net, income) ?? 0),
    period:
      first && last
        ? covered(span, { kind, count: steps.length, from: first.span.from, to: last.span.to })
        : '',
  });
}
