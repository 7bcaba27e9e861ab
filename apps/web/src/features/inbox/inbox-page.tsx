import { Button, Paper, Progress, Stack, Text } from '@mantine/core';
import { ChartPie, CircleCheck, Plus } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyCard } from '../../app/empty-card';
import { useFormats } from '../../app/formats';
import { useKeyboard } from '../../app/keyboard';
import { Page } from '../../app/page';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { useCategories, useCategoryLook } from '../categories/use-categories';
import { useEntry } from '../entry/entry-context';
import { useNewest } from '../transactions/use-transactions';
import { choicesFor, frequentCategories, MOST_CHOICES } from './frequent-categories';
import classes from './inbox-page.module.css';
import { countAway, isAway } from './rows-away';
import { useInboxKeys } from './use-inbox-keys';
import { type Group, keyOf, kindOf, useUncategorised, useUsedPayees } from './use-inbox';
import { type Target, useSetCategory } from './use-set-category';
import { WaitingGroup } from './waiting-group';
import { WaitingImports } from './waiting-imports';

function hasPayee({ payeeId }: Group): boolean {
  return payeeId !== null;
}

/** How much of what waited when the page was opened is done. */
function useProgress(entries: number | undefined): { done: number; total: number } {
  const [most, setMost] = useState(0);
  if (entries !== undefined && entries > most) setMost(entries);
  return { done: entries === undefined ? 0 : most - entries, total: most };
}

function NothingWaits() {
  const { t } = useTranslation();
  const open = useEntry();
  const isEmptyBook = useNewest(1).data?.length === 0;
  return (
    <EmptyCard
      title={t('inbox.nothing')}
      icon={<CircleCheck size={40} aria-hidden />}
      why={t(isEmptyBook ? 'inbox.emptyBook' : 'inbox.allDone')}
    >
      {isEmptyBook ? (
        <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => open({})}>
          {t('entry.add')}
        </Button>
      ) : (
        <Button
          component={Link}
          to="/reports/monthly"
          variant="default"
          leftSection={<ChartPie size={18} aria-hidden />}
        >
          {t('inbox.toReports')}
        </Button>
      )}
    </EmptyCard>
  );
}

export default function InboxPage() {
  const hasKeyboard = useKeyboard();
  const { t } = useTranslation();
  const { count } = useFormats();
  const box = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const waiting = useUncategorised();
  const { data: payees } = useUsedPayees();
  const { data: categories } = useCategories();
  const look = useCategoryLook();
  const loadedAt = waiting.dataUpdatedAt;
  const set = useSetCategory(loadedAt);
  const { leave } = useInboxKeys(box);
  const left = waiting.data && waiting.data.entries - countAway(set.away, loadedAt);
  const { done, total } = useProgress(left);
  const frequent = useMemo(() => {
    const suggested = (waiting.data?.items ?? []).map(({ suggestedCategoryId: lastCategoryId, count }) => ({
      lastCategoryId,
      count,
    }));
    const used = [...(payees ?? []), ...suggested];
    return {
      expense: frequentCategories(used, categories ?? [], 'expense'),
      income: frequentCategories(used, categories ?? [], 'income'),
    };
  }, [payees, categories, waiting.data]);
  const pick = (target: Target, id: string, row: Element | null) => {
    leave(row);
    set.set(target, { id, name: look(id)?.name ?? '' });
  };
  // Whose payee is named comes first: one yes there does more.
  const loaded = waiting.data?.items ?? [];
  const all = loaded.filter((group) => !isAway(set.away, keyOf(group), loadedAt));
  const groups = [...all.filter(hasPayee), ...all.filter((group) => !hasPayee(group))];
  const behind = (waiting.data?.groups ?? 0) - loaded.length;
  const keys = Math.max(
    0,
    ...groups.map(
      (group) => choicesFor(group.suggestedCategoryId, frequent[kindOf(group)], MOST_CHOICES).length,
    ),
  );
  const isNothing = waiting.data !== undefined && groups.length === 0 && behind <= 0;

  return (
    <Page title={t('nav.inbox')}>
      <ProblemAlert error={waiting.error ?? set.error} retry={() => void waiting.refetch()} />
      {(waiting.isPending || (groups.length === 0 && behind > 0)) && <PageSkeleton lines={6} />}
      {isNothing && <NothingWaits />}
      {left !== undefined && groups.length > 0 && (
        <>
          <Stack gap={6}>
            <Text role="status">{t('inbox.waiting', { count: left, shown: count(left) })}</Text>
            {done > 0 && (
              <Progress.Root size="md">
                <Progress.Section
                  value={(done / total) * 100}
                  aria-label={t('inbox.progress', { done: count(done), total: count(total) })}
                />
              </Progress.Root>
            )}
            {hasKeyboard && (
              <Text size="sm" c="dimmed">
                {t('inbox.keys', { count: keys })}
              </Text>
            )}
          </Stack>
          <Paper ref={box} p={0} role="list" aria-label={t('categories.none')} className={classes.list}>
            {groups.map((group) => (
              <WaitingGroup
                key={keyOf(group)}
                group={group}
                frequent={frequent[kindOf(group)]}
                isOpen={opened === keyOf(group)}
                away={set.away}
                onOpen={() => setOpened(opened === keyOf(group) ? null : keyOf(group))}
                onPick={pick}
              />
            ))}
          </Paper>
          {behind > 0 && (
            <Text size="sm" c="dimmed" ta="center">
              {t('inbox.moreGroups', { count: behind })}
            </Text>
          )}
        </>
      )}
      <WaitingImports />
    </Page>
  );
}
