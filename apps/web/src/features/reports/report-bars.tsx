import { Paper, SimpleGrid, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isZero } from '../../money/format';
import { CategoryBars } from './category-bars';
import type { Report } from './use-report';

/** Each category with its part, of what was spent and of what was received. */
export function ReportBars({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { from, to } = report.period;
  const received = report.byCategory.filter((row) => row.kind === 'income' && !isZero(row.total));
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
      <Paper>
        <Title order={2} size="md">
          {t('reports.spentBy')}
        </Title>
        <CategoryBars rows={report.byCategory.filter((row) => row.kind === 'expense')} from={from} to={to} />
      </Paper>
      {received.length > 0 && (
        <Paper>
          <Title order={2} size="md">
            {t('reports.receivedBy')}
          </Title>
          <CategoryBars rows={received} from={from} to={to} />
        </Paper>
      )}
    </SimpleGrid>
  );
}
