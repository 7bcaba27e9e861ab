import { useComputedColorScheme } from '@mantine/core';
import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { COLORS, type ChartColors } from './colors';
import { usePictureImage } from './picture-image';

export interface CanvasProps {
  /** What the picture says, for those who do not see it. */
  label: string;
  /** Best the same function until the figures change (useCallback): another one draws anew. */
  option: (colors: ChartColors) => EChartsCoreOption;
  height?: number;
  onPick?: (picked: Picked) => void;
  /** Of a picture with columns of time: a click anywhere in the n-th column. */
  onPickColumn?: (index: number) => void;
}

/** The part of the picture that was clicked: as ECharts counts and names it. */
export interface Picked {
  readonly dataIndex: number;
  readonly seriesIndex: number;
  readonly name: string;
  readonly data: unknown;
  readonly dataType?: string;
}

interface Place {
  readonly offsetX: number;
  readonly offsetY: number;
}

/** The place on the page that ECharts draws on. The engine loads when the first picture is shown. */
export function Canvas({ label, option, height = 280, onPick, onPickColumn }: CanvasProps) {
  const scheme = useComputedColorScheme('light');
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ECharts | null>(null);
  const image = usePictureImage();

  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let end = () => {};
    let isGone = false;
    void import('./engine').then(({ init }) => {
      if (isGone) return;
      const made = init(element, null, { renderer: 'canvas' });
      const resizes = new ResizeObserver(() => made.resize());
      resizes.observe(element);
      setChart(made);
      end = () => {
        resizes.disconnect();
        setChart(null);
        made.dispose();
      };
    });
    return () => {
      isGone = true;
      end();
    };
  }, []);

  useEffect(() => {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart?.setOption(
      {
        animation: !isStill,
        animationDuration: 180,
        animationDurationUpdate: 180,
        textStyle: { color: COLORS[scheme].text, fontFamily: 'system-ui, sans-serif' },
        ...option(COLORS[scheme]),
      },
      { notMerge: true },
    );
  }, [chart, option, scheme]);

  useEffect(() => {
    if (!chart || !onPick) return undefined;
    const pick = (event: unknown) => onPick(event as Picked);
    chart.on('click', pick);
    return () => {
      if (!chart.isDisposed()) chart.off('click', pick);
    };
  }, [chart, onPick]);

  useEffect(() => {
    if (!chart || !onPickColumn) return undefined;
    const area = chart.getZr();
    const isInside = ({ offsetX, offsetY }: Place) => chart.containPixel('grid', [offsetX, offsetY]);
    const pick = (at: Place) => {
      if (isInside(at)) onPickColumn(Number(chart.convertFromPixel({ xAxisIndex: 0 }, at.offsetX)));
    };
    const point = (at: Place) => area.setCursorStyle(isInside(at) ? 'pointer' : 'default');
    area.on('click', pick);
    area.on('mousemove', point);
    return () => {
      if (chart.isDisposed()) return;
      area.off('click', pick);
      area.off('mousemove', point);
    };
  }, [chart, onPickColumn]);

  useEffect(() => {
    if (!chart || !image) return undefined;
    return image.offer(() =>
      chart.renderToCanvas({ pixelRatio: 2, backgroundColor: COLORS[scheme].surface }),
    );
  }, [chart, image, scheme]);

  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}

/** What every chart's tooltip has: text on the canvas, never HTML. */
export function tooltip(colors: ChartColors): Record<string, unknown> {
  return {
    renderMode: 'richText',
    confine: true,
    backgroundColor: colors.surface,
    borderColor: colors.line,
    textStyle: { color: colors.text, lineHeight: 18 },
  };
}
