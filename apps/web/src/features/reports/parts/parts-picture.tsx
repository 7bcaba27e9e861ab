import { sumMoney } from '@hisaab/kernel';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormats } from '../../../app/formats';
import { NO_CATEGORY } from '../../../design/category-color';
import { toWords } from '../../../money/format';
import { useCategories, useCategoryLook } from '../../categories/use-categories';
import { type CategoryNode, rolledUp } from '../category-tree';
import { usePeriodInSentence } from '../period-name';
import { ReportFrame, type Shown } from '../report-frame';
import { reportPath, type Summary, useSummary } from '../use-sums';
import { useReportView } from '../use-report-view';
import { sumsOf } from '../where/where-series';
import { PartsCanvas, type Tile } from './parts-canvas';
import { type Part, partsOf } from './parts-series';

/** Which parts of the categories drive it? */
export default function PartsPicture() {
  const { span, filters } = useReportView();
  const spent = useMemo(() => ({ ...filters, type: 'expense' as const }), [filters]);
  const answer = useSummary(span, spent, 'category');
  const show = useShown();
  return <ReportFrame name="parts" answer={answer} show={show} />;
}

function useShown(): (answer: Summary) => Shown | null {
  const { t } = useTranslation();
  const { amount, percent } = useFormats();
  const { span, filters, entries } = useReportView();
  const { data: categories } = useCategories();
  const look = useCategoryLook();
  const navigate = useNavigate();
  const nameOf = usePeriodInSentence();
  const pick = useCallback((to: string) => void navigate(to), [navigate]);

  const called = ({ name }: CategoryNode) => name ?? t('categories.none');
  const whole = (part: Part) =>
    part.parent === null || part.parent.id === part.id
      ? called(part)
      : t('answers.partOf', { name: called(part), parent: called(part.parent) });
  const to = (id: string | null) => entries({ type: 'expense', ...(id === null ? {} : { categoryId: id }) });
  const tile = (node: CategoryNode, under?: CategoryNode): Tile => ({
    key: `${under ? `${under.id}/` : ''}${node.id}`,
    name: called(node),
    // All parts of a category have its colour: the tiles tell which belong together.
    color: look((under ?? node).id)?.color ?? NO_CATEGORY,
    value: toWords(node.total),
    share: node.share,
    to: to(node.id),
    parts: node.children.filter(({ total }) => total.minor > 0n).map((child) => tile(child, node)),
  });

  return (answer) => {
    const nodes = rolledUp(
      sumsOf(answer.items),
      answer.currency,
      (id) => categories?.find((category) => category.id === id)?.name ?? null,
    );
    const parts = partsOf(nodes);
    const [top] = parts;
    if (!top) return null;
    const sentence = t('answers.partsAnswer', {
      name: whole(top),
      share: percent(top.share ?? 0),
      amount: amount(toWords(top.total)),
      period: nameOf(span),
    });
    const all = sumMoney(
      parts.map(({ total }) => total),
      answer.currency,
    );
    return {
      sentence,
      chart: (
        <PartsCanvas
          label={sentence}
          tiles={nodes.filter(({ total }) => total.minor > 0n).map((node) => tile(node))}
          onPick={pick}
        />
      ),
      twin: {
        columns: [t('entry.category'), t('charts.amount'), t('charts.share')],
        rows: parts.map((part) => ({
          key: `${part.parent?.id} ${part.id}`,
          cells: [whole(part), { money: toWords(part.total) }, { share: part.share }],
          to: to(part.id),
        })),
        total: [t('charts.total'), { money: toWords(all) }, ''],
      },
      server: reportPath('summary', span, { ...filters, type: 'expense' }, { groupBy: 'category' }),
    };
  };
}
