import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/formats';
import { amountOf, isSum } from '../../money/amount-sum';
import { useAccounts } from '../accounts/use-accounts';
import { useCategoryLook } from '../categories/use-categories';
import type { EntryForm } from './entry-form';
import type { Chip } from './quick-form';

/** What a chip says: the field that it stands for, in words. */
export function useChipWords(): (chip: Chip, form: EntryForm) => string {
  const { t } = useTranslation();
  const { day } = useFormats();
  const { data: accounts } = useAccounts();
  const look = useCategoryLook();
  const types = { expense: t('type.spent'), income: t('type.received'), transfer: t('type.moved') };
  const account = (id: string | null) => accounts?.find((one) => one.id === id)?.name ?? '';
  const words: Record<Chip, (form: EntryForm) => string> = {
    type: ({ type }) => types[type],
    amount: ({ amount }) => (isSum(amount) ? (amountOf(amount, 2) ?? amount) : amount),
    date: ({ date }) => (date === '' ? '' : day(date)),
    accountId: ({ accountId }) => account(accountId),
    toAccountId: ({ toAccountId }) => account(toAccountId),
    categoryId: ({ categoryId }) => look(categoryId)?.name ?? '',
    payee: ({ payee }) => payee,
    note: ({ note }) => note,
    tags: ({ tags }) => tags.map((tag) => `#${tag}`).join(' '),
  };
  return (chip, form) => words[chip](form);
}
