import { Anchor, Button, Group, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyCard } from '../../app/empty-card';
import { useFormats, useToday } from '../../app/formats';
import { Page } from '../../app/page';
import { useKeyboard } from '../../app/keyboard';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { Amount } from '../../money/amount';
import { useAccounts } from '../accounts/use-accounts';
import { useEntry } from '../entry/entry-context';
import { AsOf } from '../reports/as-of';
import { CategoryBars } from '../reports/category-bars';
import { usePeriodName } from '../reports/period-name';
import { ReportTotals } from '../reports/report-totals';
import { type Report, useReport } from '../reports/use-report';
import { useCategories } from '../categories/use-categories';
import { MonthLead } from './month-lead';
import { SampleButton, SampleNotice } from '../sample/sample-notice';
import { useSample } from '../sample/use-sample';
import { TransactionRow } from '../transactions/transaction-row';
import { useRowLook } from '../transactions/use-row-look';
import { useNewest } from '../transactions/use-transactions';

function Newest() {
  const { t } = useTranslation();
  const open = useEntry();
  const look = useRowLook();
  const { data: items = [] } = useNewest(8);
  return (
    <Paper p={0} component="section" aria-labelledby="newest">
      <Group justify="space-between" px="sm" pt="xs">
        <Title order={2} size="md" id="newest">
          {t('home.newest')}
        </Title>
        <Anchor component={Link} to="/transactions" underline="always" py="sm">
          {t('home.all')}
        </Anchor>
      </Group>
      {items.map((transaction) => (
        <TransactionRow
          withDay
          key={transaction.id}
          transaction={transaction}
          look={look}
          onOpen={() => open({ transaction })}
        />
      ))}
    </Paper>
  );
}

function Balances() {
  const { t } = useTranslation();
  const { data } = useAccounts();
  return (
    <Paper component="section" aria-labelledby="balances">
      <Title order={2} size="md" id="balances">
        {t('nav.accounts')}
      </Title>
      {data
        ?.filter((account) => !account.archived)
        .slice(0, 8)
        .map((account) => (
          <Group key={account.id} justify="space-between" wrap="nowrap" mih={44}>
            <Anchor component={Link} to={`/transactions?accountId=${account.id}`} py="sm">
              {account.name}
            </Anchor>
            <Amount money={account.balance} />
          </Group>
        ))}
    </Paper>
  );
}

function EmptyHome() {
  const hasKeyboard = useKeyboard();
  const { t } = useTranslation();
  const open = useEntry();
  return (
    <>
      <EmptyCard why={t('home.empty')}>
        <Group justify="center">
          <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => open({})}>
            {t('entry.add')}
          </Button>
          <Button component={Link} to="/import" variant="default">
            {t('firstRun.import')}
          </Button>
          <SampleButton />
        </Group>
      </EmptyCard>
      {hasKeyboard && <Text size="sm">{t('home.hint')}</Text>}
    </>
  );
}

function Month({ report, today, last }: { report: Report; today: string; last: string }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const isQuiet = report.statistics.count === 0;
  return (
    <>
      {!isQuiet && <MonthLead report={report} today={today} />}
      <ReportTotals report={report} />
      <AsOf asOf={report.asOf} onlyOld />
      {isQuiet && (
        <Text>
          {t('home.quiet', { date: day(last) })}{' '}
          <Anchor component={Link} to={`/reports/monthly?date=${last}`} underline="always">
            {t('home.lastMonth')}
          </Anchor>
        </Text>
      )}
    </>
  );
}

function Where({ report }: { report: Report }) {
  const { t } = useTranslation();
  return (
    <Paper component="section" aria-labelledby="where" mb="sm">
      <Title order={2} size="md" id="where">
        {t('reports.spentBy')}
      </Title>
      <CategoryBars
        rows={report.byCategory.filter((row) => row.kind === 'expense' && row.parentId === null)}
        from={report.period.from}
        to={report.period.to}
      />
    </Paper>
  );
}

export default function HomePage() {
  const { t } = useTranslation();
  const today = useToday();
  const monthly = useReport('monthly', today);
  const { data: report, error, refetch } = monthly;
  const newest = useNewest(8);
  // Shown together: what comes later would push down what one reads. What fails is not waited for.
  const asked = [monthly, newest, useAccounts(), useCategories(), useSample()];
  const isComing = asked.some(({ isPending, failureCount }) => isPending && failureCount === 0);
  // The answer is painted first, what stands below it right after.
  const isRest = useDeferredValue(true, false);
  const nameOf = usePeriodName();
  const last = newest.data?.[0];
  return (
    <Page title={report ? nameOf(report.period) : t('nav.home')}>
      <ProblemAlert error={error ?? newest.error} retry={() => void refetch()} />
      {isComing && <PageSkeleton lines={6} />}
      {!isComing && <SampleNotice />}
      {!isComing && newest.data && !last && <EmptyHome />}
      {!isComing && last && (
        <>
          {report && <Month report={report} today={today} last={last.date} />}
          {isRest && (
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
              <Newest />
              <div>
                {report && report.byCategory.length > 0 && <Where report={report} />}
                <Balances />
              </div>
            </SimpleGrid>
          )}
        </>
      )}
    </Page>
  );
}
