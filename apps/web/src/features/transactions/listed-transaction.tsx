import { Button } from '@mantine/core';
import { memo, Suspense } from 'react';
import classes from './transaction-list.module.css';
import type { RowField } from './row-edit';
import { RowMenu } from './row-menu';
import { RowEditor } from './fetched-parts';
import { TransactionRow } from './transaction-row';
import type { RowAction } from './use-row-actions';
import type { RowLook } from './use-row-look';
import type { Transaction } from './use-transactions';

interface ListedTransactionProps {
  transaction: Transaction;
  look: RowLook;
  index: number;
  top: number;
  isHeaded: boolean;
  /** Of the whole list; -1 while its end is not known. */
  setSize: number;
  isSelected: boolean;
  onSelect: (id: string, on: boolean) => void;
  onOpen: (transaction: Transaction) => void;
  /** The field that is edited in its place, and no other row has one. */
  edited: RowField | null;
  isMenuOpen: boolean;
  onMenu: (id: string, isOpen: boolean) => void;
  onAct: (action: RowAction, transaction: Transaction) => void;
  onEdited: (id: string) => void;
}

/** A row at its place in the long list, the first of a day below the day's heading. */
export const ListedTransaction = memo(function ListedTransaction(props: ListedTransactionProps) {
  const { transaction, look, index, isSelected, onSelect, onOpen } = props;
  const { t, formats } = look;
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
      {props.isHeaded && <h2 className={classes.day}>{formats.dayLong(transaction.date)}</h2>}
      <div className={classes.row}>
        {transaction.state === 'deleted' ? (
          <>
            <TransactionRow transaction={transaction} look={look} onOpen={open} />
            <Button variant="default" onClick={open} mr="xs">
              {t('transactions.restore')}
            </Button>
          </>
        ) : (
          <>
            <TransactionRow
              transaction={transaction}
              look={look}
              onOpen={open}
              selected={isSelected}
              onSelect={(on) => onSelect(transaction.id, on)}
            />
            <RowMenu
              t={t}
              name={transaction.payee ?? transaction.note ?? formats.amount(transaction.amount)}
              isOpen={props.isMenuOpen}
              onOpen={(isOpen) => props.onMenu(transaction.id, isOpen)}
              onAct={(action) => props.onAct(action, transaction)}
            />
          </>
        )}
        {props.edited && (
          <Suspense>
            <RowEditor
              transaction={transaction}
              start={props.edited}
              onClose={() => props.onEdited(transaction.id)}
            />
          </Suspense>
        )}
      </div>
    </div>
  );
});
