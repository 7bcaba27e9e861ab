import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAccounts } from '../accounts/use-accounts';
import { useCategoryLook } from '../categories/use-categories';
import type { EntryForm } from './entry-form';

interface FilledNoticeProps {
  filled: Partial<EntryForm>;
  form: EntryForm;
  onRefuse: () => void;
}

/** What the payee's last entry filled in and still stands; it can be refused at once, or changed in its field. */
export function FilledNotice({ filled, form, onRefuse }: FilledNoticeProps) {
  const { t } = useTranslation();
  const look = useCategoryLook();
  const { data: accounts } = useAccounts();
  const { categoryId = null, accountId, tags = [] } = filled;
  const words = [
    form.categoryId === categoryId ? look(categoryId)?.name : undefined,
    form.accountId === accountId ? accounts?.find(({ id }) => id === accountId)?.name : undefined,
    ...tags.filter((tag) => form.tags.includes(tag)).map((tag) => `#${tag}`),
  ].filter((word) => word !== undefined);
  if (words.length === 0) return null;
  return (
    <Group gap="xs" justify="space-between" wrap="nowrap">
      <Text size="sm" c="dimmed" role="status">
        {t('entry.filled', { what: words.join(' · ') })}
      </Text>
      <Button variant="subtle" onClick={onRefuse} style={{ flex: 'none' }}>
        {t('entry.notThisTime')}
      </Button>
    </Group>
  );
}
