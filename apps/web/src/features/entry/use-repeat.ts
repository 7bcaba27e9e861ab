import { notifications } from '@mantine/notifications';
import type { CivilDate } from '@hisaab/kernel';
import { uuidv7 } from '@hisaab/kernel';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client';
import { useFormats, useToday } from '../../app/formats';
import { useProblemText } from '../../app/problem-text';
import { bookChanged } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';
import { formOf, toBody } from './entry-form';

type Transaction = Schemas['Transaction'];

/** The same again, of today. What had no category is given none, so that it is the same. */
export function repeatOf(
  transaction: Transaction,
  today: CivilDate,
  id: string,
): Schemas['TransactionCreate'] | null {
  const { amount, toAmount, splits, type, categoryId } = transaction;
  const form = { ...formOf(transaction), id, date: today, time: null };
  const made = toBody(form, { from: amount.currency, to: toAmount?.currency ?? null });
  if (!made) return null;
  return type === 'transfer' || splits.length > 0 ? made : { ...made, categoryId };
}

/** Records an entry once more, dated today, and offers to take it back. */
export function useRepeat() {
  const { t } = useTranslation();
  const { amount } = useFormats();
  const today = useToday();
  const say = useProblemText();
  const offerUndo = useUndo();
  return useMutation({
    mutationFn: (transaction: Transaction) => {
      const made = repeatOf(transaction, today, uuidv7());
      if (!made) throw new Error('no amount');
      const header = { 'Idempotency-Key': uuidv7() };
      return body(api.POST('/v1/transactions', { params: { header }, body: made }));
    },
    onSuccess: (saved) => {
      bookChanged();
      offerUndo(t('entry.repeated', { amount: amount(saved.amount) }), () =>
        undoChangeSet(saved.changeSetId),
      );
    },
    onError: (error) => notifications.show({ message: say(error), color: 'red' }),
  });
}
