import { SimpleGrid } from '@mantine/core';
import { sumMoney } from '@hisaab/kernel';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormats } from '../../../app/formats';
import { NO_CATEGORY, THE_REST } from '../../../design/category-color';
import type { TableTwin, TwinRow } from '../../../charts/table-twin';
import { toWords } from '../../../money/format';
import { useCategories, useCategoryLook } from '../../categories/use-categories';
import { BarList } from '../bar-list';
import { type CategoryNode, rolledUp } from '../category-tree';
import { daysPassed, lengthOf } from '../daily-sums';
import { usePeriodInSentence } from '../period-name';
import { ReportFrame } from '../report-frame';
import { useReportView } from '../use-report-view';
import { reportPath, useSummary } from '../use-sums';
import { useBesideUsual } from './use-usual';
import { WhereCanvas } from './where-canvas';
import classes from './where-picture.module.css';
import { slicesOf, sumsOf } from './where-series';

/** Where did it go? */
export default function WherePicture() {
  const { t } = useTranslation();
  const { span, filters, entries } = useReportView();
  const spent = useMemo(() => ({ ...filters, type: 'expense' as const }), [filters]);
  const answer = useSummary(span, spent, 'category');
  const nodes = useNodes(answer.data);
  const sentence = useSentence(nodes);
  const navigate = useNavigate();
  const look = useCategoryLook();
  const toEntries = useCallback(
    (id: string | null) => entries({ type: 'expense', ...(id === null ? {} : { categoryId: id }) }),
    [entries],
  );
  const slices = useMemo(
    () =>
      slicesOf(nodes).map((slice) => ({
        id: slice.id,
        name: slice.isRest ? t('charts.others') : (slice.name ?? t('categories.none')),
        color: slice.isRest ? THE_REST : (look(slice.id)?.color ?? NO_CATEGORY),
        value: toWords(slice.total),
        share: slice.share,
        to: slice.isRest ? null : toEntries(slice.id),
      })),
    [nodes, t, look, toEntries],
  );
  const twin = useTwin(nodes, toEntries);
  return (
    <ReportFrame
      name="where"
      answer={answer}
      show={() =>
        twin && {
          sentence,
          chart: (
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
              <div className={classes.ring}>
                <WhereCanvas label={sentence} slices={slices} onPick={(to) => void navigate(to)} />
              </div>
              <BarList nodes={nodes} to={toEntries} />
            </SimpleGrid>
          ),
          twin,
          server: reportPath('summary', span, spent, { groupBy: 'category' }),
        }
      }
    />
  );
}

function useNodes(answer: ReturnType<typeof useSummary>['data']): readonly CategoryNode[] {
  const { data: categories } = useCategories();
  return useMemo(() => {
    if (!answer) return [];
    const names = new Map(categories?.map(({ id, name }) => [id, name]));
    return rolledUp(sumsOf(answer.items), answer.currency, (id) => names.get(id) ?? null);
  }, [answer, categories]);
}

function useSentence(nodes: readonly CategoryNode[]): string {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const { span, today } = useReportView();
  const nameOf = usePeriodInSentence();
  const top = nodes[0];
  const change = useBesideUsual(top?.id ?? null);
  return t('pictures.whereAnswer', {
    name: top?.name ?? t('categories.none'),
    share: percent(top?.share ?? 0),
    period: nameOf(span),
    progress: daysPassed(span, today) < lengthOf(span) ? 'running' : 'over',
    change: change?.kind ?? 'unknown',
    by: percent(change?.share ?? 0),
  });
}

function useTwin(nodes: readonly CategoryNode[], to: (id: string | null) => string): TableTwin | null {
  const { t } = useTranslation();
  return useMemo(() => {
    const first = nodes[0];
    if (!first) return null;
    const figures = (node: CategoryNode) => [{ money: toWords(node.total) }, { share: node.share }];
    const row = (node: CategoryNode): TwinRow => ({
      key: String(node.id),
      cells: [node.name ?? t('categories.none'), ...figures(node)],
      to: to(node.id),
    });
    const part = (node: CategoryNode, parent: CategoryNode): TwinRow =>
      node.id === parent.id
        ? {
            key: `${node.id}/own`,
            cells: [t('pictures.own', { name: node.name ?? '' }), ...figures(node)],
            isPart: true,
          }
        : { ...row(node), isPart: true };
    const whole = sumMoney(
      nodes.map(({ total }) => total),
      first.total.currency,
    );
    return {
      columns: [t('entry.category'), t('charts.amount'), t('charts.share')],
      rows: nodes.flatMap((node) => [row(node), ...node.children.map((child) => part(child, node))]),
      total: [t('charts.total'), { money: toWords(whole) }, ''],
    };
  }, [nodes, t, to]);
}
