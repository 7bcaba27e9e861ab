import { SimpleGrid } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ColumnsChart } from '../../charts/columns-chart';
import { DonutChart, type Slice } from '../../charts/donut-chart';
import { useFormats } from '../../app/formats';
import { NO_CATEGORY } from '../../design/category-color';
import { drawn, isZero } from '../../money/format';
import { useCategoryLook } from '../categories/use-categories';
import { usePeriodInSentence } from './period-name';
import type { Report } from './use-report';

function slicesOf(report: Report, look: ReturnType<typeof useCategoryLook>, none: string): Slice[] {
  return report.byCategory
    .filter((row) => row.parentId === null && row.kind === 'expense' && !isZero(row.total))
    .sort((a, b) => drawn(b.total) - drawn(a.total))
    .map((row) => ({
      id: row.categoryId,
      name: row.name ?? none,
      color: look(row.categoryId)?.color ?? NO_CATEGORY,
      value: row.total,
      share: row.share,
    }));
}

/** Where it went, and when: each picture with the sentence that it shows. */
export function ReportCharts({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { dayShort, dayLong, monthShort, month, percent, amount } = useFormats();
  const navigate = useNavigate();
  const look = useCategoryLook();
  const period = usePeriodInSentence()(report.period);
  const { from, to } = report.period;
  const slices = useMemo(() => slicesOf(report, look, t('categories.none')), [report, look, t]);
  const top = slices[0];

  const columns = useMemo(
    () =>
      report.byMonth
        ? report.byMonth.map((row) => ({
            ...row,
            key: row.month,
            label: monthShort(row.month),
            longLabel: month(row.month),
          }))
        : (report.byDay ?? []).map((row) => ({
            ...row,
            key: row.date,
            label: dayShort(row.date),
            longLabel: dayLong(row.date),
          })),
    [report, dayShort, dayLong, monthShort, month],
  );
  const heaviest = [...columns].sort((a, b) => drawn(b.expense) - drawn(a.expense))[0];
  const whenTitle =
    heaviest && !isZero(heaviest.expense)
      ? t(report.byMonth ? 'reports.heaviestMonth' : 'reports.heaviest', {
          when: heaviest.longLabel,
          amount: amount(heaviest.expense),
        })
      : t('reports.nothingSpent', { period });
  const pickCategory = (id: string | null) =>
    void navigate(`/transactions?from=${from}&to=${to}&type=expense${id ? `&categoryId=${id}` : ''}`);
  const pickTime = (key: string) =>
    void navigate(report.byMonth ? `/reports/monthly?date=${key}` : `/transactions?from=${key}&to=${key}`);

  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
      <DonutChart
        title={
          top && top.share !== null
            ? t('reports.topCategory', { name: top.name, share: percent(top.share), period })
            : t('reports.nothingSpent', { period })
        }
        slices={slices}
        onPick={pickCategory}
      />
      <ColumnsChart title={whenTitle} columns={columns} currency={report.currency} onPick={pickTime} />
    </SimpleGrid>
  );
}
