import { Paper, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { useFormats } from '../../app/formats';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { Amount } from '../../money/amount';
import { EmptyLedger } from './empty-ledger';
import { useLedgerName } from './use-ledger-name';

/** A path breaks after a colon, and within a word only where that is longer than the column. */
function LedgerName({ name }: { name: string }) {
  return (
    <Table.Td style={{ overflowWrap: 'anywhere' }}>
      {name.split(':').map((part, index) => (
        <Fragment key={`${index} ${part}`}>
          {index > 0 && (
            <>
              :<wbr />
            </>
          )}
          {part}
        </Fragment>
      ))}
    </Table.Td>
  );
}

export function LedgerAccounts() {
  const { t } = useTranslation();
  const nameOf = useLedgerName();
  const asked = useQuery({
    queryKey: ['ledger', 'accounts'],
    queryFn: () => body(api.GET('/v1/ledger/accounts')),
  });
  if (asked.isPending) return <PageSkeleton />;
  if (asked.data?.items.length === 0) return <EmptyLedger />;
  return (
    <Paper>
      <ProblemAlert error={asked.error} retry={() => void asked.refetch()} />
      <Table.ScrollContainer
        type="native"
        minWidth={250}
        tabIndex={0}
        role="region"
        aria-label={t('ledger.accounts')}
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('ledger.account')}</Table.Th>
              <Table.Th ta="end">{t('ledger.balance')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {asked.data?.items.map((account) => (
              <Table.Tr key={`${account.account} ${account.currency}`}>
                <LedgerName name={nameOf(account)} />
                <Table.Td ta="end">
                  <Amount money={account.balance} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

export function TrialBalance() {
  const { t } = useTranslation();
  const nameOf = useLedgerName();
  const { day } = useFormats();
  const asked = useQuery({
    queryKey: ['ledger', 'trial-balance'],
    queryFn: () => body(api.GET('/v1/ledger/trial-balance')),
  });
  if (asked.isPending) return <PageSkeleton />;
  const balance = asked.data;
  if (balance?.rows.length === 0) return <EmptyLedger />;
  return (
    <Paper>
      <ProblemAlert error={asked.error} retry={() => void asked.refetch()} />
      {balance && (
        <>
          <Text size="sm">
            {t(balance.isBalanced ? 'ledger.balanced' : 'ledger.unbalanced', { date: day(balance.date) })}
          </Text>
          <Table.ScrollContainer
            type="native"
            minWidth={380}
            tabIndex={0}
            role="region"
            aria-label={t('ledger.trialBalance')}
          >
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('ledger.account')}</Table.Th>
                  <Table.Th ta="end">{t('ledger.debit')}</Table.Th>
                  <Table.Th ta="end">{t('ledger.credit')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {balance.rows.map((row) => (
                  <Table.Tr key={`${row.account} ${row.debit.currency}`}>
                    <LedgerName name={nameOf(row)} />
                    <Table.Td ta="end">
                      <Amount money={row.debit} />
                    </Table.Td>
                    <Table.Td ta="end">
                      <Amount money={row.credit} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
              <Table.Tfoot>
                {balance.totals.map((total) => (
                  <Table.Tr key={total.currency}>
                    <Table.Th>{t('ledger.total', { currency: total.currency })}</Table.Th>
                    <Table.Th ta="end">
                      <Amount money={total.debit} />
                    </Table.Th>
                    <Table.Th ta="end">
                      <Amount money={total.credit} />
                    </Table.Th>
                  </Table.Tr>
                ))}
              </Table.Tfoot>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </Paper>
  );
}
