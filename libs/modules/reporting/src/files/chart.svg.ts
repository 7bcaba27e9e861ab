import { BarChart, HeatmapChart, LineChart, PieChart, SankeyChart } from 'echarts/charts';
import { CalendarComponent, GridComponent, LegendComponent, VisualMapComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { CHART_WIDTH, chartOption } from './chart.options';
import type { Chart } from './report-document';
import type { Formats } from './report-formats.intl';
import { widthOf, withOutlines } from './shaped-text.svg';

use([BarChart, HeatmapChart, LineChart, PieChart, SankeyChart]);
use([CalendarComponent, GridComponent, LegendComponent, VisualMapComponent, SVGRenderer]);
// Without a browser ECharts would guess the widths of texts.
setPlatformAPI({
  measureText: (text, shorthand = '12px') => {
    const size = Number.parseFloat(/([\d.]+)px/.exec(shorthand)?.[1] ?? '12');
    return { width: widthOf(text, { size, weight: 'normal' }) };
  },
});

export function chartSvg(chart: Chart, formats: Formats): string {
  const { height, option } = chartOption(chart, formats);
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: CHART_WIDTH, height });
  try {
    drawing.setOption({ animation: false, textStyle: { fontFamily: 'Noto Sans' }, ...option });
    return withOutlines(drawing.renderToSVGString());
  } finally {
    drawing.dispose();
  }
}
