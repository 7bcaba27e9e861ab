import { Select, Text } from '@mantine/core';
import { addDays, parseMoney } from '@hisaab/kernel';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useBook } from '../../../app/book';
import { useFormats } from '../../../app/formats';
import { toWords } from '../../../money/format';
import { usePeriodInSentence } from '../period-name';
import { ReportFrame, type Shown } from '../report-frame';
import { type Summary, useSummary } from '../use-sums';
import { useReportView } from '../use-report-view';
import { OddCanvas } from './odd-canvas';
import { FEWEST, oddest, usualOf } from './odd-series';
import { useKept } from '../use-kept';
import { type History, useHistory } from './use-history';

/** Two years are one's own history. */
const HISTORY_DAYS = 730;
const NO_HISTORY = { payeeId: '', entries: [], asOf: { sequence: 0, time: null } } as const;

/** Is this amount odd? The payee is in the address; without one it is who was paid most often. */
export default function OddPicture() {
  const { t } = useTranslation();
  const { span, filters, change } = useReportView();
  const days = useMemo(() => ({ from: addDays(span.to, -HISTORY_DAYS), to: span.to }), [span]);
  const others = useMemo(() => {
    const { payeeId: _, ...rest } = filters;
    return { ...rest, type: 'expense' as const };
  }, [filters]);
  const payees = useSummary(days, others, 'payee');
  const choices = choicesOf(useKept(payees.data));
  const mostPaid = choicesOf(payees.data)[0]?.value ?? null;
  const payeeId = filters.payeeId ?? mostPaid;
  const history = useHistory(payeeId, days, others);
  // Nobody was paid with these filters: there is nobody to choose.
  const hasNone = payees.data !== undefined && choices.length === 0;
  const name = choices.find(({ value }) => value === payeeId)?.label ?? '–';
  const show = useShown(name);
  // Nobody was paid: there is nothing to ask for.
  const data = payees.data && (payeeId === null ? NO_HISTORY : history.data);
  return (
    <>
      <Select
        label={t('answers.payee')}
        maw={{ xs: 320 }}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('answers.noPayee')}
        disabled={hasNone}
        {...(hasNone ? { placeholder: t('answers.noPayees') } : {})}
        data={choices}
        value={choices.some(({ value }) => value === payeeId) ? payeeId : null}
        onChange={(chosen) => change({ filters: { payeeId: chosen } })}
      />
      <ReportFrame
        name="odd"
        answer={{
          data,
          error: history.error ?? payees.error,
          refetch: () => Promise.all([history.refetch(), payees.refetch()]),
        }}
        show={show}
      />
    </>
  );
}

const MOST_CHOICES = 300;

function choicesOf(payees: Summary | undefined): { value: string; label: string }[] {
  return [...(payees?.items ?? [])]
    .sort((a, b) => b.count - a.count)
    .flatMap(({ payee }) => (payee?.id && payee.name ? [{ value: payee.id, label: payee.name }] : []))
    .slice(0, MOST_CHOICES);
}

function useShown(name: string): (answer: History) => Shown | null {
  const { t } = useTranslation();
  const { amount, day } = useFormats();
  const { currency: ofBook } = useBook();
  const { span, filters, entries } = useReportView();
  const navigate = useNavigate();
  const period = usePeriodInSentence()(span);
  const pick = useCallback((to: string) => void navigate(to), [navigate]);

  return ({ payeeId, entries: all }) => {
    const currency = filters.currency ?? ofBook;
    const words = (minor: bigint) => toWords({ minor, currency });
    const ones = all
      .filter((entry) => entry.amount.currency === currency)
      .map(({ id, date, amount: paid }) => ({ id, date, minor: parseMoney(paid).minor }));
    if (ones.length === 0) return null;
    const usual = usualOf(ones.map(({ minor }) => minor));
    const isNow = ({ date }: { date: string }) => span.from <= date && date <= span.to;
    const here = ones.filter(isNow);
    const odd = usual && oddest(here, usual);
    const sentence = t('answers.oddAnswer', {
      kind: !usual ? 'few' : odd ? 'odd' : here.length === 0 ? 'none' : 'fine',
      count: ones.length,
      ...{ name, period },
      amount: odd ? amount(words(odd.minor)) : '',
      day: odd ? day(odd.date) : '',
      median: usual ? amount(words(usual.median)) : '',
      from: usual ? amount(words(usual.from)) : '',
      to: usual ? amount(words(usual.to)) : '',
    });
    const to = (date: string) => entries({ payeeId, type: 'expense', from: date, to: date });
    const isOdd = (minor: bigint) => usual?.isOdd(minor) ?? false;
    return {
      sentence,
      chart: !usual ? (
        <Text size="sm">{t('answers.noOdd', { count: FEWEST })}</Text>
      ) : (
        <OddCanvas
          label={sentence}
          usual={{ median: words(usual.median), from: words(usual.from), to: words(usual.to) }}
          onPick={pick}
          dots={ones.map((one) => ({
            date: one.date,
            amount: words(one.minor),
            kind: isOdd(one.minor) ? 'odd' : isNow(one) ? 'now' : 'earlier',
            to: to(one.date),
          }))}
        />
      ),
      twin: {
        columns: [t('entry.date'), t('charts.amount'), t('answers.judged')],
        rows: ones.map(({ id, date, minor }) => ({
          key: id,
          cells: [
            day(date),
            { money: words(minor) },
            !usual ? '–' : t(isOdd(minor) ? 'answers.oddOne' : 'answers.usual'),
          ],
          to: to(date),
        })),
      },
    };
  };
}
