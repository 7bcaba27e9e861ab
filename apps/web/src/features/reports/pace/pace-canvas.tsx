import type { CivilDate } from '@hisaab/kernel';
import { useCallback } from 'react';
import { useFormats } from '../../../app/formats';
import { Canvas, tooltip } from '../../../charts/canvas';
import type { ChartColors } from '../../../charts/colors';
import { drawnMinor } from '../drawn-minor';
import { toWords } from '../../../money/format';
import type { PaceDay } from './pace-series';

/** What the courses are called: the period, the one before, the usual. */
export type CourseNames = Readonly<Record<'spent' | 'before' | 'usual', string>>;

interface PaceCanvasProps {
  label: string;
  days: readonly PaceDay[];
  currency: string;
  names: CourseNames;
  onPick: (date: CivilDate) => void;
}

/** Three courses over the days, told apart by their strokes as well as by colour. */
export function PaceCanvas({ label, days, currency, names, onPick }: PaceCanvasProps) {
  const { amount, axis, dayShort, dayLong } = useFormats();
  const option = useCallback(
    (colors: ChartColors) => {
      const courses = [
        { key: 'spent', name: names.spent, color: colors.expense, type: 'solid', width: 3 },
        { key: 'before', name: names.before, color: colors.before, type: 'dashed', width: 2 },
        { key: 'usual', name: names.usual, color: colors.usual, type: 'dotted', width: 2 },
      ] as const;
      const shown = courses.filter(({ key }) => days.some((day) => day[key] !== null));
      return {
        grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
        legend: {
          top: 0,
          left: 0,
          itemWidth: 32,
          itemStyle: { opacity: 0 },
          textStyle: { color: colors.text },
          data: shown.map(({ name }) => name),
        },
        tooltip: {
          ...tooltip(colors),
          trigger: 'axis',
          formatter: (points: { dataIndex: number }[]) => {
            const day = days[points[0]?.dataIndex ?? 0];
            if (!day) return '';
            const lines = shown.flatMap(({ key, name }) => {
              const minor = day[key];
              return minor === null ? [] : [`${name}  ${amount(toWords({ minor, currency }))}`];
            });
            return [dayLong(day.date), ...lines].join('\n');
          },
        },
        xAxis: {
          type: 'category',
          boundaryGap: false,
          data: days.map(({ date }) => dayShort(date)),
          axisLabel: { color: colors.text, hideOverlap: true },
          axisLine: { lineStyle: { color: colors.line } },
          axisTick: { show: false },
        },
        yAxis: {
          type: 'value',
          axisLabel: { color: colors.text, formatter: (value: number) => axis(currency, value) },
          splitLine: { lineStyle: { color: colors.line } },
        },
        series: shown.map(({ key, name, color, type, width }) => ({
          type: 'line',
          name,
          showSymbol: false,
          symbolSize: 9,
          data: days.map((day) => {
            const minor = day[key];
            return minor === null ? null : drawnMinor(minor, currency);
          }),
          itemStyle: { color },
          lineStyle: { color, type, width },
          z: key === 'spent' ? 3 : 2,
        })),
        // On a phone the names take two lines.
        media: [
          { query: { maxWidth: 420 }, option: { grid: { top: 60 } } },
          { option: { grid: { top: 40 } } },
        ],
      };
    },
    [days, currency, amount, axis, dayShort, dayLong, names],
  );
  return (
    <Canvas
      label={label}
      option={option}
      height={340}
      onPickColumn={(index) => {
        const day = days[index];
        if (day && day.spent !== null) onPick(day.date);
      }}
    />
  );
}
