import { Anchor, Paper, SimpleGrid, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../app/formats';
import { Amount } from '../../money/amount';
import type { Report } from './use-report';

/** Payees, accounts and the figures that need no picture. */
export function ReportTables({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { from, to } = report.period;
  const { statistics } = report;
  const figures = [
    { label: t('reports.transactions'), value: count(statistics.count) },
    { label: t('reports.noSpendDays'), value: count(statistics.noSpendDays) },
    { label: t('reports.averagePerDay'), money: statistics.averagePerDay },
    { label: t('reports.median'), money: statistics.median },
    { label: t('reports.largest'), money: statistics.largest },
  ];
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
      <Paper>
        <Title order={2} size="md">
          {t('reports.topPayees')}
        </Title>
        {report.topPayees.length === 0 && <Text size="sm">{t('reports.noPayees')}</Text>}
        <Table>
          <Table.Tbody>
            {report.topPayees.map((payee) => (
              <Table.Tr key={payee.payeeId}>
                <Table.Td>
                  <Anchor
                    component={Link}
                    to={`/transactions?from=${from}&to=${to}&payeeId=${payee.payeeId}`}
                  >
                    {payee.name ?? '–'}
                  </Anchor>
                </Table.Td>
                <Table.Td ta="end">
                  <Amount money={payee.total} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      <Paper>
        <Title order={2} size="md">
          {t('reports.byAccount')}
        </Title>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('entry.account')}</Table.Th>
              <Table.Th ta="end">{t('type.spent')}</Table.Th>
              <Table.Th ta="end">{t('type.received')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {report.byAccount.map((account) => (
              <Table.Tr key={account.accountId}>
                <Table.Td>
                  <Anchor
                    component={Link}
                    to={`/transactions?from=${from}&to=${to}&accountId=${account.accountId}`}
                  >
                    {account.name ?? '–'}
                  </Anchor>
                </Table.Td>
                <Table.Td ta="end">
                  <Amount money={account.expense} />
                </Table.Td>
                <Table.Td ta="end">
                  <Amount money={account.income} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      <Paper>
        <Title order={2} size="md">
          {t('reports.figures')}
        </Title>
        <Table>
          <Table.Tbody>
            {figures.map(({ label, value, money }) => (
              <Table.Tr key={label}>
                <Table.Td>{label}</Table.Td>
                <Table.Td ta="end">{money ? <Amount money={money} /> : (value ?? '–')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
    </SimpleGrid>
  );
}
