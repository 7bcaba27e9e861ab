import { Button, Group, Paper, TagsInput, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client';
import { ProblemAlert } from '../../app/problem-alert';
import { bookChanged } from '../../app/query-client';
import { useUndo } from '../../app/undo';
import { CategorySelect } from '../categories/category-select';

type Change = Schemas['BulkChange']['change'];

/** What can be done with the chosen rows at once; all of it can be undone. */
export function BulkBar({ ids, onDone }: { ids: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const [tags, setTags] = useState<string[]>([]);
  const offerUndo = useUndo();
  const apply = useMutation({
    mutationFn: (change: Change) => body(api.POST('/v1/transactions/bulk', { body: { ids, change } })),
    onSuccess: ({ changeSetId, changed }) => {
      bookChanged();
      onDone();
      offerUndo(t('transactions.bulkDone', { count: changed }), () =>
        body(api.POST('/v1/changes/{changeSetId}/undo', { params: { path: { changeSetId } } })),
      );
    },
  });
  return (
    <Paper role="region" aria-label={t('transactions.chosen', { count: ids.length })}>
      <ProblemAlert error={apply.error} />
      <Group align="flex-end" gap="xs">
        <Text fw={600} role="status">
          {t('transactions.chosen', { count: ids.length })}
        </Text>
        <CategorySelect
          label={t('transactions.setCategory')}
          value={null}
          onChange={(categoryId) => categoryId && apply.mutate({ categoryId })}
        />
        <TagsInput
          label={t('transactions.addTags')}
          maxLength={50}
          value={tags}
          onChange={setTags}
          clearButtonProps={{ 'aria-label': t('app.clear') }}
        />
        <Button
          variant="default"
          disabled={tags.length === 0}
          onClick={() => apply.mutate({ addTags: tags })}
        >
          {t('transactions.applyTags')}
        </Button>
        <Button variant="default" onClick={() => apply.mutate({ delete: true })}>
          {t('app.delete')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('transactions.unselect')}
        </Button>
      </Group>
    </Paper>
  );
}
