import { Paper, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/formats';
import { Amount } from '../../money/amount';
import { isZero } from '../../money/format';
import { usePeriodInSentence } from './period-name';
import type { Report } from './use-report';

function Figure({ label, value, before }: { label: string; value: ReactNode; before: string }) {
  return (
    <Paper>
      <Text size="sm">{label}</Text>
      <Text size="xl" component="div">
        {value}
      </Text>
      <Text size="sm" c="dimmed">
        {before}
      </Text>
    </Paper>
  );
}

/** What was spent, received, what is left of it; each beside the period before. */
export function ReportTotals({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { amount, amountSigned, percent } = useFormats();
  const nameOf = usePeriodInSentence();
  const { totals, previous } = report;
  const rate = (share: number | null) => (share === null ? '–' : percent(share));
  // Beside nothing there is nothing to say.
  const hasBefore = !isZero(previous.totals.expense) || !isZero(previous.totals.income);
  const period = nameOf({ kind: report.period.kind, ...previous });
  const before = (words: string) => (hasBefore ? t('reports.allOf', { period, amount: words }) : '');
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      <Figure
        label={t('type.spent')}
        value={<Amount money={totals.expense} strong />}
        before={before(amount(previous.totals.expense))}
      />
      <Figure
        label={t('type.received')}
        value={<Amount money={totals.income} strong />}
        before={before(amount(previous.totals.income))}
      />
      <Figure
        label={t('reports.net')}
        value={<Amount money={totals.net} strong signed />}
        before={before(amountSigned(previous.totals.net))}
      />
      <Figure
        label={t('reports.savingsRate')}
        value={<strong>{rate(totals.savingsRate)}</strong>}
        before={before(rate(previous.totals.savingsRate))}
      />
    </SimpleGrid>
  );
}
