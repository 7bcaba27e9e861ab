import { Button, Title } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/formats';
import classes from './transaction-list.module.css';
import { TransactionRow } from './transaction-row';
import type { Transaction } from './use-transactions';

interface ListedTransactionProps {
  transaction: Transaction;
  index: number;
  top: number;
  isHeaded: boolean;
  /** Of the whole list; -1 while its end is not known. */
  setSize: number;
  isSelected: boolean;
  onSelect: (id: string, on: boolean) => void;
  onOpen: (transaction: Transaction) => void;
}

/** A row at its place in the long list, the first of a day below the day's heading. */
export const ListedTransaction = memo(function ListedTransaction(props: ListedTransactionProps) {
  const { transaction, index, isSelected, onSelect, onOpen } = props;
  const { t } = useTranslation();
  const { dayLong } = useFormats();
  const open = () => onOpen(transaction);
  return (
    <div
      role="listitem"
      className={classes.item}
      style={{ top: props.top }}
      aria-posinset={index + 1}
      aria-setsize={props.setSize}
      data-index={index}
      data-id={transaction.id}
    >
      {props.isHeaded && (
        <Title order={2} className={classes.day}>
          {dayLong(transaction.date)}
        </Title>
      )}
      <div className={classes.row}>
        {transaction.state === 'deleted' ? (
          <>
            <TransactionRow transaction={transaction} onOpen={open} />
            <Button variant="default" onClick={open} mr="xs">
              {t('transactions.restore')}
            </Button>
          </>
        ) : (
          <TransactionRow
            transaction={transaction}
            onOpen={open}
            selected={isSelected}
            onSelect={(on) => onSelect(transaction.id, on)}
          />
        )}
      </div>
    </div>
  );
});
