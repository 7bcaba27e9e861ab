import { useCallback } from 'react';
import { useFormats } from '../../../app/formats';
import { Canvas, tooltip } from '../../../charts/canvas';
import type { ChartColors } from '../../../charts/colors';
import { drawn, isNegative, type MoneyWords } from '../../../money/format';

export interface DrawnChange {
  readonly name: string;
  readonly color: string;
  readonly change: MoneyWords;
  /** What it was and is, in words. */
  readonly told: string;
  readonly to: string;
}

interface ChangedCanvasProps {
  label: string;
  changes: readonly DrawnChange[];
  currency: string;
  onPick: (to: string) => void;
}

/** Bars to the right are more than before, to the left less. */
export function ChangedCanvas({ label, changes, currency, onPick }: ChangedCanvasProps) {
  const { amount, axis } = useFormats();
  const option = useCallback(
    (colors: ChartColors) => ({
      grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
      tooltip: {
        ...tooltip(colors),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const one = changes[dataIndex];
          return one ? `${one.name}\n${one.told}` : '';
        },
      },
      xAxis: {
        type: 'value',
        axisLabel: {
          color: colors.text,
          hideOverlap: true,
          formatter: (value: number) => axis(currency, value),
        },
        splitLine: { lineStyle: { color: colors.line } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: changes.map(({ name }) => name),
        axisLabel: { color: colors.text, width: 120, overflow: 'truncate', interval: 0 },
        axisLine: { onZero: true, lineStyle: { color: colors.text } },
        axisTick: { show: false },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 22,
          cursor: 'pointer',
          label: {
            show: true,
            color: colors.text,
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const change = changes[dataIndex]?.change;
              return change ? `${isNegative(change) ? '▼' : '▲'} ${amount(unsigned(change))}` : '';
            },
          },
          data: changes.map(({ change, color }) => ({
            value: drawn(change),
            itemStyle: { color, borderRadius: 3 },
            // Beside the short side of the axis, so that no word leaves the picture.
            label: { position: isNegative(change) ? 'insideLeft' : 'insideRight' },
          })),
        },
      ],
      media: [
        { query: { maxWidth: 480 }, option: { yAxis: { axisLabel: { width: 84, fontSize: 11 } } } },
        { option: { yAxis: { axisLabel: { width: 150, fontSize: 12 } } } },
      ],
    }),
    [changes, currency, amount, axis],
  );
  return (
    <Canvas
      label={label}
      option={option}
      height={60 + changes.length * 34}
      onPick={({ dataIndex }) => {
        const to = changes[dataIndex]?.to;
        if (to) onPick(to);
      }}
    />
  );
}

const unsigned = (change: MoneyWords): MoneyWords =>
  isNegative(change) ? { ...change, amount: change.amount.slice(1) } : change;
