import { Stack } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, ColumnsChart } from '../../charts/columns-chart';
import { DonutChart, type Slice } from '../../charts/donut-chart';
import { CATEGORY_COLORS } from '../../design/category-color';
import { useFormats } from '../../app/formats';

const inr = (amount: string) => ({ amount, currency: 'INR' });
const MONTHS = ['2026-09-01', '2026-10-01', '2026-11-01'] as const;
const SPENT = ['18000.00', '24500.00', '9900.00'] as const;
const SHARES = [0.38, 0.22, 0.16, 0.14, 0.1] as const;

const noop = (): void => undefined;

/** Charts, as small as they are on a phone. */
export function DesignPictures() {
  const { t } = useTranslation();
  const { month, monthShort } = useFormats();
  const columns = useMemo(
    () =>
      MONTHS.map((day, at): Column => ({
        key: day,
        label: monthShort(day),
        longLabel: month(day),
        expense: inr(SPENT[at] ?? '0.00'),
        income: inr('21000.00'),
      })),
    [month, monthShort],
  );
  const slices = useMemo(
    () =>
      SHARES.map((share, at): Slice => ({
        id: String(at),
        name: t('design.category', { number: at + 1 }),
        color: CATEGORY_COLORS[at] ?? '',
        value: inr((share * 10_000).toFixed(2)),
        share,
      })),
    [t],
  );
  return (
    <Stack gap="md">
      <ColumnsChart title={t('design.columns')} columns={columns} currency="INR" onPick={noop} />
      <DonutChart title={t('design.donut')} slices={slices} onPick={noop} />
    </Stack>
  );
}
