import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCategories, useCategoryLook } from '../features/categories/use-categories';
import { useSummary } from '../features/reports/use-sums';
import { useBook } from './book';
import { useFormats, useToday } from './formats';
import { type Choice, meantBy } from './palette-choices';
import { daysOf, questionOf, type SpentQuestion } from './spent-question';

/** What the line asks, in the words of the language that is spoken. */
export function useQuestion(typed: string): SpentQuestion | null {
  const { t } = useTranslation();
  return questionOf(typed, {
    asks: t('question.asks'),
    fill: t('question.fill'),
    when: {
      today: t('question.today'),
      yesterday: t('question.yesterday'),
      thisWeek: t('question.thisWeek'),
      lastWeek: t('question.lastWeek'),
      thisMonth: t('question.thisMonth'),
      lastMonth: t('question.lastMonth'),
      thisYear: t('question.thisYear'),
      lastYear: t('question.lastYear'),
    },
  });
}

/** The answer to "spent on food last month", which opens the entries; null while nothing is asked or known. */
export function useSpent(
  question: SpentQuestion | null,
  payees: readonly { id: string; name: string }[],
): Choice | null {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { amount, range } = useFormats();
  const { firstWeekday, monthStartDay } = useBook();
  const today = useToday();
  const { data: categories = [] } = useCategories();
  const look = useCategoryLook();

  const subject = question?.subject ?? '';
  const named = categories
    .filter(({ kind }) => kind === 'expense')
    .map(({ id, name }) => ({ id, label: look(id)?.name ?? name }));
  const meant = meantBy(
    subject,
    named,
    payees.map(({ id, name }) => ({ id, label: name })),
  );
  const filters = meant === null ? {} : { [meant.filter]: meant.id };
  const isMeant = question !== null && (subject === '' || meant !== null);
  const days = daysOf(question?.when ?? 'today', today, { firstWeekday, monthStartDay });
  const { data } = useSummary(days, { ...filters, type: 'expense' }, 'month', isMeant);
  if (!isMeant || !data) return null;
  const words = { amount: amount(data.totals.expense), days: range(days.from, days.to) };
  const isNothing = !/[1-9]/.test(data.totals.expense.amount);
  const say = (): string => {
    if (meant === null) return isNothing ? t('question.nothing', words) : t('question.spent', words);
    const name = meant.label;
    return isNothing
      ? t('question.nothingOn', { ...words, name })
      : t('question.spentOn', { ...words, name });
  };
  return {
    id: 'spent',
    label: say(),
    run: () =>
      void navigate(`/transactions?${new URLSearchParams({ ...days, ...filters, type: 'expense' })}`),
  };
}
