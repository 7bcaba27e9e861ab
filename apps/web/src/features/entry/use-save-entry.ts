import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { Keys } from '../../api/keys';
import { type ChangedElsewhere, savedOrTheirs } from '../../app/changed-elsewhere';
import { useFormats } from '../../app/formats';
import { bookChanged } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';
import { keepForLater } from './keep-for-later';
import { type Currencies, type EntryForm, toBody, toPatch } from './entry-form';

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
  const path = { id: before.id };
  return savedOrTheirs(
    body(
      api.PATCH('/v1/transactions/{id}', {
        params: { path, header: ifMatch(before.version) },
        body: patch,
      }),
    ),
    () => body(api.GET('/v1/transactions/{id}', { params: { path } })),
  ).catch(keepForLater({ kind: 'change', id: before.id, body: patch, before }));
}

interface Saving {
  readonly form: EntryForm;
  readonly currencies: Currencies;
  /** What is changed, in the version that one saw; none for what is new. */
  readonly edited: Transaction | undefined;
}

export type SaveEntry = ReturnType<typeof useSaveEntry>;

/** Records or changes, and offers to take it back. */
export function useSaveEntry() {
  const { t } = useTranslation();
  const { amount } = useFormats();
  const offerUndo = useUndo();
  const [keys] = useState(() => new Keys());
  return useMutation<Saved, Error | ChangedElsewhere<Transaction>, Saving>({
    mutationFn: ({ form, currencies, edited }) =>
      edited ? change(form, currencies, edited) : record(form, currencies, keys),
    onSuccess: (saved, { edited }) => {
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
