import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { Keys } from '../../api/keys';
import { type ChangedElsewhere, savedOrTheirs } from '../../app/changed-elsewhere';
import { useFormats } from '../../app/formats';
import { bookChanged } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';
import { type Currencies, type EntryForm, toBody, toPatch } from './entry-form';

type Transaction = Schemas['Transaction'];

async function record(form: EntryForm, currencies: Currencies, keys: Keys): Promise<Transaction> {
  const created = toBody(form, currencies);
  if (!created) throw new Error('no amount');
  return body(api.POST('/v1/transactions', { params: { header: keys.of(created) }, body: created }));
}

async function change(form: EntryForm, currencies: Currencies, before: Transaction): Promise<Transaction> {
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
  );
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
  return useMutation<Transaction, Error | ChangedElsewhere<Transaction>, Saving>({
    mutationFn: ({ form, currencies, edited }) =>
      edited ? change(form, currencies, edited) : record(form, currencies, keys),
    onSuccess: (saved, { edited }) => {
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
      body(api.DELETE('/v1/transactions/{id}', { params: { path: { id: transaction.id } } })),
    onSuccess: (_, { id }) => {
      bookChanged();
      offerUndo(t('entry.deleted'), () =>
        body(api.POST('/v1/transactions/{id}/restore', { params: { path: { id } } })),
      );
    },
  });
}
