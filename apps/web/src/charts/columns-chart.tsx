import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { fetched } from '../app/fetched';
import { useFormats } from '../app/formats';
import { drawn, type MoneyWords } from '../money/format';
import { tooltip } from './canvas';
import { Chart } from './chart';
import type { ChartColors } from './colors';

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly longLabel: string;
  readonly expense: MoneyWords;
  readonly income: MoneyWords;
}

/** After the picture: a table brings along what scrolls it. */
const ColumnsTable = fetched(async () => (await import('./columns-table')).ColumnsTable);

interface ColumnsChartProps {
  title: string;
  columns: readonly Column[];
  currency: string;
  onPick: (key: string) => void;
}

/** Income against spending: paired columns over time. */
export function ColumnsChart({ title, columns, currency, onPick }: ColumnsChartProps) {
  const { t } = useTranslation();
  const { amount, axis } = useFormats();
  const option = useCallback(
    (colors: ChartColors) => ({
      grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, textStyle: { color: colors.text } },
      tooltip: {
        ...tooltip(colors),
        trigger: 'axis',
        formatter: (points: { dataIndex: number }[]) => {
          const column = columns[points[0]?.dataIndex ?? 0];
          if (!column) return '';
          const lines = [column.longLabel, `${t('type.spent')} ${amount(column.expense)}`];
          return [...lines, `${t('type.received')} ${amount(column.income)}`].join('\n');
        },
      },
      xAxis: {
        type: 'category',
        data: columns.map((column) => column.label),
        axisLabel: { color: colors.text, hideOverlap: true },
        axisLine: { lineStyle: { color: colors.line } },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        axisLabel: { color: colors.text, formatter: (value: number) => axis(currency, value) },
        splitLine: { lineStyle: { color: colors.line } },
      },
      series: [
        {
          type: 'bar',
          name: t('type.spent'),
          data: columns.map((column) => drawn(column.expense)),
          itemStyle: { color: colors.expense, borderRadius: [3, 3, 0, 0] },
        },
        {
          type: 'bar',
          name: t('type.received'),
          data: columns.map((column) => drawn(column.income)),
          itemStyle: {
            color: colors.income,
            borderRadius: [3, 3, 0, 0],
            decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], color: 'rgba(0,0,0,0.18)' },
          },
        },
      ],
    }),
    [columns, currency, amount, axis, t],
  );
  return (
    <Chart
      title={title}
      option={option}
      onPick={(index) => {
        const column = columns[index];
        if (column) onPick(column.key);
      }}
      table={<ColumnsTable columns={columns} />}
    />
  );
}
