import { Badge, Button, Group, Paper, SegmentedControl, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { DonutChart } from '../../charts/donut-chart';
import { EmptyCard } from '../../app/empty-card';
import { useFormats, useToday } from '../../app/formats';
import { Page } from '../../app/page';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { NO_CATEGORY } from '../../design/category-color';
import { drawn, isZero } from '../../money/format';
import { usePeriodInSentence } from '../reports/period-name';
import { useReport } from '../reports/use-report';
import { useNewest } from '../transactions/use-transactions';
import { CategoryDialog } from './category-dialog';
import classes from './categories-page.module.css';
import { type Category, inOrder, useCategories, useCategoryLook } from './use-categories';

type Kind = 'expense' | 'income';

function CategoryChart({ kind }: { kind: Kind }) {
  const { t } = useTranslation();
  const { percent } = useFormats();
  const today = useToday();
  const navigate = useNavigate();
  const look = useCategoryLook();
  const nameOf = usePeriodInSentence();
  // A book that has been quiet shows its last month, not an empty one.
  const newest = useNewest(1).data?.[0]?.date;
  const { data: report } = useReport('monthly', newest !== undefined && newest < today ? newest : today);
  const slices = useMemo(
    () =>
      (report?.byCategory ?? [])
        .filter((row) => row.parentId === null && row.kind === kind && !isZero(row.total))
        .sort((a, b) => drawn(b.total) - drawn(a.total))
        .map((row) => ({
          id: row.categoryId,
          name: row.name ?? t('categories.none'),
          color: look(row.categoryId)?.color ?? NO_CATEGORY,
          value: row.total,
          share: row.share,
        })),
    [report, kind, look, t],
  );
  const top = slices[0];
  if (!report || !top) return null;
  return (
    <DonutChart
      title={t(kind === 'expense' ? 'reports.topCategory' : 'reports.topIncome', {
        name: top.name,
        share: percent(top.share ?? 0),
        period: nameOf(report.period),
      })}
      slices={slices}
      onPick={(id) => id && void navigate(`/transactions?categoryId=${id}`)}
    />
  );
}

export default function CategoriesPage() {
  const { t } = useTranslation();
  const categories = useCategories();
  const look = useCategoryLook();
  const [kind, setKind] = useState<Kind>('expense');
  const [edited, setEdited] = useState<Category | 'new' | null>(null);
  const shown = inOrder((categories.data ?? []).filter((category) => category.kind === kind));
  return (
    <Page
      title={t('nav.categories')}
      actions={
        <Button
          variant="default"
          leftSection={<Plus size={18} aria-hidden />}
          onClick={() => setEdited('new')}
        >
          {t('categories.add')}
        </Button>
      }
    >
      <SegmentedControl
        size="md"
        aria-label={t('entry.type')}
        value={kind}
        onChange={(value) => setKind(value === 'income' ? 'income' : 'expense')}
        data={[
          { value: 'expense', label: t('type.spent') },
          { value: 'income', label: t('type.received') },
        ]}
      />
      <CategoryChart kind={kind} />
      <ProblemAlert error={categories.error} retry={() => void categories.refetch()} />
      {categories.isPending && <PageSkeleton lines={8} />}
      {categories.data && shown.length === 0 && (
        <EmptyCard why={t('categories.empty')}>
          <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setEdited('new')}>
            {t('categories.add')}
          </Button>
        </EmptyCard>
      )}
      {shown.length > 0 && (
        <Paper p="xs" component="ul" className={classes.list}>
          {shown.map((category) => (
            <li
              key={category.id}
              className={classes.row}
              data-child={category.parentId !== null || undefined}
            >
              <span className={classes.dot} style={{ background: look(category.id)?.color }} aria-hidden />
              <Text component={Link} to={`/transactions?categoryId=${category.id}`} className={classes.name}>
                {category.name}
              </Text>
              <Group gap="xs" wrap="nowrap">
                {category.archived && <Badge variant="default">{t('accounts.archived')}</Badge>}
                <Button
                  variant="subtle"
                  aria-label={t('accounts.editNamed', { name: category.name })}
                  onClick={() => setEdited(category)}
                >
                  {t('app.edit')}
                </Button>
              </Group>
            </li>
          ))}
        </Paper>
      )}
      {edited && (
        <CategoryDialog
          category={edited === 'new' ? null : edited}
          kind={kind}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  );
}
