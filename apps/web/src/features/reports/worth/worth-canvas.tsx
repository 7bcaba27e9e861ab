import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../app/formats';
import { Canvas, tooltip } from '../../../charts/canvas';
import type { ChartColors } from '../../../charts/colors';
import { drawn, type MoneyWords, negated } from '../../../money/format';

export interface DrawnPoint {
  readonly day: string;
  readonly assets: MoneyWords;
  readonly debts: MoneyWords;
  readonly net: MoneyWords;
  readonly to: string;
}

interface WorthCanvasProps {
  label: string;
  points: readonly DrawnPoint[];
  currency: string;
  onPick: (to: string) => void;
}

/** What is owned above the line, what is owed below it, and what is left of both as a line. */
export function WorthCanvas({ label, points, currency, onPick }: WorthCanvasProps) {
  const { t } = useTranslation();
  const { amount, axis, day, dayShort } = useFormats();
  const option = useCallback(
    (colors: ChartColors) => {
      const symbols = { symbol: 'circle', symbolSize: points.length > 60 ? 4 : 6, showSymbol: true };
      const area = (name: string, color: string, values: readonly MoneyWords[]) => ({
        ...{ type: 'line', name, step: 'end', data: values.map(drawn), ...symbols, showSymbol: false },
        ...{ lineStyle: { color, width: 1 }, itemStyle: { color }, areaStyle: { color, opacity: 0.25 } },
      });
      return {
        grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
        legend: { top: 0, left: 0, textStyle: { color: colors.text } },
        tooltip: {
          ...tooltip(colors),
          trigger: 'axis',
          formatter: ([first]: { dataIndex: number }[]) => {
            const point = points[first?.dataIndex ?? -1];
            if (!point) return '';
            return [
              day(point.day),
              `${t('answers.owned')} ${amount(point.assets)}`,
              `${t('answers.owed')} ${amount(point.debts)}`,
              `${t('answers.worthLine')} ${amount(point.net)}`,
            ].join('\n');
          },
        },
        xAxis: {
          type: 'category',
          boundaryGap: false,
          data: points.map((point) => dayShort(point.day)),
          axisLabel: { color: colors.text, hideOverlap: true },
          axisLine: { lineStyle: { color: colors.text } },
          axisTick: { show: false },
        },
        yAxis: {
          type: 'value',
          axisLabel: { color: colors.text, formatter: (value: number) => axis(currency, value) },
          splitLine: { lineStyle: { color: colors.line } },
        },
        series: [
          area(
            t('answers.owned'),
            colors.income,
            points.map(({ assets }) => assets),
          ),
          area(
            t('answers.owed'),
            colors.expense,
            points.map(({ debts }) => negated(debts)),
          ),
          {
            ...{ type: 'line', name: t('answers.worthLine'), step: 'end', cursor: 'pointer', ...symbols },
            lineStyle: { color: colors.net, width: 2 },
            itemStyle: { color: colors.net },
            data: points.map(({ net }) => drawn(net)),
          },
        ],
      };
    },
    [points, currency, amount, axis, day, dayShort, t],
  );
  return (
    <Canvas
      label={label}
      option={option}
      height={340}
      onPick={({ dataIndex }) => {
        const to = points[dataIndex]?.to;
        if (to) onPick(to);
      }}
    />
  );
}
