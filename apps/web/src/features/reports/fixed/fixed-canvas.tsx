import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../app/formats';
import { Canvas, tooltip } from '../../../charts/canvas';
import type { ChartColors } from '../../../charts/colors';
import { drawn, type MoneyWords } from '../../../money/format';

export interface FixedMonth {
  readonly month: string;
  readonly fixed: MoneyWords;
  readonly flexible: MoneyWords;
  readonly to: string;
}

interface FixedCanvasProps {
  label: string;
  months: readonly FixedMonth[];
  currency: string;
  onPick: (to: string) => void;
}

/** What is fixed below, what is flexible on it; together all that was spent. */
export function FixedCanvas({ label, months, currency, onPick }: FixedCanvasProps) {
  const { t } = useTranslation();
  const { amount, axis, month: monthName, monthShort } = useFormats();
  const option = useCallback(
    (colors: ChartColors) => {
      const area = (name: string, color: string, values: readonly MoneyWords[]) => ({
        ...{ type: 'line', name, stack: 'spent', data: values.map(drawn), cursor: 'pointer' },
        ...{ symbol: 'circle', symbolSize: 8, showSymbol: true },
        ...{ lineStyle: { color, width: 2 }, itemStyle: { color } },
        areaStyle: { color, opacity: 0.45 },
      });
      return {
        grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
        legend: { top: 0, left: 0, textStyle: { color: colors.text } },
        tooltip: {
          ...tooltip(colors),
          trigger: 'axis',
          formatter: ([first]: { dataIndex: number }[]) => {
            const month = months[first?.dataIndex ?? -1];
            if (!month) return '';
            return [
              monthName(month.month),
              `${t('answers.flexible')} ${amount(month.flexible)}`,
              `${t('answers.fixedPart')} ${amount(month.fixed)}`,
            ].join('\n');
          },
        },
        xAxis: {
          type: 'category',
          boundaryGap: false,
          data: months.map(({ month }) => monthShort(month)),
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
          area(
            t('answers.fixedPart'),
            colors.net,
            months.map(({ fixed }) => fixed),
          ),
          area(
            t('answers.flexible'),
            colors.usual,
            months.map(({ flexible }) => flexible),
          ),
        ],
      };
    },
    [months, currency, amount, axis, monthName, monthShort, t],
  );
  return (
    <Canvas
      label={label}
      option={option}
      height={320}
      onPick={({ dataIndex }) => {
        const to = months[dataIndex]?.to;
        if (to) onPick(to);
      }}
    />
  );
}
