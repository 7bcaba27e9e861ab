import { SimpleGrid } from '@mantine/core';
import { sumMoney } from '@hisaab/kernel';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormats } from '../../../app/formats';
import { NO_COLOR } from '../../../charts/colors';
import type { TwinRow } from '../../../charts/table-twin';
import { toWords } from '../../../money/format';
import { useCategories, useCategoryLook } from '../../categories/use-categories';
import { BarList } from '../bar-list';
import { type CategoryNode, rolledUp } from '../category-tree';
import { usePeriodName } from '../period-name';
import { ReportFrame, type Shown } from '../report-frame';
import { csvPath, type Summary, useSummary } from '../use-sums';
import { useReportView } from '../use-report-view';
import { useUsual } from './use-usual';
import { WhereCanvas } from './where-canvas';
import { beside, slicesOf, sumsOf } from './where-series';

/** Where did it go? */
export default function WherePicture() {
  const { span, filters } = useReportView();
  const spent = useMemo(() => ({ ...filters, type: 'expense' as const }), [filters]);
  const answer = useSummary(span, spent, 'category');
  const show = useShown();
  return <ReportFrame name="where" answer={answer} show={show} />;
}

function useShown(): (answer: Summary) => Shown | null {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { span, filters, entries } = useReportView();
  const { data: categories } = useCategories();
  const look = useCategoryLook();
  const navigate = useNavigate();
  const nameOf = usePeriodName();
  const usual = useUsual();
  const toEntries = useCallback(
    (id: string | null) => entries({ type: 'expense', ...(id === null ? {} : { categoryId: id }) }),
    [entries],
  );

  return (answer) => {
    const nodes = rolledUp(
      sumsOf(answer.items),
      answer.currency,
      (id) => categories?.find((category) => category.id === id)?.name ?? null,
    );
    const top = nodes[0];
    if (!top) return null;
    const called = (name: string | null) => name ?? t('categories.none');
    const change = beside(top.total, usual(top.id));
    const sentence = t('pictures.whereAnswer', {
      name: called(top.name),
      share: percent(top.share ?? 0),
      period: nameOf(span),
      change: change?.kind ?? 'unknown',
      by: percent(change?.share ?? 0),
    });
    const slices = slicesOf(nodes).map((slice) => ({
      name: slice.isRest ? t('charts.others') : called(slice.name),
      color: (slice.isRest ? null : look(slice.id)?.color) ?? NO_COLOR,
      value: toWords(slice.total),
      share: slice.share,
      to: slice.isRest ? null : toEntries(slice.id),
    }));
    const row = (node: CategoryNode, parent?: CategoryNode): TwinRow => ({
      key: `${parent ? `${parent.id}/` : ''}${node.id}`,
      cells: [called(node.name), { money: toWords(node.total) }, { share: node.share }],
      to: toEntries(node.id),
      isPart: parent !== undefined,
    });
    return {
      sentence,
      chart: (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <WhereCanvas label={sentence} slices={slices} onPick={(to) => void navigate(to)} />
          <BarList nodes={nodes} to={toEntries} />
        </SimpleGrid>
      ),
      twin: {
        columns: [t('entry.category'), t('charts.amount'), t('charts.share')],
        rows: nodes.flatMap((node) => [row(node), ...node.children.map((child) => row(child, node))]),
        total: [
          t('charts.total'),
          {
            money: toWords(
              sumMoney(
                nodes.map(({ total }) => total),
                answer.currency,
              ),
            ),
          },
          '',
        ],
      },
      csv: csvPath('summary', span, { ...filters, type: 'expense' }, { groupBy: 'category' }),
    };
  };
}
