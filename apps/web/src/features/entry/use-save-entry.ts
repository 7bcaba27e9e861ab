import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body, ifMatch, type Schemas } from '../../api/client';
import { useFormats } from '../../app/formats';
import { bookChanged } from '../../app/query-client';
import { useUndo } from '../../app/undo';
import { type Currencies, type EntryForm, toBody, toPatch } from './entry-form';

type Transaction = Schemas['Transaction'];

async function record(form: EntryForm, currencies: Currencies): Promise<Transaction> {
  const created = toBody(form, currencies);
  if (!created) throw new Error('no amount');
  return body(api.POST('/v1/transactions', { body: created }));
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

/** Records or changes, and offers to take it back. */
export function useSaveEntry(edited: Transaction | undefined) {
  const { t } = useTranslation();
  const { amount } = useFormats();
  const offerUndo = useUndo();
  return useMutation({
    mutationFn: ({ form, currencies }: { form: EntryForm; currencies: Currencies }) =>
      edited ? change(form, currencies, edited) : record(form, currencies),
    onSuccess: (saved) => {
      bookChanged();
      if (edited) {
        const path = { changeSetId: saved.changeSetId };
        offerUndo(t('entry.changed'), () =>
          body(api.POST('/v1/changes/{changeSetId}/undo', { params: { path } })),
        );
      } else {
        offerUndo(t('entry.recorded', { amount: amount(saved.amount) }), () =>
          body(api.DELETE('/v1/transactions/{id}', { params: { path: { id: saved.id } } })),
        );
      }
    },
  });
}

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
