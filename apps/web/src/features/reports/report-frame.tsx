import { Button, Group, Paper, Skeleton, Stack, Title } from '@mantine/core';
import { memo, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyCard } from '../../app/empty-card';
import { ProblemAlert } from '../../app/problem-alert';
import chart from '../../charts/chart.module.css';
import { PictureImageContext } from '../../charts/picture-image';
import type { TableTwin } from '../../charts/table-twin';
import { TwinTable } from '../../charts/twin-table';
import { useEntry } from '../entry/entry-context';
import { useNewest } from '../transactions/use-transactions';
import { AsOf } from './as-of';
import { Downloads } from './downloads';
import classes from './kept.module.css';
import type { Standing } from './standing';

/** What a picture shows once its figures are there. */
export interface Shown {
  /** The answer, a whole sentence. */
  readonly sentence: string;
  /** The picture itself, mostly a Canvas; its image can be saved. */
  readonly chart: ReactNode;
  readonly twin: TableTwin;
  /** The report at the server that has the same figures, if there is one (reportPath). */
  readonly server?: string;
  /** What stands below the picture. */
  readonly more?: ReactNode;
}

interface ReportFrameProps<Answer> {
  /** The beginning of the names of files that are saved. */
  name: string;
  answer: { data: Answer | undefined; error: unknown; refetch: () => unknown };
  /** Null: there is nothing in these days. */
  show: (answer: Answer) => Shown | null;
}

function EmptyAnswer() {
  const { t } = useTranslation();
  const open = useEntry();
  const { data: newest } = useNewest(1);
  return (
    <EmptyCard why={t(newest?.length === 0 ? 'home.empty' : 'pictures.empty')}>
      <Button onClick={() => open({})}>{t('entry.add')}</Button>
    </EmptyCard>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <Paper role="status" aria-label={t('app.loading')}>
      <Skeleton height={24} width="60%" mb="md" />
      <Skeleton height={320} />
    </Paper>
  );
}

/**
 * Around every picture: its sentence, its table twin, what can be taken away, and what stands in its place until then.
 * While other days or filters are asked for, what was shown stays as a whole, with the days that its sentence names.
 */
export function ReportFrame<Answer extends Standing>({ name, answer, show }: ReportFrameProps<Answer>) {
  const { data, error, refetch } = answer;
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />;
  return (
    <Stack gap="md" className={classes.kept} aria-busy={!data}>
      <ProblemAlert error={error} retry={() => void refetch()} />
      <Answered name={name} answer={data ? { shown: show(data), asOf: data.asOf } : null} />
    </Stack>
  );
}

interface AnsweredProps extends Pick<ReportFrameProps<unknown>, 'name'> {
  answer: (Standing & { readonly shown: Shown | null }) | null;
}

/** Without an answer it is not drawn anew: what it showed stays, or what stands in the place of the first one. */
const Answered = memo(
  function Answered({ name, answer }: AnsweredProps) {
    if (!answer) return <Waiting />;
    return (
      <>
        {answer.shown ? <Framed name={name} shown={answer.shown} /> : <EmptyAnswer />}
        <AsOf asOf={answer.asOf} />
      </>
    );
  },
  (_, next) => next.answer === null,
);

function Framed({ name, shown }: { name: string; shown: Shown }) {
  const { t } = useTranslation();
  const [draw, setDraw] = useState<(() => HTMLCanvasElement) | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const image = useMemo(
    () => ({
      offer: (offered: () => HTMLCanvasElement) => {
        setDraw(() => offered);
        return () => setDraw((now) => (now === offered ? null : now));
      },
    }),
    [],
  );
  return (
    <Stack gap="md">
      <Paper component="figure" m={0} className={chart.figure}>
        <Group justify="space-between" align="flex-start" gap="xs" mb="sm">
          <Title order={2} size="lg" style={{ flex: '1 1 16rem' }} aria-live="polite">
            {shown.sentence}
          </Title>
          <Downloads name={name} twin={shown.twin} server={shown.server} draw={draw} onError={setFailed} />
        </Group>
        <ProblemAlert error={failed} />
        <PictureImageContext value={image}>{shown.chart}</PictureImageContext>
        <details className={chart.twin}>
          <summary>{t('charts.asTable')}</summary>
          <div className={chart.scroll} tabIndex={0} role="region" aria-label={t('charts.asTable')}>
            <TwinTable twin={shown.twin} label={shown.sentence} />
          </div>
        </details>
      </Paper>
      {shown.more}
    </Stack>
  );
}
