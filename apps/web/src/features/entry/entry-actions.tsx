import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { BookmarkPlus, Copy, EllipsisVertical, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { templateOf } from '../templates/template-form';
import { useKeepTemplate } from '../templates/use-templates';
import classes from './entry.module.css';
import type { Currencies, EntryForm } from './entry-form';
import { useRepeat } from './use-repeat';
import type { DeleteEntry } from './use-save-entry';

interface EntryActionsProps {
  form: EntryForm;
  currencies: Currencies;
  edited: Schemas['Transaction'] | undefined;
  isSaving: boolean;
  /** What a template is called when the entry names nobody. */
  name: string;
  remove: DeleteEntry;
  onDone: () => void;
}

/** What is done with the entry; saving stays in sight. */
export function EntryActions(props: EntryActionsProps) {
  const { form, currencies, edited, onDone } = props;
  const { t } = useTranslation();
  const keep = useKeepTemplate();
  const repeat = useRepeat();
  return (
    <Group justify="space-between" wrap="nowrap" className={classes.actions}>
      <Button type="submit" loading={props.isSaving}>
        {t('app.save')}
      </Button>
      <Menu position="top-end" withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon aria-label={t('entry.actions')} loading={keep.isPending}>
            <EllipsisVertical size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {edited && (
            <Menu.Item
              leftSection={<Copy size={18} aria-hidden />}
              onClick={() => repeat.mutate(edited, { onSuccess: onDone })}
            >
              {t('entry.repeat')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<BookmarkPlus size={18} aria-hidden />}
            onClick={() => keep.mutate(templateOf(form, currencies, form.payee.trim() || props.name))}
          >
            {t('templates.keep')}
          </Menu.Item>
          {edited && (
            <Menu.Item
              leftSection={<Trash2 size={18} aria-hidden />}
              onClick={() => props.remove.mutate(edited, { onSuccess: onDone })}
            >
              {t('app.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
