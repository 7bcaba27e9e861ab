import { Paper, Title, useComputedColorScheme } from '@mantine/core';
import type { EChartsCoreOption } from 'echarts/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './chart.module.css';

export interface ChartColors {
  readonly text: string;
  readonly line: string;
  readonly surface: string;
  readonly income: string;
  readonly expense: string;
  readonly net: string;
}

const COLORS: Record<'light' | 'dark', ChartColors> = {
  light: {
    text: '#343a40',
    line: '#dee2e6',
    surface: '#ffffff',
    income: '#2b8a3e',
    expense: '#c2410c',
    net: '#0b7285',
  },
  dark: {
    text: '#dee2e6',
    line: '#495057',
    surface: '#242424',
    income: '#69db7c',
    expense: '#ff922b',
    net: '#66d9e8',
  },
};

interface ChartProps {
  /** A sentence with the answer. */
  title: string;
  option: (colors: ChartColors) => EChartsCoreOption;
  height?: number;
  /** The same figures as a table, for those whom a picture does not serve. */
  table: ReactNode;
  onPick?: (index: number) => void;
}

/** A picture on canvas with its sentence and its table twin. The engine loads when the first one is shown. */
export function Chart({ title, option, height = 280, table, onPick }: ChartProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const place = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  }, [onPick]);

  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let end = () => {};
    let isGone = false;
    void import('./engine').then(({ init }) => {
      if (isGone) return;
      const chart = init(element, null, { renderer: 'canvas' });
      const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
      chart.setOption({
        animation: !isStill,
        animationDuration: 180,
        textStyle: { color: COLORS[scheme].text, fontFamily: 'system-ui, sans-serif' },
        aria: { enabled: false, decal: { show: false } },
        ...option(COLORS[scheme]),
      });
      chart.on('click', ({ dataIndex }) => pick.current?.(dataIndex));
      const resizes = new ResizeObserver(() => chart.resize());
      resizes.observe(element);
      end = () => {
        resizes.disconnect();
        chart.dispose();
      };
    });
    return () => {
      isGone = true;
      end();
    };
  }, [option, scheme]);

  return (
    <Paper component="figure" m={0} className={classes.figure}>
      <Title order={2} size="md" mb="xs">
        {title}
      </Title>
      <div ref={place} role="img" aria-label={title} style={{ height }} />
      <details className={classes.twin}>
        <summary>{t('charts.asTable')}</summary>
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={title}>
          {table}
        </div>
      </details>
    </Paper>
  );
}

/** What every chart's tooltip has: text on the canvas, never HTML. */
export function tooltip(colors: ChartColors): Record<string, unknown> {
  return {
    renderMode: 'richText',
    confine: true,
    backgroundColor: colors.surface,
    borderColor: colors.line,
    textStyle: { color: colors.text },
  };
}
