import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAccounts } from '../accounts/use-accounts';
import { useCategoryLook } from '../categories/use-categories';
import type { EntryForm } from './entry-form';

interface FilledNoticeProps {
  filled: Partial<EntryForm>;
  onRefuse: () => void;
}

/** What the payee's last entry filled in; it can be refused at once, or changed in its field. */
export function FilledNotice({ filled, onRefuse }: FilledNoticeProps) {
  const { t } = useTranslation();
  const look = useCategoryLook();
  const { data: accounts } = useAccounts();
  const account = accounts?.find(({ id }) => id === filled.accountId)?.name;
  const words = [
    look(filled.categoryId ?? null)?.name,
    account,
    ...(filled.tags ?? []).map((tag) => `#${tag}`),
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
