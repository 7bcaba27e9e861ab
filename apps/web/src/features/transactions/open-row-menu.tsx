import { Menu } from '@mantine/core';
import type { TFunction } from 'i18next';
import { BookmarkPlus, Copy, Pencil, Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { RowAction } from './use-row-actions';

interface OpenRowMenuProps {
  t: TFunction;
  button: ReactElement;
  onOpen: (isOpen: boolean) => void;
  onAct: (action: RowAction) => void;
}

const ACTIONS = [
  { action: 'open', label: 'app.edit', icon: Pencil },
  { action: 'repeat', label: 'entry.repeat', icon: Copy },
  { action: 'keep', label: 'templates.keep', icon: BookmarkPlus },
  { action: 'delete', label: 'app.delete', icon: Trash2 },
] as const;

export function OpenRowMenu({ t, button, onOpen, onAct }: OpenRowMenuProps) {
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
