import { Menu } from '@mantine/core';
import type { TFunction } from 'i18next';
import { BookmarkPlus, Copy, EllipsisVertical, Pencil, Trash2 } from 'lucide-react';
import classes from './transaction-list.module.css';
import type { RowAction } from './use-row-actions';

interface RowMenuProps {
  t: TFunction;
  name: string;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onAct: (action: RowAction) => void;
}

const ACTIONS = [
  { action: 'open', label: 'app.edit', icon: Pencil },
  { action: 'repeat', label: 'entry.repeat', icon: Copy },
  { action: 'keep', label: 'templates.keep', icon: BookmarkPlus },
  { action: 'delete', label: 'app.delete', icon: Trash2 },
] as const;

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
    <Menu
      opened
      onChange={onOpen}
      position="bottom-end"
      returnFocus={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {ACTIONS.map(({ action, label: words, icon: Icon }) => (
          <Menu.Item key={action} leftSection={<Icon size={18} aria-hidden />} onClick={() => onAct(action)}>
            {t(words)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
