import { NativeSelect, Text } from '@mantine/core';
import { type Money, money } from '@hisaab/kernel';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { useFormats } from '../../../app/formats';
import { NO_CATEGORY } from '../../../design/category-color';
import { toWords } from '../../../money/format';
import { useCategories, useCategoryLook } from '../../categories/use-categories';
import { rolledUp } from '../category-tree';
import { usePeriodInSentence, usePeriodName } from '../period-name';
import { ReportFrame, type Shown } from '../report-frame';
import { useIsKeptBy } from '../use-is-kept-by';
import { type Summary, useSummary } from '../use-sums';
import { useReportView } from '../use-report-view';
import { sumsOf } from '../where/where-series';
import { ChangedCanvas } from './changed-canvas';
import { type Against, type CategoryChange, changesOf, comparedSpans, mostChanged } from './changed-series';

const MOST = 12;

/** What is different from before? */
export default function ChangedPicture() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const against: Against = params.get('against') === 'year' ? 'year' : 'before';
  const { span, filters, settings, today } = useReportView();
  const { now, before } = useMemo(
    () => comparedSpans(span, against, settings, today),
    [span, against, settings, today],
  );
  const spent = useMemo(() => ({ ...filters, type: 'expense' as const }), [filters]);
  const here = useSummary(now, spent, 'category');
  const there = useSummary(before, spent, 'category');
  const { isKept, ...kept } = useIsKeptBy(before.from, filters);
  const data = useMemo(
    () =>
      here.data && there.data && isKept !== undefined
        ? { here: here.data, there: isKept ? there.data : null, asOf: here.data.asOf }
        : undefined,
    [here.data, there.data, isKept],
  );
  const show = useShown(now, before);
  const choose = (value: string) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      if (value === 'year') next.set('against', value);
      else next.delete('against');
      return next;
    });
  return (
    <>
      <NativeSelect
        label={t('answers.against')}
        maw={{ xs: 320 }}
        value={against}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: 'before', label: t('answers.againstBefore') },
          { value: 'year', label: t('answers.againstYear') },
        ]}
      />
      <ReportFrame
        name="changed"
        answer={{
          data,
          error: here.error ?? there.error ?? kept.error,
          refetch: () => Promise.all([here.refetch(), there.refetch(), kept.refetch()]),
        }}
        show={show}
      />
    </>
  );
}

type Period = ReturnType<typeof comparedSpans>['now'];

interface Both {
  readonly here: Summary;
  /** Null: the book was not kept when these days began. */
  readonly there: Summary | null;
}

function useShown(now: Period, before: Period): (both: Both) => Shown | null {
  const { t } = useTranslation();
  const { amount } = useFormats();
  const { entries } = useReportView();
  const { data: categories } = useCategories();
  const look = useCategoryLook();
  const navigate = useNavigate();
  const nameOf = usePeriodName();
  const inSentence = usePeriodInSentence();
  const pick = useCallback((to: string) => void navigate(to), [navigate]);

  return ({ here, there }) => {
    const { currency } = here;
    const named = (id: string) => categories?.find((category) => category.id === id)?.name ?? null;
    const nodes = ({ items }: Summary) => rolledUp(sumsOf(items), currency, named);
    const changes = changesOf(nodes(here), there ? nodes(there) : [], currency);
    if (changes.length === 0) return null;
    const called = ({ name }: CategoryChange) => name ?? t('categories.none');
    const [period, other] = [nameOf(now), nameOf(before)];
    const sum = (key: 'now' | 'before' | 'change') =>
      money(
        changes.reduce((total, change) => total + change[key].minor, 0n),
        currency,
      );
    const to = (id: string | null) =>
      entries({ from: now.from, to: now.to, type: 'expense', ...(id === null ? {} : { categoryId: id }) });
    if (!there) {
      return {
        sentence: t('answers.changedFirst', { amount: amount(toWords(sum('now'))), period: inSentence(now) }),
        chart: <Text size="sm">{t('answers.noChanges')}</Text>,
        twin: {
          columns: [t('entry.category'), period],
          rows: changes.map((one) => ({
            key: one.id ?? 'none',
            cells: [called(one), { money: toWords(one.now) }],
            to: to(one.id),
          })),
          total: [t('charts.total'), { money: toWords(sum('now')) }],
        },
      };
    }
    const change = sum('change');
    const most = change.minor > 0n ? changes[0] : changes.at(-1);
    const sentence = t('answers.changedAnswer', {
      direction: change.minor > 0n ? 'more' : change.minor < 0n ? 'less' : 'same',
      by: amount(toWords(unsigned(change))),
      ...{ period: inSentence(now), other: inSentence(before), name: most ? called(most) : '' },
      part: most ? amount(toWords(unsigned(most.change))) : '',
    });
    return {
      sentence,
      chart: (
        <ChangedCanvas
          label={sentence}
          currency={currency}
          onPick={pick}
          changes={mostChanged(changes, MOST).map((one) => ({
            name: called(one),
            color: look(one.id)?.color ?? NO_CATEGORY,
            change: toWords(one.change),
            told: `${other}: ${amount(toWords(one.before))}\n${period}: ${amount(toWords(one.now))}`,
            to: to(one.id),
          }))}
        />
      ),
      twin: {
        columns: [t('entry.category'), period, other, t('answers.change'), t('answers.changeShare')],
        rows: changes.map((one) => ({
          key: one.id ?? 'none',
          cells: [
            called(one),
            { money: toWords(one.now) },
            { money: toWords(one.before) },
            { money: toWords(one.change), signed: true },
            { share: one.by },
          ],
          to: to(one.id),
        })),
        total: [
          t('charts.total'),
          { money: toWords(sum('now')) },
          { money: toWords(sum('before')) },
          { money: toWords(change), signed: true },
          '',
        ],
      },
    };
  };
}

const unsigned = ({ minor, currency }: Money): Money => money(minor < 0n ? -minor : minor, currency);
