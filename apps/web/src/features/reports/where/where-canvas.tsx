import { useCallback } from 'react';
import { useFormats } from '../../../app/formats';
import { Canvas, tooltip } from '../../../charts/canvas';
import type { ChartColors } from '../../../charts/colors';
import { decalOf } from '../../../charts/decals';
import { drawn, type MoneyWords } from '../../../money/format';

export interface DrawnSlice {
  readonly id: string | null;
  readonly name: string;
  readonly color: string;
  readonly value: MoneyWords;
  readonly share: number | null;
  /** The entries behind it; the rest has none of its own. */
  readonly to: string | null;
}

interface WhereCanvasProps {
  label: string;
  slices: readonly DrawnSlice[];
  onPick: (to: string) => void;
}

/** A ring of at most eight slices, each with its name, its share and a pattern beside its colour. */
export function WhereCanvas({ label, slices, onPick }: WhereCanvasProps) {
  const { amount, percent } = useFormats();
  const option = useCallback(
    (colors: ChartColors) => ({
      tooltip: {
        ...tooltip(colors),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const slice = slices[dataIndex];
          return slice ? `${slice.name}\n${amount(slice.value)} · ${percent(slice.share ?? 0)}` : '';
        },
      },
      series: [
        {
          type: 'pie',
          radius: ['42%', '70%'],
          cursor: 'pointer',
          itemStyle: { borderColor: colors.surface, borderWidth: 2 },
          label: {
            color: colors.text,
            lineHeight: 16,
            overflow: 'break',
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const slice = slices[dataIndex];
              return slice ? `${slice.name}\n${percent(slice.share ?? 0)}` : '';
            },
          },
          // The thin ones have no room for words; the list beside the ring has them all.
          data: slices.map(({ id, name, value, color, share }) => ({
            name,
            value: drawn(value),
            itemStyle: { color, ...(id === null ? {} : { decal: decalOf(id) }) },
            ...((share ?? 0) < 0.04 ? { label: { show: false }, labelLine: { show: false } } : {}),
          })),
        },
      ],
      // Beside the ring of a phone there is no room for words: the list below it has them.
      media: [
        {
          query: { maxWidth: 420 },
          option: { series: [{ radius: ['48%', '88%'], label: { show: false } }] },
        },
        { option: { series: [{ radius: ['42%', '70%'], label: { show: true } }] } },
      ],
    }),
    [slices, amount, percent],
  );
  return (
    <Canvas
      label={label}
      option={option}
      height={340}
      onPick={({ dataIndex }) => {
        const to = slices[dataIndex]?.to;
        if (to) onPick(to);
      }}
    />
  );
}
