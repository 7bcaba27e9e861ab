import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../app/formats';
import { Canvas, tooltip } from '../../../charts/canvas';
import type { ChartColors } from '../../../charts/colors';
import { toWords } from '../../../money/format';
import { drawnMinor } from '../drawn-minor';
import type { Step } from './columns-series';

export interface NamedStep extends Step {
  readonly label: string;
  readonly longLabel: string;
}

interface NetColumnsCanvasProps {
  label: string;
  steps: readonly NamedStep[];
  currency: string;
  onPick: (step: NamedStep) => void;
}

const STRIPES = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], color: 'rgba(0,0,0,0.18)' };

/** Paired columns and what is left over as a line, over time. */
export function NetColumnsCanvas({ label, steps, currency, onPick }: NetColumnsCanvasProps) {
  const { t } = useTranslation();
  const { amount, axis } = useFormats();
  const option = useCallback(
    (colors: ChartColors) => {
      const words = (minor: bigint) => amount(toWords({ minor, currency }));
      const bar = (name: string, color: string, key: 'expense' | 'income', decal?: object) => ({
        type: 'bar',
        name,
        barGap: '10%',
        barMaxWidth: 36,
        data: steps.map((step) => drawnMinor(step[key], currency)),
        itemStyle: { color, borderRadius: [3, 3, 0, 0], ...(decal ? { decal } : {}) },
      });
      return {
        grid: { left: 8, right: 8, top: 40, bottom: 8, containLabel: true },
        legend: { top: 0, left: 0, textStyle: { color: colors.text } },
        tooltip: {
          ...tooltip(colors),
          trigger: 'axis',
          formatter: (points: { dataIndex: number }[]) => {
            const step = steps[points[0]?.dataIndex ?? 0];
            if (!step) return '';
            return [
              step.longLabel,
              `${t('type.received')}  ${words(step.income)}`,
              `${t('type.spent')}  ${words(step.expense)}`,
              `${t('reports.net')}  ${words(step.net)}`,
            ].join('\n');
          },
        },
        xAxis: {
          type: 'category',
          data: steps.map((step) => step.label),
          axisLabel: { color: colors.text, hideOverlap: true },
          axisLine: { lineStyle: { color: colors.line }, onZero: true },
          axisTick: { show: false },
        },
        yAxis: {
          type: 'value',
          axisLabel: { color: colors.text, formatter: (value: number) => axis(currency, value) },
          splitLine: { lineStyle: { color: colors.line } },
        },
        series: [
          bar(t('type.received'), colors.income, 'income', STRIPES),
          bar(t('type.spent'), colors.expense, 'expense'),
          {
            type: 'line',
            name: t('reports.net'),
            symbol: 'diamond',
            symbolSize: 9,
            data: steps.map((step) => drawnMinor(step.net, currency)),
            itemStyle: { color: colors.net },
            lineStyle: { color: colors.net, width: 2 },
          },
        ],
      };
    },
    [steps, currency, amount, axis, t],
  );
  return (
    <Canvas
      label={label}
      option={option}
      height={340}
      onPickColumn={(index) => {
        const step = steps[index];
        if (step) onPick(step);
      }}
    />
  );
}
