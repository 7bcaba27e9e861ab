import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { bookChanged, queryClient } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';
import { patched } from './row-edit';
import type { Transaction } from './use-transactions';

interface Page {
  readonly items: readonly Transaction[];
}

function isPage(data: unknown): data is Page {
  return typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items);
}

function show(transaction: Transaction): void {
  queryClient.setQueriesData({ queryKey: ['transactions'] }, (data: unknown) =>
    isPage(data)
      ? { ...data, items: data.items.map((one) => (one.id === transaction.id ? transaction : one)) }
      : data,
  );
}

/** Changes some fields of a row: shown at once, and as it was when the server refuses. */
export function useEditRow() {
  const { t } = useTranslation();
  const offerUndo = useUndo();
  return useMutation({
    mutationFn: ({ base, patch }: { base: Transaction; patch: Schemas['TransactionPatch'] }) =>
      body(
        api.PATCH('/v1/transactions/{id}', {
          params: { path: { id: base.id }, header: ifMatch(base.version) },
          body: patch,
        }),
      ),
    onMutate: async ({ base, patch }) => {
      await queryClient.cancelQueries({ queryKey: ['transactions'] });
      show(patched(base, patch));
    },
    onSuccess: (saved) => {
      offerUndo(t('entry.changed'), () => undoChangeSet(saved.changeSetId));
    },
    onError: (_, { base }) => show(base),
    onSettled: bookChanged,
  });
}
