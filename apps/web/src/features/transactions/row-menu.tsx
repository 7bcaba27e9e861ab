import type { TFunction } from 'i18next';
import { EllipsisVertical } from 'lucide-react';
import { Suspense } from 'react';
import { OpenRowMenu } from './fetched-parts';
import classes from './transaction-list.module.css';
import type { RowAction } from './use-row-actions';

interface RowMenuProps {
  t: TFunction;
  name: string;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onAct: (action: RowAction) => void;
}

/** What can be done with a row. Of the many rows only the one whose menu is open has one. */
export function RowMenu({ t, name, isOpen, onOpen, onAct }: RowMenuProps) {
  const button = (
    <button
      type="button"
      aria-label={t('transactions.actionsOf', { name })}
      aria-haspopup="menu"
      className={`mantine-focus-auto ${classes.menu}`}
      data-menu
      onClick={isOpen ? undefined : () => onOpen(true)}
    >
      <EllipsisVertical size={18} aria-hidden />
    </button>
  );
  if (!isOpen) return button;
  return (
    <Suspense fallback={button}>
      <OpenRowMenu t={t} button={button} onOpen={onOpen} onAct={onAct} />
    </Suspense>
  );
}
