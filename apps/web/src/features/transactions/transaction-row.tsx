import { Badge, Checkbox, Text, UnstyledButton } from '@mantine/core';
import { ArrowDownLeft, ArrowLeftRight, ArrowUpRight } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../money/amount';
import { negated } from '../../money/format';
import { useAccounts } from '../accounts/use-accounts';
import { useCategoryLook } from '../categories/use-categories';
import classes from './transaction-row.module.css';
import type { Transaction } from './use-transactions';

interface TransactionRowProps {
  transaction: Transaction;
  onOpen: () => void;
  selected?: boolean;
  onSelect?: (selected: boolean) => void;
}

/** The direction by sign and shape, not by colour alone. */
const SHAPES = { expense: ArrowUpRight, income: ArrowDownLeft, transfer: ArrowLeftRight } as const;

export function TransactionRow({ transaction, onOpen, selected, onSelect }: TransactionRowProps) {
  const { t } = useTranslation();
  const tick = useId();
  const { data: accounts } = useAccounts();
  const look = useCategoryLook();
  const nameOf = (id: string | null) => accounts?.find((account) => account.id === id)?.name ?? '';
  const type =
    transaction.type === 'income' || transaction.type === 'transfer' ? transaction.type : 'expense';
  const Shape = SHAPES[type];
  const category = transaction.splits.length > 0 ? t('entry.splits') : look(transaction.categoryId)?.name;
  const where =
    type === 'transfer'
      ? t('transactions.moved', { from: nameOf(transaction.accountId), to: nameOf(transaction.toAccountId) })
      : nameOf(transaction.accountId);
  const title = transaction.payee ?? transaction.note ?? (type === 'transfer' ? t('type.moved') : category);
  const words = [type === 'transfer' ? null : (category ?? t('categories.none')), where, transaction.note];
  return (
    <div className={classes.row} data-selected={selected || undefined}>
      {onSelect && (
        <label className={classes.check} htmlFor={tick}>
          <Checkbox
            id={tick}
            size="md"
            aria-label={t('transactions.select', { name: title ?? t('categories.none') })}
            checked={selected ?? false}
            onChange={(event) => onSelect(event.currentTarget.checked)}
          />
        </label>
      )}
      <UnstyledButton className={classes.open} onClick={onOpen}>
        <Shape size={18} aria-hidden className={classes.shape} data-type={type} />
        <span className={classes.words}>
          <Text component="span" fw={600} truncate display="block">
            {title ?? t('categories.none')}
          </Text>
          <span className={classes.second}>
            <Text component="span" size="sm" c="dimmed" lineClamp={1} className={classes.rest}>
              {words.filter((word) => word && word !== title).join(' · ')}
            </Text>
            {transaction.categorySource === 'learned' && (
              <Badge variant="default">{t('transactions.learned')}</Badge>
            )}
            {transaction.tags.map((tag) => (
              <Badge key={tag} variant="default" tt="none">
                #{tag}
              </Badge>
            ))}
          </span>
        </span>
        <span className={classes.amount}>
          <Amount
            money={type === 'expense' ? negated(transaction.amount) : transaction.amount}
            signed={type === 'income'}
            strong
          />
        </span>
      </UnstyledButton>
    </div>
  );
}
