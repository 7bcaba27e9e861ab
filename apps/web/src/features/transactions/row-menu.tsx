import { ActionIcon, Menu } from '@mantine/core';
import { BookmarkPlus, Copy, EllipsisVertical, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './transaction-list.module.css';
import type { RowAction } from './use-row-actions';

interface RowMenuProps {
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
export function RowMenu({ name, isOpen, onOpen, onAct }: RowMenuProps) {
  const { t } = useTranslation();
  const label = t('transactions.actionsOf', { name });
  if (!isOpen) {
    return (
      <ActionIcon
        aria-label={label}
        aria-haspopup="menu"
        className={classes.menu}
        data-menu
        onClick={() => onOpen(true)}
      >
        <EllipsisVertical size={18} aria-hidden />
      </ActionIcon>
    );
  }
  return (
    <Menu
      opened
      onChange={onOpen}
      position="bottom-end"
      returnFocus={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <ActionIcon aria-label={label} className={classes.menu} data-menu>
          <EllipsisVertical size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
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
