import type { CivilDate } from '@hisaab/kernel';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../app/formats';
import { Canvas, tooltip } from '../../../charts/canvas';
import type { ChartColors } from '../../../charts/colors';
import { toWords } from '../../../money/format';
import { type DayCell, limitsOf, shadeOf } from './days-series';
import { dayWords, stepWords } from './step-words';

interface DaysCanvasProps {
  label: string;
  cells: readonly DayCell[];
  currency: string;
  /** The first day that the book was kept among these, and the last that has passed. */
  since: CivilDate;
  today: CivilDate;
  firstWeekday: number;
  /** Weeks below each other: a month, or any days on a phone. */
  isUpright: boolean;
  /** A phone: amounts without their currency. */
  isNarrow: boolean;
  onPick: (date: CivilDate) => void;
}

/** Up to so many weeks a day has room for its number and its sum. */
const ROOMY = 7;

/** The days as a calendar; the heavier, the stronger. */
export function DaysCanvas({
  label,
  cells,
  currency,
  since,
  today,
  firstWeekday,
  isUpright,
  isNarrow,
  onPick,
}: DaysCanvasProps) {
  const { t } = useTranslation();
  const { locale, amount, dayLong, dayShort, monthShort, weekdayShort } = useFormats();
  const weeks = (cells.at(-1)?.week ?? 0) + 1;
  const isRoomy = weeks <= ROOMY;
  const option = useCallback(
    (colors: ChartColors) => {
      const weekdays = Array.from({ length: 7 }, (_, at) => weekdayShort(((firstWeekday - 1 + at) % 7) + 1));
      // A week is named by its first day, a long row of weeks by the months that begin in them.
      const starts = Array.from({ length: weeks }, (_, week) => {
        const first = cells.find((cell) => cell.week === week);
        if (!first) return '';
        if (isRoomy) return isNarrow ? '' : dayShort(first.date);
        const opening = cells.find((cell) => cell.week === week && cell.date.endsWith('-01'));
        return opening ? monthShort(opening.date) : '';
      });
      const text = { color: colors.text };
      const acrossDays = {
        type: 'category',
        data: weekdays,
        axisLabel: { ...text, interval: 0 },
        axisLine: { show: false },
        axisTick: { show: false },
      };
      const acrossWeeks = {
        ...acrossDays,
        data: starts,
        axisLabel: { ...text, interval: (_: number, name: string) => name !== '' },
      };
      const limits = limitsOf(cells.map(({ spent }) => spent));
      const steps = stepWords(limits, { locale, currency, isNarrow });
      const words = dayWords(cells, { locale, currency, isNarrow });
      return {
        grid: { left: 4, right: 4, top: 28, bottom: 44, containLabel: true },
        tooltip: {
          ...tooltip(colors),
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const cell = cells[dataIndex];
            if (!cell) return '';
            return `${dayLong(cell.date)}\n${amount(toWords({ minor: cell.spent, currency }))}`;
          },
        },
        visualMap: {
          type: 'piecewise',
          dimension: 2,
          orient: 'horizontal',
          left: 'center',
          bottom: 0,
          itemWidth: isNarrow ? 12 : 18,
          itemGap: isNarrow ? 4 : 10,
          textGap: isNarrow ? 4 : 8,
          itemHeight: 14,
          selectedMode: false,
          textStyle: { ...text, fontSize: isNarrow ? 10 : 12 },
          pieces: [
            isNarrow ? '0' : t('pictures.daysFree'),
            ...steps.map((step) => (isNarrow ? `≤${step}` : t('pictures.daysUpTo', { amount: step }))),
          ].map((label, level) => ({
            value: level,
            color: colors.levels[shadeOf(level, limits.length)],
            label,
          })),
        },
        xAxis: isUpright ? { ...acrossDays, position: 'top' } : acrossWeeks,
        yAxis: { ...(isUpright ? acrossWeeks : acrossDays), inverse: true },
        series: [
          {
            type: 'heatmap',
            data: cells.map(({ date, spent, weekday, week, level }) => ({
              value: [isUpright ? weekday : week, isUpright ? week : weekday, level],
              // What has not come, or was before the book, is no day without spending.
              ...(spent === 0n && (date < since || date > today)
                ? { itemStyle: { color: colors.surface, borderColor: colors.line, borderWidth: 1 } }
                : {}),
            })),
            itemStyle: { borderColor: colors.surface, borderWidth: isRoomy ? 3 : 1, borderRadius: 3 },
            emphasis: { itemStyle: { borderColor: colors.text, borderWidth: 1 } },
            label: {
              show: isRoomy,
              color: colors.text,
              // A thousand is a word in Hindi.
              fontSize: isNarrow ? 10 : 12,
              lineHeight: 17,
              formatter: ({ dataIndex }: { dataIndex: number }) => {
                const cell = cells[dataIndex];
                if (!cell) return '';
                const number = String(Number(cell.date.slice(8)));
                return cell.spent === 0n ? number : `${number}\n${words(cell.spent)}`;
              },
            },
          },
        ],
      };
    },
    [
      locale,
      cells,
      currency,
      since,
      today,
      firstWeekday,
      isUpright,
      isNarrow,
      isRoomy,
      weeks,
      amount,
      dayLong,
      dayShort,
      monthShort,
      weekdayShort,
      t,
    ],
  );
  const height = isUpright ? 72 + weeks * (isRoomy ? 58 : 22) : 260;
  return (
    <Canvas
      label={label}
      option={option}
      height={height}
      onPick={({ dataIndex }) => {
        const cell = cells[dataIndex];
        if (cell) onPick(cell.date);
      }}
    />
  );
}
