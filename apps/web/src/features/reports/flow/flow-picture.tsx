import { useMatches } from '@mantine/core';
import { money } from '@hisaab/kernel';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormats } from '../../../app/formats';
import { NO_CATEGORY } from '../../../design/category-color';
import { isNegative, isZero, negated, toWords } from '../../../money/format';
import { useCategoryLook } from '../../categories/use-categories';
import { usePeriodInSentence } from '../period-name';
import { ReportFrame, type Shown } from '../report-frame';
import { type Cashflow, useCashflow } from '../use-money-reports';
import { reportPath } from '../use-sums';
import { useReportView } from '../use-report-view';
import { FlowCanvas } from './flow-canvas';
import { drawnFlow, type FlowNode, TOTAL } from './flow-series';

/** How does money run through? */
export default function FlowPicture() {
  const { span, filters } = useReportView();
  const answer = useCashflow(span, filters);
  const show = useShown();
  return <ReportFrame name="cashflow" answer={answer} show={show} />;
}

function useShown(): (answer: Cashflow) => Shown | null {
  const { t } = useTranslation();
  const { amount, percent } = useFormats();
  const { span, filters, entries } = useReportView();
  const look = useCategoryLook();
  const navigate = useNavigate();
  const nameOf = usePeriodInSentence();
  const isNarrow = useMatches({ base: true, md: false });
  const pick = useCallback((to: string) => void navigate(to), [navigate]);

  const called = (node: FlowNode | null): string => {
    if (!node) return t('charts.others');
    if (node.kind === TOTAL) return t('answers.allMoney');
    if (node.kind === 'saved') return t('answers.left');
    if (node.kind === 'drawn') return t('answers.drawn');
    const name = node.name ?? t('categories.none');
    return node.isOwn ? t('answers.own', { name }) : name;
  };
  const toEntries = (node: FlowNode | null): string | null =>
    node && (node.kind === 'expense' || node.kind === 'income')
      ? entries({ type: node.kind, ...(node.categoryId === null ? {} : { categoryId: node.categoryId }) })
      : null;

  return (answer) => {
    if (answer.nodes.length === 0) return null;
    const { totals, currency } = answer;
    const nodes = new Map(answer.nodes.map((node) => [node.id, node]));
    const direction = isZero(totals.net) ? 'even' : isNegative(totals.net) ? 'drawn' : 'saved';
    const sentence = t('answers.flowAnswer', {
      direction,
      income: amount(totals.income),
      expense: amount(totals.expense),
      left: amount(isNegative(totals.net) ? negated(totals.net) : totals.net),
      share: totals.savingsRate === null ? '' : percent(totals.savingsRate),
      period: nameOf(span),
    });
    const flow = drawnFlow(answer, isNarrow ? { most: 8, parts: 0 } : { most: 12, parts: 4 });
    const through = (id: string) => {
      const sum = (end: 'source' | 'target') =>
        flow.links.filter((link) => link[end] === id).reduce((total, { minor }) => total + minor, 0n);
      return toWords(money(sum('target') || sum('source'), currency));
    };
    const colorOf = (node: FlowNode | null): string | null => {
      if (node?.kind === TOTAL || node?.kind === 'saved') return null;
      return (node ? look(node.categoryId)?.color : null) ?? NO_CATEGORY;
    };
    return {
      sentence,
      chart: (
        <FlowCanvas
          label={sentence}
          isNarrow={isNarrow}
          onPick={pick}
          nodes={flow.nodes.map(({ id, of }) => ({
            ...{ id, label: called(of), color: colorOf(of) },
            ...{ amount: through(id), to: toEntries(of) },
          }))}
          links={flow.links.map(({ source, target, minor }) => ({
            source,
            target,
            amount: toWords(money(minor, currency)),
          }))}
        />
      ),
      twin: {
        columns: [t('answers.flowFrom'), t('answers.flowTo'), t('charts.amount')],
        rows: answer.links.map(({ source, target, amount: flows }) => {
          const [from, into] = [nodes.get(source) ?? null, nodes.get(target) ?? null];
          // The outer end of a flow: what is spent flows away from the total, what is received towards it.
          const to = toEntries(into?.kind === 'expense' ? into : from) ?? toEntries(into);
          return {
            key: `${source} ${target}`,
            cells: [called(from), called(into), { money: flows }],
            ...(to ? { to } : {}),
          };
        }),
      },
      server: reportPath('cashflow', span, filters),
    };
  };
}
