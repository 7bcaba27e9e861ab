import { ActionIcon, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { addDays } from '@hisaab/kernel';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Suspense, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatch, useSearchParams } from 'react-router';
import { EmptyCard } from '../../app/empty-card';
import { fetched } from '../../app/fetched';
import { useToday } from '../../app/formats';
import { Page } from '../../app/page';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { useEntry } from '../entry/entry-context';
import { AsOf } from './as-of';
import classes from './kept.module.css';
import { PeriodLinks } from './period-links';
import { usePeriodInSentence, usePeriodName } from './period-name';
import { PictureList } from './picture-list';
import { ReportBars } from './report-bars';
import { ReportCharts } from './report-charts';
import { ReportTotals } from './report-totals';
import { TakeButton } from './take-button';
import { isPeriodKind, useReport } from './use-report';

/** After the answer: tables and menus bring along what scrolls and places them. */
const ReportTables = fetched(async () => (await import('./report-tables')).ReportTables);
const TakeMenu = fetched(async () => (await import('./take-menu')).TakeMenu);

export default function ReportsPage() {
  const { t } = useTranslation();
  const asked = useMatch('/reports/:kind')?.params.kind;
  const [params, setParams] = useSearchParams();
  const kind = isPeriodKind(asked) ? asked : 'monthly';
  const today = useToday();
  const date = params.get('date') ?? today;
  const currency = params.get('currency') ?? undefined;
  const { data: report, error, refetch, isPending, isPlaceholderData } = useReport(kind, date, currency);
  const nameOf = usePeriodName();
  const inSentence = usePeriodInSentence();
  const open = useEntry();
  // The answer is painted first, what stands below it right after.
  const isRest = useDeferredValue(true, false);
  const [failed, setFailed] = useState<unknown>(null);

  const go = (to: string) => setParams({ date: to, ...(currency ? { currency } : {}) });
  const isEmpty = report && report.statistics.count === 0;
  return (
    <Page
      title={t('nav.reports')}
      actions={
        <Suspense fallback={<TakeButton making={null} disabled />}>
          <TakeMenu
            path={`/v1/reports/${kind}?date=${date}${currency ? `&currency=${currency}` : ''}`}
            name={`hisaab-${kind}-${date}`}
            onError={setFailed}
          />
        </Suspense>
      }
    >
      <ProblemAlert error={failed} />
      {report && (
        <PictureList
          here="overview"
          span={{ ...report.period, kind }}
          filters={currency ? { currency } : {}}
        />
      )}
      <Group justify="space-between">
        <PeriodLinks here={kind} date={date} />
        {report && (
          <Group gap="xs" wrap="nowrap">
            <ActionIcon
              variant="default"
              aria-label={t('reports.earlier')}
              onClick={() => go(addDays(report.period.from, -1))}
            >
              <ChevronLeft size={20} aria-hidden />
            </ActionIcon>
            <Text fw={600} component="span" aria-live="polite" miw="9rem" ta="center">
              {nameOf(report.period)}
            </Text>
            <ActionIcon
              variant="default"
              aria-label={t('reports.later')}
              onClick={() => go(addDays(report.period.to, 1))}
            >
              <ChevronRight size={20} aria-hidden />
            </ActionIcon>
          </Group>
        )}
        {report && report.otherCurrencies.length > 0 && (
          <NativeSelect
            aria-label={t('settings.currency')}
            value={report.currency}
            data={[report.currency, ...report.otherCurrencies]}
            onChange={(event) => setParams({ date, currency: event.currentTarget.value })}
          />
        )}
      </Group>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {isPending && <PageSkeleton lines={6} />}
      <Stack gap="md" className={classes.kept} aria-busy={isPlaceholderData}>
        {isEmpty && (
          <EmptyCard why={t('reports.empty', { period: inSentence(report.period) })}>
            <Button onClick={() => open({})}>{t('entry.add')}</Button>
          </EmptyCard>
        )}
        {report && !isEmpty && (
          <>
            <ReportTotals report={report} />
            <ReportCharts report={report} />
            {isRest && <ReportBars report={report} />}
            <Suspense>{isRest && <ReportTables report={report} />}</Suspense>
          </>
        )}
        {report && <AsOf asOf={report.asOf} />}
      </Stack>
    </Page>
  );
}
