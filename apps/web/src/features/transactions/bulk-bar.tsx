import { Button, Group, Paper, TagsInput, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
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
  const [tags, setTags] = useState<string[]>([]);
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
    <Paper role="region" aria-label={chosen} className={className}>
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
      <Group align="flex-end" gap="xs">
        <Text fw={600} role="status">
          {chosen}
        </Text>
        {hasMore && !isEverything && (
          <Button variant="default" onClick={() => setEverything(true)}>
            {t('transactions.chooseEverything')}
          </Button>
        )}
        <CategorySelect
          label={t('transactions.setCategory')}
          value={null}
          onChange={(categoryId) => categoryId && run({ categoryId })}
        />
        <TagsInput
          label={t('transactions.addTags')}
          maxLength={50}
          value={tags}
          onChange={setTags}
          clearButtonProps={{ 'aria-label': t('app.clear') }}
        />
        <Button variant="default" disabled={tags.length === 0} onClick={() => run({ addTags: tags })}>
          {t('transactions.applyTags')}
        </Button>
        <Button variant="default" onClick={() => run({ delete: true })}>
          {t('app.delete')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('transactions.unselect')}
        </Button>
      </Group>
    </Paper>
  );
}
