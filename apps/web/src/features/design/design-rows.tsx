import { Group, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyCard } from '../../app/empty-card';
import { Amount } from '../../money/amount';
import { TransactionRow } from '../transactions/transaction-row';
import { useRowLook } from '../transactions/use-row-look';
import type { Transaction } from '../transactions/use-transactions';
import { SampleButton } from '../sample/sample-notice';

const inr = (amount: string) => ({ amount, currency: 'INR' });

const PLAIN: Transaction = {
  id: 'design',
  bookId: 'design',
  version: 1,
  type: 'expense',
  amount: inr('249.50'),
  date: '2026-11-22',
  time: null,
  accountId: 'design',
  toAccountId: null,
  toAmount: null,
  categoryId: null,
  categorySource: 'none',
  payeeId: null,
  payee: null,
  note: null,
  tags: [],
  splits: [],
  source: 'manual',
  state: 'live',
  deletedAt: null,
  changeSetId: 'design',
  createdAt: '2026-11-22T00:00:00Z',
  updatedAt: '2026-11-22T00:00:00Z',
};

/** Amounts, rows of lists, cards. */
export function DesignRows() {
  const { t } = useTranslation();
  const look = useRowLook();
  const [isChosen, setChosen] = useState(true);
  const rows: readonly Transaction[] = [
    { ...PLAIN, payee: t('design.payee'), categorySource: 'learned', tags: [t('design.tag')] },
    { ...PLAIN, type: 'income', payee: t('design.employer'), amount: inr('85000.00') },
    { ...PLAIN, type: 'transfer', note: t('design.plain'), amount: inr('12345678.90') },
    { ...PLAIN, splits: [{ categoryId: null, amount: inr('249.50'), note: null }] },
  ];
  return (
    <Stack gap="md">
      <Group gap="md">
        <Amount money={inr('123456.00')} />
        <Amount money={inr('-249.50')} />
        <Amount money={inr('249.50')} signed />
        <Amount money={inr('0.00')} strong />
        <Amount money={{ amount: '1200', currency: 'JPY' }} strong />
      </Group>
      <Paper p={0}>
        {rows.map((row) => (
          <TransactionRow
            key={`${row.type}${row.splits.length}`}
            transaction={row}
            look={look}
            onOpen={noop}
          />
        ))}
        <TransactionRow
          transaction={{ ...PLAIN, payee: t('design.longPayee') }}
          look={look}
          onOpen={noop}
          selected={isChosen}
          onSelect={setChosen}
        />
      </Paper>
      <Paper>
        <Group justify="space-between" wrap="nowrap">
          <Text fw={600}>{t('design.account')}</Text>
          <Amount money={inr('-1250.00')} strong />
        </Group>
      </Paper>
      <EmptyCard why={t('home.empty')}>
        <SampleButton />
      </EmptyCard>
    </Stack>
  );
}

function noop(): void {
  // Nothing opens here.
}
