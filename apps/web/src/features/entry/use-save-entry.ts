import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { Keys } from '../../api/keys';
import { useFormats } from '../../app/formats';
import { bookChanged } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';
import { type Currencies, type EntryForm, toBody, toPatch } from './entry-form';
import { keepForLater } from './keep-for-later';

type Transaction = Schemas['Transaction'];

/** What was saved; null where it waits on this device to be sent. */
type Saved = Transaction | null;

async function record(form: EntryForm, currencies: Currencies, keys: Keys): Promise<Saved> {
  const created = toBody(form, currencies);
  if (!created) throw new Error('no amount');
  const header = keys.of(created);
  return body(api.POST('/v1/transactions', { params: { header }, body: created })).catch(
    keepForLater({ kind: 'record', body: created }, header['Idempotency-Key']),
  );
}

async function change(form: EntryForm, currencies: Currencies, before: Transaction): Promise<Saved> {
  const patch = toPatch(form, currencies);
  if (!patch) throw new Error('no amount');
  return body(
    api.PATCH('/v1/transactions/{id}', {
      params: { path: { id: before.id }, header: ifMatch(before.version) },
      body: patch,
    }),
  ).catch(keepForLater({ kind: 'change', id: before.id, body: patch, before }));
}

export type SaveEntry = ReturnType<typeof useSaveEntry>;

/** Records or changes, and offers to take it back. */
export function useSaveEntry(edited: Transaction | undefined) {
  const { t } = useTranslation();
  const { amount } = useFormats();
  const offerUndo = useUndo();
  const [keys] = useState(() => new Keys());
  return useMutation({
    mutationFn: ({ form, currencies }: { form: EntryForm; currencies: Currencies }) =>
      edited ? change(form, currencies, edited) : record(form, currencies, keys),
    onSuccess: (saved) => {
      if (!saved) return void notifications.show({ message: t('waiting.kept') });
      bookChanged();
      const done = edited ? t('entry.changed') : t('entry.recorded', { amount: amount(saved.amount) });
      offerUndo(done, () => undoChangeSet(saved.changeSetId));
    },
  });
}

export type DeleteEntry = ReturnType<typeof useDeleteTransaction>;

/** Deletes at once, and offers to take it back. */
export function useDeleteTransaction() {
  const { t } = useTranslation();
  const offerUndo = useUndo();
  return useMutation({
    mutationFn: (transaction: Transaction) =>
      body(api.DELETE('/v1/transactions/{id}', { params: { path: { id: transaction.id } } })).catch(
        keepForLater({ kind: 'delete', id: transaction.id, before: transaction }),
      ),
    onSuccess: (kept, { id }) => {
      if (kept === null) return void notifications.show({ message: t('waiting.kept') });
      bookChanged();
      offerUndo(t('entry.deleted'), () =>
        body(api.POST('/v1/transactions/{id}/restore', { params: { path: { id } } })),
      );
    },
  });
}
