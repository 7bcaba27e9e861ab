import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../app/formats';
import { Canvas, tooltip } from '../../../charts/canvas';
import type { ChartColors } from '../../../charts/colors';
import { drawn, type MoneyWords } from '../../../money/format';

export interface Dot {
  readonly date: string;
  readonly amount: MoneyWords;
  /** Odd, of the days that are asked for, or of the history before them. */
  readonly kind: 'odd' | 'now' | 'earlier';
  readonly to: string;
}

interface OddCanvasProps {
  label: string;
  dots: readonly Dot[];
  usual: { readonly median: MoneyWords; readonly from: MoneyWords; readonly to: MoneyWords };
  onPick: (to: string) => void;
}

const DAY = 86_400_000;
const FEWEST_DAYS = 14;
const KINDS = ['earlier', 'now', 'odd'] as const;

/** Each entry a dot on its day; the band is what is usual, its line the middle one. */
export function OddCanvas({ label, dots, usual, onPick }: OddCanvasProps) {
  const { t } = useTranslation();
  const { amount, axis, day, dayShort } = useFormats();
  const option = useCallback(
    (colors: ChartColors) => {
      const looks = {
        earlier: { name: t('answers.earlier'), color: colors.before, symbol: 'circle', size: 7 },
        now: { name: t('answers.now'), color: colors.net, symbol: 'circle', size: 10 },
        odd: { name: t('answers.oddOne'), color: colors.expense, symbol: 'diamond', size: 15 },
      };
      const currency = dots[0]?.amount.currency ?? 'INR';
      const shown = KINDS.filter((kind) => dots.some((dot) => dot.kind === kind));
      const band = {
        markArea: {
          silent: true,
          itemStyle: { color: colors.usual, opacity: 0.12 },
          data: [[{ yAxis: drawn(usual.from) }, { yAxis: drawn(usual.to) }]],
        },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: colors.usual, type: 'dashed' },
          label: {
            position: 'end',
            color: colors.text,
            formatter: () => amount(usual.median),
          },
          data: [{ yAxis: drawn(usual.median) }],
        },
      };
      return {
        // Beside the dots there is room for the middle one.
        grid: { left: 8, right: 72, top: 36, bottom: 8, containLabel: true },
        legend: {
          top: 0,
          left: 0,
          itemWidth: 12,
          itemHeight: 12,
          textStyle: { color: colors.text },
          data: shown.map((kind) => looks[kind].name),
        },
        tooltip: {
          ...tooltip(colors),
          formatter: ({ data }: { data: { at: number } }) => {
            const dot = dots[data.at];
            return dot ? `${day(dot.date)}\n${amount(dot.amount)}` : '';
          },
        },
        xAxis: {
          type: 'value',
          // A few days alone would have hours between them.
          min: ({ min, max }: { min: number; max: number }) => Math.min(min, max - FEWEST_DAYS),
          minInterval: 1,
          max: 'dataMax',
          axisLabel: {
            color: colors.text,
            hideOverlap: true,
            showMinLabel: false,
            showMaxLabel: false,
            formatter: (value: number) => dayShort(dateOf(value)),
          },
          axisLine: { lineStyle: { color: colors.line } },
          splitLine: { show: false },
        },
        yAxis: {
          type: 'value',
          axisLabel: { color: colors.text, formatter: (value: number) => axis(currency, value) },
          splitLine: { lineStyle: { color: colors.line } },
        },
        series: KINDS.map((kind, index) => ({
          type: 'scatter',
          cursor: 'pointer',
          name: looks[kind].name,
          symbol: looks[kind].symbol,
          symbolSize: looks[kind].size,
          itemStyle: { color: looks[kind].color, opacity: kind === 'earlier' ? 0.7 : 1 },
          data: dots.flatMap((dot, at) =>
            dot.kind === kind ? [{ value: [Date.parse(dot.date) / DAY, drawn(dot.amount)], at }] : [],
          ),
          ...(index === 0 ? band : {}),
        })),
      };
    },
    [dots, usual, amount, axis, day, dayShort, t],
  );
  return (
    <Canvas
      label={label}
      option={option}
      height={340}
      onPick={({ data }) => {
        const { at = -1 } = (data ?? {}) as { at?: number };
        const to = dots[at]?.to;
        if (to) onPick(to);
      }}
    />
  );
}

const dateOf = (day: number): string => new Date(Math.round(day) * DAY).toISOString().slice(0, 10);
