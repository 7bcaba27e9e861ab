import { useElementSize } from '@mantine/hooks';
import { sumMoney } from '@hisaab/kernel';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fetched } from '../app/fetched';
import { useFormats } from '../app/formats';
import { THE_REST } from '../design/category-color';
import { drawn, type MoneyWords, toMoney, toWords } from '../money/format';
import { tooltip } from './canvas';
import { Chart } from './chart';
import type { ChartColors } from './colors';
import { decalOf } from './decals';

export interface Slice {
  readonly id: string | null;
  readonly name: string;
  readonly color: string;
  readonly value: MoneyWords;
  readonly share: number | null;
}

/** After the picture: a table brings along what scrolls it. */
const SliceTable = fetched(async () => (await import('./slice-table')).SliceTable);

interface DonutChartProps {
  title: string;
  slices: readonly Slice[];
  onPick: (id: string | null) => void;
}

const MOST = 7;

/** The ring; the lines of names stand below it. */
const RING = 208;
const LINE = 22;
/** Until the page is measured. */
const SOME_WIDTH = 300;

/** How many lines names take below the ring. */
function linesOf(names: readonly string[], width: number): number {
  let lines = 1;
  let used = 0;
  for (const name of names) {
    const wide = name.length * 7 + 42;
    if (used > 0 && used + wide > width) {
      lines += 1;
      used = 0;
    }
    used += wide;
  }
  return lines;
}

/** At most seven slices and the others together. */
function gathered(slices: readonly Slice[], others: string): readonly Slice[] {
  const rest = slices.slice(MOST);
  const first = rest[0];
  if (!first || rest.length === 1) return slices.slice(0, MOST + 1);
  const value = toWords(
    sumMoney(
      rest.map((slice) => toMoney(slice.value)),
      first.value.currency,
    ),
  );
  const share = rest.reduce((sum, slice) => sum + (slice.share ?? 0), 0);
  return [...slices.slice(0, MOST), { id: null, name: others, color: THE_REST, value, share }];
}

/** Where did it go? */
export function DonutChart({ title, slices, onPick }: DonutChartProps) {
  const { t } = useTranslation();
  const { amount, percent } = useFormats();
  const shown = useMemo(() => gathered(slices, t('charts.others')), [slices, t]);
  const { ref, width } = useElementSize();
  const lines = linesOf(
    shown.map(({ name }) => name),
    width || SOME_WIDTH,
  );
  const option = useCallback(
    (colors: ChartColors) => ({
      tooltip: {
        ...tooltip(colors),
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const slice = shown[dataIndex];
          return slice ? `${slice.name}\n${amount(slice.value)} · ${percent(slice.share ?? 0)}` : '';
        },
      },
      series: [
        {
          type: 'pie',
          // In pixels: the names below take as many lines as they need.
          center: ['50%', 100],
          radius: [54, 92],
          itemStyle: { borderColor: colors.surface, borderWidth: 2 },
          // Beside small slices names run into one another: they stand below the ring.
          label: { show: false },
          data: shown.map((slice) => ({
            name: slice.name,
            value: drawn(slice.value),
            itemStyle: { color: slice.color, ...(slice.id === null ? {} : { decal: decalOf(slice.id) }) },
          })),
        },
      ],
      legend: { show: true, top: RING, textStyle: { color: colors.text }, itemGap: 6 },
    }),
    [shown, amount, percent],
  );
  return (
    <div ref={ref} style={{ display: 'grid', minWidth: 0 }}>
      <Chart
        title={title}
        option={option}
        height={RING + 8 + LINE * lines}
        onPick={(index) => {
          const slice = shown[index];
          if (slice && index < MOST) onPick(slice.id);
        }}
        table={<SliceTable slices={slices} />}
      />
    </div>
  );
}
