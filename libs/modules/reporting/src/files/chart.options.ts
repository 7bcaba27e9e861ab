import type { EChartsCoreOption } from 'echarts/core';
import { drawn, short } from './document-parts';
import type { Chart, Tone } from './report-document';
import type { Formats } from './report-formats.intl';

export const CHART_WIDTH = 515;
/** Blue to grey, told apart also where colours are not seen; the last is for all others. */
const SLICES = ['#0b7285', '#e8590c', '#5f3dc4', '#2b8a3e', '#c2255c', '#f08c00', '#1864ab', '#868e96'];
const TONES: Record<Tone, string> = { expense: '#c2410c', income: '#2b8a3e', net: '#0b7285' };
const TEXT = '#343a40';
const LINE = '#dee2e6';
const HEAT = ['#fff4e6', '#ffc078', '#f76707', '#a61e4d'];
const SMALL = { color: TEXT, fontSize: 9 };

/** What ECharts draws, and how high. */
export function chartOption(chart: Chart, formats: Formats): { height: number; option: EChartsCoreOption } {
  if (chart.kind === 'donut') return donut(chart, formats);
  if (chart.kind === 'columns') return columns(chart, formats);
  if (chart.kind === 'calendar') return calendar(chart, formats);
  if (chart.kind === 'sankey') return sankey(chart, formats);
  return area(chart, formats);
}

type Of<Kind extends Chart['kind']> = Extract<Chart, { kind: Kind }>;

function donut({ slices }: Of<'donut'>, formats: Formats) {
  const whole = slices.reduce((sum, { amount }) => sum + drawn(amount), 0);
  const rows = slices.toReversed();
  return {
    height: Math.max(190, slices.length * 24 + 20),
    option: {
      color: SLICES,
      grid: { left: 300, right: 70, top: 10, bottom: 10 },
      xAxis: { type: 'value', show: false },
      yAxis: {
        type: 'category',
        data: rows.map(({ name }) => short(name, 18)),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: SMALL,
      },
      series: [
        {
          type: 'pie',
          radius: [42, 78],
          center: [95, '50%'],
          label: { show: false },
          data: slices.map(({ name, amount }, at) => ({
            name,
            value: drawn(amount),
            itemStyle: { color: SLICES[at] },
          })),
        },
        {
          type: 'bar',
          barMaxWidth: 14,
          data: rows.map(({ amount }, at) => ({
            value: drawn(amount),
            itemStyle: { color: SLICES[slices.length - 1 - at], borderRadius: [0, 3, 3, 0] },
          })),
          label: {
            ...SMALL,
            show: true,
            position: 'right',
            formatter: ({ value }: { value: number }) => formats.share(value / whole),
          },
        },
      ],
    },
  };
}

function axes(labels: readonly string[], formats: Formats) {
  return {
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: SMALL },
    grid: { left: 62, right: 10, top: 30, bottom: 24 },
    xAxis: {
      type: 'category',
      data: labels,
      axisLabel: { ...SMALL, hideOverlap: true },
      axisLine: { lineStyle: { color: LINE }, onZero: false },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { ...SMALL, formatter: (value: number) => formats.axis(value) },
      splitLine: { lineStyle: { color: LINE } },
    },
  };
}

function columns({ labels, series }: Of<'columns'>, formats: Formats) {
  const bars = series.map(({ name, tone, amounts }) => ({
    type: 'bar',
    name,
    barMaxWidth: 16,
    data: amounts.map(drawn),
    itemStyle: { color: TONES[tone], borderRadius: [2, 2, 0, 0] },
  }));
  return { height: 190, option: { ...axes(labels, formats), series: bars } };
}

function area({ labels, series }: Of<'area'>, formats: Formats) {
  const lines = series.map(({ name, tone, amounts }) => ({
    type: 'line',
    name,
    showSymbol: amounts.length === 1,
    symbol: 'circle',
    data: amounts.map(drawn),
    lineStyle: { color: TONES[tone], width: tone === 'net' ? 2 : 1 },
    itemStyle: { color: TONES[tone] },
    ...(tone === 'net' ? {} : { areaStyle: { color: TONES[tone], opacity: 0.18 } }),
  }));
  return { height: 220, option: { ...axes(labels, formats), series: lines } };
}

