import { useElementSize } from '@mantine/hooks';
import { useCallback } from 'react';
import { useFormats } from '../../../app/formats';
import { Canvas, type Picked, tooltip } from '../../../charts/canvas';
import type { ChartColors } from '../../../charts/colors';
import { drawn, type MoneyWords } from '../../../money/format';
import { hasRoom, headingOf, inkOn } from './parts-series';

export interface Tile {
  readonly key: string;
  readonly name: string;
  readonly color: string;
  readonly value: MoneyWords;
  readonly share: number | null;
  readonly to: string;
  readonly parts: readonly Tile[];
}

interface PartsCanvasProps {
  label: string;
  tiles: readonly Tile[];
  onPick: (to: string) => void;
}

const HEIGHT = 440;
/** Until the page is measured. */
const SOME_WIDTH = 600;
/** Where a label is not seen. */
const OUTSIDE = { x: -9999, y: -9999 };

/** Tiles as large as what they took, those of one category beside each other in its colour. */
export function PartsCanvas({ label, tiles, onPick }: PartsCanvasProps) {
  const { amount, percent } = useFormats();
  const { ref, width } = useElementSize();
  const area = (width || SOME_WIDTH) * HEIGHT;
  const option = useCallback(
    (colors: ChartColors) => {
      const all = tiles.flatMap((tile) => [tile, ...tile.parts]);
      const said = (key: unknown) => all.find((tile) => tile.key === key);
      const data = (tile: Tile): Record<string, unknown> => ({
        id: tile.key,
        name: tile.name,
        value: drawn(tile.value),
        to: tile.to,
        itemStyle: { color: tile.color, borderColor: colors.surface },
        label: { color: inkOn(tile.color) },
        upperLabel: {
          color: inkOn(tile.color),
          backgroundColor: tile.color,
          show: headingOf(tile.share ?? 0, area) !== 'none',
        },
        ...(tile.parts.length > 0 ? { children: tile.parts.map(data) } : {}),
      });
      return {
        tooltip: {
          ...tooltip(colors),
          formatter: ({ data: told }: { data?: { id?: unknown } }) => {
            const tile = said(told?.id);
            return tile ? `${tile.name}\n${amount(tile.value)} · ${percent(tile.share ?? 0)}` : '';
          },
        },
        series: [
          {
            type: 'treemap',
            // Drawn over one another while they move, headings of the time before would stay.
            animation: false,
            left: 0,
            right: 0,
            top: 0,
            bottom: 0,
            roam: false,
            nodeClick: false,
            breadcrumb: { show: false },
            labelLayout: ({ rect }: { rect: { width: number; height: number } }) =>
              hasRoom(rect) ? {} : OUTSIDE,
            // No cursor: ECharts sets it on tiles too small to be drawn and falls over; a hand it is anyway.
            label: {
              overflow: 'truncate',
              ellipsis: '…',
              lineHeight: 17,
              formatter: ({ data: told }: { data?: { id?: unknown } }) => {
                const tile = said(told?.id);
                return tile ? `${tile.name}\n${percent(tile.share ?? 0)}` : '';
              },
            },
            levels: [
              { itemStyle: { borderWidth: 0, gapWidth: 4, borderColor: colors.surface } },
              {
                upperLabel: {
                  ...{ show: true, height: 24, lineHeight: 24, fontWeight: 600, overflow: 'truncate' },
                  ellipsis: '…',
                  padding: [0, 6],
                  formatter: ({ data: told }: { data?: { id?: unknown } }) => {
                    const tile = said(told?.id);
                    if (!tile) return '';
                    const share = tile.share ?? 0;
                    return headingOf(share, area) === 'share' ? `${tile.name} ${percent(share)}` : tile.name;
                  },
                },
                itemStyle: { gapWidth: 2, borderWidth: 0 },
              },
              { itemStyle: { gapWidth: 1 } },
            ],
            data: tiles.map(data),
          },
        ],
      };
    },
    [tiles, area, amount, percent],
  );
  const pick = useCallback(
    ({ data }: Picked) => {
      const { to } = (data ?? {}) as { to?: string };
      if (to) onPick(to);
    },
    [onPick],
  );
  return (
    <div ref={ref}>
      <Canvas label={label} option={option} height={HEIGHT} onPick={pick} />
    </div>
  );
}
