import { ActionIcon, Button, Group, Menu, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { addDays } from '@hisaab/kernel';
import type { ParseKeys } from 'i18next';
import { ChevronLeft, ChevronRight, Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { seenSequence } from '../../api/client';
import { EmptyCard } from '../../app/empty-card';
import { useFormats, useToday } from '../../app/formats';
import { Page } from '../../app/page';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { useEntry } from '../entry/entry-context';
import classes from './kept.module.css';
import { usePeriodName } from './period-name';
import { PictureList } from './picture-list';
import { ReportCharts } from './report-charts';
import { ReportFiles } from './report-files';
import { ReportTables } from './report-tables';
import { ReportTotals } from './report-totals';
import { isPeriodKind, useReport } from './use-report';

export default function ReportsPage() {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const navigate = useNavigate();
  const { report: asked } = useParams();
  const [params, setParams] = useSearchParams();
  const kind = isPeriodKind(asked) ? asked : 'monthly';
  const today = useToday();
  const date = params.get('date') ?? today;
  const currency = params.get('currency') ?? undefined;
  const { data: report, error, refetch, isPending, isPlaceholderData } = useReport(kind, date, currency);
  const nameOf = usePeriodName();
  const open = useEntry();
  const [making, setMaking] = useState<ParseKeys | null>(null);
  const [failed, setFailed] = useState<unknown>(null);

  const go = (to: string) => setParams({ date: to, ...(currency ? { currency } : {}) });
  const isEmpty = report && report.statistics.count === 0;
  return (
    <Page
      title={t('nav.reports')}
      actions={
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button
              variant="default"
              loading={making !== null}
              leftSection={<Download size={18} aria-hidden />}
            >
              {t(making ?? 'pictures.take')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <ReportFiles
              path={`/v1/reports/${kind}?date=${date}${currency ? `&currency=${currency}` : ''}`}
              name={`hisaab-${kind}-${date}`}
              onMaking={setMaking}
              onError={setFailed}
            />
          </Menu.Dropdown>
        </Menu>
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
        <SegmentedControl
          size="md"
          aria-label={t('reports.period')}
          value={kind}
          onChange={(next) => void navigate(`/reports/${next}?date=${date}`)}
          data={[
            { value: 'weekly', label: t('reports.weekly') },
            { value: 'monthly', label: t('reports.monthly') },
            { value: 'yearly', label: t('reports.yearly') },
          ]}
        />
        {report && (
          <Group gap="xs" wrap="nowrap">
            <ActionIcon
              variant="default"
              aria-label={t('reports.earlier')}
              onClick={() => go(addDays(report.period.from, -1))}
            >
              <ChevronLeft size={20} aria-hidden />
            </ActionIcon>
            <Text fw={600} component="span" aria-live="polite">
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
          <EmptyCard why={t('reports.empty', { period: nameOf(report.period) })}>
            <Button onClick={() => open({})}>{t('entry.add')}</Button>
          </EmptyCard>
        )}
        {report && !isEmpty && (
          <>
            <ReportTotals report={report} />
            <ReportCharts report={report} />
            <ReportTables report={report} />
          </>
        )}
        {report && report.asOf.time !== null && (
          <Text size="sm" c="dimmed">
            {report.asOf.sequence < seenSequence()
              ? t('reports.late', { time: instant(report.asOf.time) })
              : t('reports.asOf', { time: instant(report.asOf.time) })}
          </Text>
        )}
      </Stack>
    </Page>
  );
}
