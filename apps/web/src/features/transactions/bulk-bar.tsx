import { ActionIcon, Button, Group, Paper, Popover, Stack, TagsInput, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ListChecks, Tag, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { isJob, useFollowJob } from '../../app/job-progress';
import { ProblemAlert } from '../../app/problem-alert';
import { bookChanged } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';
import { CategorySelect } from '../categories/category-select';
import { BulkConfirm } from './bulk-confirm';
import { type Filters, toQuery } from './use-transactions';

type Change = Schemas['BulkChange']['change'];

interface BulkBarProps {
  className?: string | undefined;
  ids: string[];
  filters: Filters;
  /** Whether the filters find more than is shown. */
  hasMore: boolean;
  onDone: () => void;
}

/** What can be done with the chosen rows, or with everything that is found, at once; all of it can be undone. */
export function BulkBar({ className, ids, filters, hasMore, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const [isEverything, setEverything] = useState(false);
  const offerUndo = useUndo();
  const follow = useFollowJob();
  const apply = useMutation({
    // Without a number it is answered how many there are: that is asked before anything changes.
    mutationFn: ({ change, count = 0 }: { change: Change; count?: number }) =>
      body(
        api.POST('/v1/transactions/bulk', {
          body: isEverything ? { filter: toQuery(filters), expectedCount: count, change } : { ids, change },
        }),
      ),
    onSuccess: (answer) => {
      const { changeSetId } = answer;
      const offer = ({ changed }: { changed: number }) =>
        offerUndo(t('transactions.bulkDone', { count: changed }), () => undoChangeSet(changeSetId));
      bookChanged();
      onDone();
      if (isJob(answer)) follow(answer, offer);
      else offer(answer);
    },
  });
  const found = apply.error instanceof ApiProblem ? apply.error.currentCount : null;
  const asked = apply.variables?.change;
  const run = (change: Change) => apply.mutate({ change });
  const chosen = isEverything
    ? t('transactions.everything')
    : t('transactions.chosen', { count: ids.length });
  return (
    <Paper p="xs" role="region" aria-label={chosen} className={className}>
      {found !== null && asked ? (
        <BulkConfirm
          count={found}
          isBusy={apply.isPending}
          onYes={() => apply.mutate({ change: asked, count: found })}
          onNo={() => apply.reset()}
        />
      ) : (
        <ProblemAlert error={apply.error} />
      )}
      <Group gap="xs" justify="space-between">
        <Group gap="xs" wrap="nowrap" style={{ flex: '1 1 200px' }}>
          <Text fw={600} role="status" pl={4} style={{ flex: 1 }}>
            {chosen}
          </Text>
          {hasMore && !isEverything && (
            <ActionIcon
              aria-label={t('transactions.chooseEverything')}
              title={t('transactions.chooseEverything')}
              onClick={() => setEverything(true)}
            >
              <ListChecks size={20} aria-hidden />
            </ActionIcon>
          )}
          <ActionIcon
            aria-label={t('transactions.unselect')}
            title={t('transactions.unselect')}
            onClick={onDone}
          >
            <X size={20} aria-hidden />
          </ActionIcon>
        </Group>
        <Group gap="xs" wrap="nowrap" style={{ flex: '1 1 260px' }}>
          <CategorySelect
            aria-label={t('transactions.setCategory')}
            placeholder={t('transactions.setCategory')}
            value={null}
            onChange={(categoryId) => categoryId && run({ categoryId })}
            style={{ flex: 1, minWidth: 0 }}
          />
          <AddTags onAdd={(addTags) => run({ addTags })} />
          <ActionIcon
            aria-label={t('app.delete')}
            title={t('app.delete')}
            onClick={() => run({ delete: true })}
          >
            <Trash2 size={20} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
    </Paper>
  );
}

function AddTags({ onAdd }: { onAdd: (tags: string[]) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [tags, setTags] = useState<string[]>([]);
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus width={280} position="bottom-end">
      <Popover.Target>
        <ActionIcon
          aria-label={t('transactions.addTags')}
          title={t('transactions.addTags')}
          onClick={() => setOpen(!isOpen)}
        >
          <Tag size={20} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <TagsInput
            label={t('transactions.addTags')}
            maxLength={50}
            data-autofocus
            value={tags}
            onChange={setTags}
            clearButtonProps={{ 'aria-label': t('app.clear') }}
          />
          <Button disabled={tags.length === 0} onClick={() => onAdd(tags)}>
            {t('transactions.applyTags')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
