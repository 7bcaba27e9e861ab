import { Paper, Title } from '@mantine/core';
import type { EChartsCoreOption } from 'echarts/core';
import { type ReactNode, Suspense, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Canvas } from './canvas';
import classes from './chart.module.css';
import type { ChartColors } from './colors';

interface ChartProps {
  /** A sentence with the answer. */
  title: string;
  option: (colors: ChartColors) => EChartsCoreOption;
  height?: number;
  /** The same figures as a table, for those whom a picture does not serve. */
  table: ReactNode;
  onPick?: (index: number) => void;
}

/** A small picture among others, with its sentence and its table twin. */
export function Chart({ title, option, height, table, onPick }: ChartProps) {
  const { t } = useTranslation();
  // Nobody sees it before it is opened.
  const isRest = useDeferredValue(true, false);
  return (
    <Paper component="figure" m={0} className={classes.figure}>
      <Title order={2} size="md" mb="xs">
        {title}
      </Title>
      <Canvas
        label={title}
        option={option}
        {...(height === undefined ? {} : { height })}
        {...(onPick ? { onPick: ({ dataIndex }) => onPick(dataIndex) } : {})}
      />
      <details className={classes.twin}>
        <summary>{t('charts.asTable')}</summary>
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={title}>
          <Suspense>{isRest && table}</Suspense>
        </div>
      </details>
    </Paper>
  );
}