const MOST_YEARS = 4;
const YEAR_HEIGHT = 100;

/** A strip of weeks for each year; of a longer range the last years. */
function calendar({ from, to, days }: Of<'calendar'>, formats: Formats) {
  const last = Number(to.slice(0, 4));
  const first = Math.max(Number(from.slice(0, 4)), last - MOST_YEARS + 1);
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const amounts = days.map(([, amount]) => drawn(amount)).toSorted((a, b) => a - b);
  // One rent would make every other day pale: the scale ends where nineteen of twenty days do.
  const top = amounts[Math.floor((amounts.length - 1) * 0.95)] ?? 1;
  return {
    height: years.length * YEAR_HEIGHT + 36,
    option: {
      visualMap: {
        min: 0,
        max: Math.max(top, 1e-4),
        calculable: false,
        orient: 'horizontal',
        right: 0,
        bottom: 0,
        itemWidth: 8,
        itemHeight: 80,
        text: [`${formats.axis(top)}+`, formats.axis(0)],
        textStyle: SMALL,
        inRange: { color: HEAT },
      },
      calendar: years.map((year, at) => ({
        top: at * YEAR_HEIGHT + 20,
        left: 64,
        cellSize: [8.4, 10],
        range: [
          at === 0 && from > `${year}-01-01` ? from : `${year}-01-01`,
          to < `${year}-12-31` ? to : `${year}-12-31`,
        ],
        itemStyle: { color: '#f8f9fa', borderColor: '#ffffff', borderWidth: 1 },
        splitLine: { lineStyle: { color: '#adb5bd', width: 0.8 } },
        yearLabel: { show: true, margin: 40, fontSize: 10, color: TEXT, formatter: String(year) },
        monthLabel: { nameMap: formats.monthNames, ...SMALL, fontSize: 8 },
        dayLabel: { firstDay: 1, nameMap: formats.weekdayNames, ...SMALL, fontSize: 7 },
      })),
      series: years.map((year, at) => ({
        type: 'heatmap',
        coordinateSystem: 'calendar',
        calendarIndex: at,
        data: days.filter(([day]) => day.startsWith(`${year}-`)).map(([day, amount]) => [day, drawn(amount)]),
      })),
    },
  };
}

const NODE_COLORS: Readonly<Record<string, string>> = {
  income: TONES.income,
  expense: TONES.expense,
  total: TONES.net,
  saved: '#1864ab',
  drawn: '#868e96',
};

function sankey({ nodes, links }: Of<'sankey'>, formats: Formats) {
  const inflow = new Map<string, number>();
  const outflow = new Map<string, number>();
  for (const { source, target, amount } of links) {
    inflow.set(target, (inflow.get(target) ?? 0) + drawn(amount));
    outflow.set(source, (outflow.get(source) ?? 0) + drawn(amount));
  }
  const names = new Map(nodes.map(({ id, name }) => [id, short(name, 22)]));
  const label = ({ name: id }: { name: string }): string =>
    `${names.get(id)}  ${formats.axis(inflow.get(id) ?? outflow.get(id) ?? 0)}`;
  return {
    height: Math.min(600, Math.max(240, nodes.length * 16)),
    option: {
      series: [
        {
          type: 'sankey',
          left: 4,
          right: 130,
          top: 8,
          bottom: 8,
          nodeWidth: 10,
          nodeGap: 7,
          draggable: false,
          data: nodes.map(({ id, kind }) => ({
            name: id,
            itemStyle: { color: NODE_COLORS[kind] ?? TONES.net, borderWidth: 0 },
          })),
          links: links.map(({ source, target, amount }) => ({ source, target, value: drawn(amount) })),
          lineStyle: { color: 'target', opacity: 0.25, curveness: 0.5 },
          label: { ...SMALL, fontSize: 8, formatter: label },
        },
      ],
    },
  };
}
