import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCategoryLook } from '../categories/use-categories';
import { useEntry } from '../entry/entry-context';
import { formOf } from '../entry/entry-form';
import { useRepeat } from '../entry/use-repeat';
import { useDeleteTransaction } from '../entry/use-save-entry';
import { templateOf } from '../templates/template-form';
import { useKeepTemplate } from '../templates/use-templates';
import type { Transaction } from './use-transactions';

export type RowAction = 'open' | 'repeat' | 'keep' | 'delete';

type Act = (action: RowAction, transaction: Transaction) => void;

/** What the menu of a row and its keys do; each can be taken back. The same always: no row is drawn anew for it. */
export function useRowActions(): Act {
  const act = useActions();
  const now = useRef(act);
  useEffect(() => {
    now.current = act;
  });
  return useCallback((action, transaction) => now.current(action, transaction), []);
}

function useActions(): Act {
  const { t } = useTranslation();
  const openEntry = useEntry();
  const look = useCategoryLook();
  const repeat = useRepeat();
  const keep = useKeepTemplate();
  const remove = useDeleteTransaction();
  return (action, transaction) => {
    if (action === 'open') openEntry({ transaction });
    else if (action === 'repeat') repeat.mutate(transaction);
    else if (action === 'delete') remove.mutate(transaction);
    else {
      const { payee, note, amount, toAmount, categoryId } = transaction;
      const name = payee ?? note ?? look(categoryId)?.name ?? t('type.moved');
      const currencies = { from: amount.currency, to: toAmount?.currency ?? null };
      keep.mutate(templateOf(formOf(transaction), currencies, name));
    }
  };
}
