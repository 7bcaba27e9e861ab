import { Button, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { Suspense, useCallback, useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, body } from '../../api/client';
import { EmptyCard } from '../../app/empty-card';
import { Page } from '../../app/page';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { bookChanged } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';
import { useEntry } from '../entry/entry-context';
import { BulkBar, fetchParts } from './fetched-parts';
import { TransactionFilters } from './transaction-filters';
import { TransactionList } from './transaction-list';
import classes from './transaction-list.module.css';
import { useRowActions } from './use-row-actions';
import { useRowLook } from './use-row-look';
import {
  type Filters,
  hasFilters,
  pageOfTransactions,
  type Transaction,
  useFilters,
} from './use-transactions';

const NOTHING: ReadonlySet<string> = new Set();

/** While the next words are looked up, what was found stays, and with it the focus on a row. */
function useShown(filters: Filters, isHere: boolean): Filters | null {
  const [shown, setShown] = useState<Filters | null>(isHere ? filters : null);
  const isNew = isHere && (!shown || keyOf(shown) !== keyOf(filters));
  if (isNew) setShown(filters);
  const isOfAnotherKind = shown?.state !== filters.state;
  return isNew ? filters : isOfAnotherKind ? null : shown;
}

function keyOf(filters: Filters): string {
  return JSON.stringify(Object.entries(filters).sort());
}

export default function TransactionsPage() {
  const { t } = useTranslation();
  const [filters, setFilters] = useFilters();
  const [selected, setSelected] = useState(NOTHING);
  const openEntry = useEntry();
  const offerUndo = useUndo();
  const act = useRowActions();
  const look = useRowLook();
  useEffect(fetchParts, []);
  const first = useQuery(pageOfTransactions(filters, ''));
  const shown = useShown(filters, first.isSuccess);
  // The page is painted first, its rows right after.
  const isRest = useDeferredValue(true, false);
  const isEmpty = first.data?.items.length === 0;

  const restore = useMutation({
    mutationFn: (id: string) => body(api.POST('/v1/transactions/{id}/restore', { params: { path: { id } } })),
    onSuccess: ({ changeSetId }) => {
      bookChanged();
      offerUndo(t('transactions.restored'), () => undoChangeSet(changeSetId));
    },
  });
  const { mutate: bringBack } = restore;
  const open = useCallback(
    (transaction: Transaction) =>
      transaction.state === 'deleted' ? bringBack(transaction.id) : openEntry({ transaction }),
    [bringBack, openEntry],
  );
  const select = useCallback(
    (id: string, on: boolean) =>
      setSelected((before) => {
        const next = new Set(before);
        if (on) next.add(id);
        else next.delete(id);
        return next;
      }),
    [],
  );

  return (
    <Page title={t('nav.transactions')}>
      <TransactionFilters filters={filters} onChange={setFilters} />
      <Suspense>
        {selected.size > 0 && (
          <BulkBar
            className={classes.chosen}
            ids={[...selected]}
            filters={filters}
            hasMore={first.data?.nextCursor !== null || selected.size < first.data.items.length}
            onDone={() => setSelected(NOTHING)}
          />
        )}
      </Suspense>
      <ProblemAlert error={first.error ?? restore.error} retry={() => void first.refetch()} />
      {!shown && first.isPending && <PageSkeleton lines={8} />}
      {isEmpty && (
        <EmptyCard why={t(hasFilters(filters) ? 'transactions.noneFound' : 'transactions.none')}>
          {!hasFilters(filters) && (
            <Group justify="center">
              <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => openEntry({})}>
                {t('entry.add')}
              </Button>
              <Button component={Link} to="/import" variant="default">
                {t('firstRun.import')}
              </Button>
            </Group>
          )}
        </EmptyCard>
      )}
      {shown && !isEmpty && isRest && (
        <TransactionList
          key={keyOf(shown)}
          filters={shown}
          look={look}
          selected={selected}
          onSelect={select}
          onOpen={open}
          onAct={act}
        />
      )}
    </Page>
  );
}
