import { Badge, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { useFormats } from '../../app/formats';
import { MoreButton } from '../../app/more-button';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { Amount } from '../../money/amount';
import { EmptyLedger } from './empty-ledger';
import { useLedgerName } from './use-ledger-name';

/** The entries as they were posted, newest first; a change is a reversal and a new one. */
export function Journal() {
  const { t } = useTranslation();
  const { day } = useFormats();
  const list = useInfiniteQuery({
    queryKey: ['ledger', 'entries'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/v1/ledger/entries', {
          params: { query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
  });
  const chart = useQuery({
    queryKey: ['ledger', 'accounts'],
    queryFn: () => body(api.GET('/v1/ledger/accounts')),
  });
  const say = useLedgerName();
  const nameOf = (account: string) => {
    const named = chart.data?.items.find((known) => known.account === account);
    return named ? say(named) : account;
  };
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Stack>
      <ProblemAlert error={list.error} retry={() => void list.refetch()} />
      {list.isPending && <PageSkeleton />}
      {list.data && entries.length === 0 && <EmptyLedger />}
      {entries.map((entry) => (
        <Paper key={entry.id} component="article">
          <Group justify="space-between">
            <Text fw={600}>
              {t('ledger.entry', { sequence: entry.sequence })} · {day(entry.date)}
            </Text>
            {entry.reversalOf && <Badge variant="default">{t('ledger.reversal')}</Badge>}
          </Group>
          <Table>
            <Table.Tbody>
              {entry.postings.map((posting, at) => (
                <Table.Tr key={`${at} ${posting.account}`}>
                  <Table.Td>{nameOf(posting.account)}</Table.Td>
                  <Table.Td ta="end">
                    <Amount money={posting.amount} signed />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <Text size="xs" c="dimmed" ff="monospace">
            {entry.hash}
          </Text>
        </Paper>
      ))}
      <MoreButton
        hasMore={list.hasNextPage}
        isLoading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </Stack>
  );
}
