import { uuidv7 } from '@hisaab/kernel';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { useFormats } from '../../app/formats';
import { bookChanged } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';
import { type Currencies, type EntryForm, toBody, toPatch } from './entry-form';

type Transaction = Schemas['Transaction'];

async function record(form: EntryForm, currencies: Currencies, keys: Keys): Promise<Transaction> {
  const created = toBody(form, currencies);
  if (!created) throw new Error('no amount');
  const header = { 'Idempotency-Key': keys.of(JSON.stringify(created)) };
  return body(api.POST('/v1/transactions', { params: { header }, body: created }));
}

async function change(form: EntryForm, currencies: Currencies, before: Transaction): Promise<Transaction> {
  const patch = toPatch(form, currencies);
  if (!patch) throw new Error('no amount');
  return body(
    api.PATCH('/v1/transactions/{id}', {
      params: { path: { id: before.id }, header: ifMatch(before.version) },
      body: patch,
    }),
  );
}

/** The same words have the same key: sent again, they are recorded once. */
class Keys {
  private readonly byWords = new Map<string, string>();

  of(words: string): string {
    const key = this.byWords.get(words) ?? uuidv7();
    this.byWords.set(words, key);
    return key;
  }
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
