import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../../api/client';
import { EmptyCard } from '../../app/empty-card';
import { useFormats } from '../../app/formats';
import { Page } from '../../app/page';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { bookChanged } from '../../app/query-client';
import { useEntry } from '../entry/entry-context';
import { BulkBar } from './bulk-bar';
import { TransactionFilters } from './transaction-filters';
import { TransactionRow } from './transaction-row';
import { hasFilters, type Transaction, useFilters, useTransactions } from './use-transactions';

function byDay(items: readonly Transaction[]): [string, Transaction[]][] {
  const days = new Map<string, Transaction[]>();
  for (const item of items) days.set(item.date, [...(days.get(item.date) ?? []), item]);
  return [...days];
}

export default function TransactionsPage() {
  const { t } = useTranslation();
  const { dayLong, count } = useFormats();
  const [filters, setFilters] = useFilters();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const open = useEntry();
  const list = useTransactions(filters);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isDeletedList = filters.state === 'deleted';

  const restore = useMutation({
    mutationFn: (id: string) => body(api.POST('/v1/transactions/{id}/restore', { params: { path: { id } } })),
    onSuccess: () => {
      bookChanged();
      notifications.show({ message: t('transactions.restored') });
    },
  });
  const select = (id: string, on: boolean) => {
    const next = new Set(selected);
    if (on) next.add(id);
    else next.delete(id);
    setSelected(next);
  };

  return (
    <Page title={t('nav.transactions')}>
      <TransactionFilters filters={filters} onChange={setFilters} />
      {selected.size > 0 && (
        <BulkBar
          ids={[...selected]}
          filters={filters}
          hasMore={list.hasNextPage}
          onDone={() => setSelected(new Set())}
        />
      )}
      <ProblemAlert error={list.error ?? restore.error} retry={() => void list.refetch()} />
      {list.isPending && <PageSkeleton lines={8} />}
      {list.data && items.length === 0 && (
        <EmptyCard why={t(hasFilters(filters) ? 'transactions.noneFound' : 'transactions.none')}>
          {!hasFilters(filters) && (
            <Group justify="center">
              <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => open({})}>
                {t('entry.add')}
              </Button>
              <Button component={Link} to="/import" variant="default">
                {t('firstRun.import')}
              </Button>
            </Group>
          )}
        </EmptyCard>
      )}
      {byDay(items).map(([date, ofDay]) => (
        <Paper key={date} p={0} component="section" aria-label={dayLong(date)}>
          <Title order={2} size="sm" px="sm" py="xs">
            {dayLong(date)}
          </Title>
          {ofDay.map((transaction) =>
            isDeletedList ? (
              <Group key={transaction.id} wrap="nowrap" gap={0} pr="xs">
                <div style={{ flex: 1, minWidth: 0 }}>
                  <TransactionRow transaction={transaction} onOpen={() => restore.mutate(transaction.id)} />
                </div>
                <Button variant="default" onClick={() => restore.mutate(transaction.id)}>
                  {t('transactions.restore')}
                </Button>
              </Group>
            ) : (
              <TransactionRow
                key={transaction.id}
                transaction={transaction}
                onOpen={() => open({ transaction })}
                selected={selected.has(transaction.id)}
                onSelect={(on) => select(transaction.id, on)}
              />
            ),
          )}
        </Paper>
      ))}
      {items.length > 0 && (
        <Group justify="center">
          {list.hasNextPage ? (
            <Button
              variant="default"
              onClick={() => void list.fetchNextPage()}
              loading={list.isFetchingNextPage}
            >
              {t('app.more')}
            </Button>
          ) : (
            <Text size="sm" c="dimmed">
              {t('transactions.all', { count: items.length, shown: count(items.length) })}
            </Text>
          )}
        </Group>
      )}
    </Page>
  );
}
