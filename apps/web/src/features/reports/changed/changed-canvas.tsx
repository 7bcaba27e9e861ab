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
  const { axis } = useFormats();
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
            // The lines lie behind it.
            backgroundColor: colors.surface,
            padding: [1, 3],
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const change = changes[dataIndex]?.change;
              // In short: the whole amount is in the table and under the pointer.
              return change
                ? `${isNegative(change) ? '▼' : '▲'} ${axis(currency, Math.abs(drawn(change)))}`
                : '';
            },
          },
          data: changes.map(({ change, color }) => ({
            value: drawn(change),
            itemStyle: { color, borderRadius: 3 },
            label: { position: isNegative(change) ? 'left' : 'right' },
          })),
        },
      ],
      // The gaps are room for the words beside the bars.
      media: [
        {
          query: { maxWidth: 480 },
          option: {
            xAxis: { boundaryGap: ['60%', '40%'] },
            yAxis: { axisLabel: { width: 104, fontSize: 11 } },
          },
        },
        {
          option: {
            xAxis: { boundaryGap: ['14%', '14%'] },
            yAxis: { axisLabel: { width: 150, fontSize: 12 } },
          },
        },
      ],
    }),
    [changes, currency, axis],
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
